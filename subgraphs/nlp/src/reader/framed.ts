import type { Granularity } from '@askchart/vocabulary'
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
import { type Cue, isCue } from './tag/cue.js'
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
  const ofAmount = (at: number): boolean => isAmount(tokens, tagged, at)
  const step = stepOf(tagged, options.previous)
  const stretches = periods(tokens, latestDay(prepared, options.today), ofAmount, step).filter(
    ({ from, to }) => !tagged.some((cue) => isDifference(cue, tagged) && cue.from <= from && to <= cue.to),
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

/** "Change from the month before" is no condition on when. */
const isDifference = (cue: Cue, tagged: readonly Cue[]): boolean =>
  cue.kind === 'against' && (cue.strong || tagged.some(({ kind }) => kind === 'growth' || kind === 'change'))

const LENGTHS = new Set<Granularity>(['HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'])
const stepIn = (parts: readonly { readonly granularity?: Granularity }[]): Granularity | null =>
  parts.find(({ granularity }) => granularity !== undefined && LENGTHS.has(granularity))?.granularity ?? null

/** How long a "period" is: the step that is named, else the one that is shown. */
const stepOf = (tagged: readonly Cue[], previous: Reading | undefined): Granularity | null =>
  stepIn(tagged.filter((cue) => isCue(cue, 'granularity'))) ?? stepIn(previous?.query.dimensions ?? [])

const TIME_WORDS = new Set(['after', 'since', 'before', 'until', 'through', 'starting', 'to', 'in'])

/** "More than 2000" is an amount, "in 2000" and "after 2000" are years. */
const isAmount = (tokens: readonly Token[], cues: readonly Cue[], at: number): boolean =>
  tokens[at]?.text.includes('$') === true ||
  cues.some(
    (cue) =>
      cue.kind === 'compare' && cue.operator !== 'EQ' && cue.to === at && !TIME_WORDS.has(tokens[at - 1]?.lower ?? ''),
  )
