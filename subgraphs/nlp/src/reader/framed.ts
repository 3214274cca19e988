import { columnsOf } from './follow-up/filters.js'
import { type Frame, indexes } from './assemble/frame.js'
import { otherCharts } from './assemble/other-charts.js'
import { outsideAmounts } from './link/counted-names.js'
import { withDateEnds } from './link/date-ends.js'
import { latestDay } from './link/latest-day.js'
import { link, outsideNames } from './link/link.js'
import type { Slot } from './link/links.js'
import { spelledOut } from './link/spelled-out.js'
import { outsideThings, ranking, turned } from './link/turned.js'
import { normalize } from './normalize/normalize.js'
import type { Cue } from './tag/cue.js'
import { periods } from './tag/dates.js'
import { tag } from './tag/tag.js'
import type { PreparedDataset, Reading, ReadOptions, Token } from './types.js'

const knows =
  (prepared: PreparedDataset) =>
  (token: Token): boolean =>
    prepared.stems.has(token.stem) || prepared.tableStems.has(token.stem) || prepared.values.has(token.stem)

/** What a prompt's words are and may name, whenever it is asked and whatever else its values are. */
interface Heard {
  readonly prompt: string
  readonly tokens: readonly Token[]
  readonly tagged: readonly Cue[]
  /** What they name by the profile alone, without values looked up for them. */
  readonly byProfile: () => readonly Slot[]
}

const lastHeard = new WeakMap<PreparedDataset, Heard>()

/** A prompt is framed twice in a row: for the phrases to look up, and to be read. */
function heardOf(prompt: string, prepared: PreparedDataset): Heard {
  const last = lastHeard.get(prepared)
  if (last?.prompt === prompt) return last
  const tokens = spelledOut(normalize(prompt), prepared)
  const tagged = outsideThings(
    turned(ranking(tag(tokens, knows(prepared)), tokens), tokens, prepared),
    tokens,
    prepared,
  )
  let linked: readonly Slot[] | null = null
  const heard = { prompt, tokens, tagged, byProfile: () => (linked ??= link(tokens, tagged, prepared, [])) }
  lastHeard.set(prepared, heard)
  return heard
}

/** A prompt's words with what they are and what they may name, before any clause is read. */
export function framed(prompt: string, prepared: PreparedDataset, options: ReadOptions): Frame {
  const { tokens, tagged, byProfile } = heardOf(prompt, prepared)
  const { valueMatches = [] } = options
  const stretches = periods(tokens, latestDay(prepared, options.today), (at) => isAmount(tokens, tagged, at)).filter(
    ({ from, to }) => !tagged.some((cue) => cue.kind === 'against' && cue.from <= from && to <= cue.to),
  )
  const found = valueMatches.length === 0 ? byProfile() : link(tokens, tagged, prepared, valueMatches)
  const linked = found.filter((slot) => !stretches.some((period) => period.from <= slot.from && slot.to <= period.to))
  const { cues, slots, times } = withDateEnds(tokens, { cues: tagged, slots: linked, times: stretches })
  return {
    tokens,
    cues: outsideAmounts(tokens, outsideNames(cues, slots), slots),
    slots,
    periods: times,
    prepared,
    context: new Set(options.previous === undefined ? [] : refsOf(options.previous.query)),
    used: new Set(otherCharts(tokens, slots).flatMap(indexes)),
  }
}

const refsOf = ({ measures, dimensions, filter }: Reading['query']): readonly string[] => [
  ...[...measures, ...dimensions].flatMap(({ column }) => column ?? []),
  ...(filter === undefined ? [] : columnsOf(filter)),
]

const TIME_WORDS = new Set(['after', 'since', 'before', 'until', 'through', 'starting', 'to', 'in'])

/** "More than 2000" is an amount, "in 2000" and "after 2000" are years. */
const isAmount = (tokens: readonly Token[], cues: readonly Cue[], at: number): boolean =>
  tokens[at]?.text.includes('$') === true ||
  cues.some(
    (cue) =>
      cue.kind === 'compare' && cue.operator !== 'EQ' && cue.to === at && !TIME_WORDS.has(tokens[at - 1]?.lower ?? ''),
  )
