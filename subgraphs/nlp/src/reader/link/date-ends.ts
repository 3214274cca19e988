import type { Aggregate } from '@askchart/vocabulary'
import type { Cue, CueOf } from '../tag/cue.js'
import type { Period } from '../tag/dates.js'
import type { PreparedColumn, PreparedTable, Span, Token } from '../types.js'
import type { Slot } from './links.js'

const ENDS: ReadonlyMap<string, Aggregate> = new Map([
  ['latest', 'MAXIMUM'],
  ['newest', 'MAXIMUM'],
  ['last', 'MAXIMUM'],
  ['recent', 'MAXIMUM'],
  ['earliest', 'MINIMUM'],
  ['oldest', 'MINIMUM'],
  ['first', 'MINIMUM'],
])
/** "On the latest order date", "since the first order date": a day on which something happened. */
const LEADING = new Set(
  'in on at for of by with since until till before after from during to over through as and'.split(' '),
)
const STEPS = new Set('day days week weeks month months quarter quarters year years'.split(' '))
const SURE = 0.9

/** The only date that the rows of a table have. */
function dateOf({ columns }: PreparedTable): PreparedColumn | null {
  const [only, ...others] = columns.filter(({ isTime }) => isTime)
  return only === undefined || others.length > 0 ? null : only
}

/** The date that a place names; with "when", that of the rows it names. */
function dateAt(tokens: readonly Token[], { from, to, links: [top] }: Slot): PreparedColumn | null {
  if (top === undefined || top.score < SURE || tokens.slice(from, to).every(({ lower }) => STEPS.has(lower)))
    return null
  if (top.kind === 'table') return tokens[0]?.lower === 'when' ? dateOf(top.table) : null
  return top.kind === 'column' && top.column.isTime && top.said?.head === true ? top.column : null
}

interface DateEnds {
  readonly cues: readonly CueOf<'aggregate'>[]
  readonly slots: readonly Slot[]
}

/** "Latest order date by channel", "when was the first order": the last or first day of each, and no day's rows. */
function endsOf(tokens: readonly Token[], slots: readonly Slot[]): DateEnds {
  const cues: CueOf<'aggregate'>[] = []
  const settled = slots.map((slot): Slot => {
    const word = tokens[slot.from - 1]
    const aggregate = ENDS.get(word?.lower ?? '')
    const date = aggregate === undefined ? null : dateAt(tokens, slot)
    if (word === undefined || aggregate === undefined || date === null) return slot
    const from = word.lower === 'recent' && tokens[word.index - 1]?.lower === 'most' ? word.index - 1 : word.index
    const before = tokens[from - 1]?.lower === 'the' ? from - 2 : from - 1
    if (LEADING.has(tokens[before]?.lower ?? '')) return slot
    cues.push({ kind: 'aggregate', aggregate, from, to: slot.from })
    const said = { unsaid: 0, head: true, quality: 1, synonym: false, table: false }
    const { to } = slot
    return { ...slot, links: [{ kind: 'column', from: slot.from, to, words: 1, column: date, score: 1, said }] }
  })
  return { cues, slots: settled }
}

interface Found {
  readonly cues: readonly Cue[]
  readonly slots: readonly Slot[]
  readonly times: readonly Period[]
}

const isWithin = (one: Span, others: readonly Span[]): boolean =>
  others.some(({ from, to }) => one.from < to && from < one.to)

/** The words that ask for the first or last date measure it, and are no period, order or limit. */
export function withDateEnds(tokens: readonly Token[], found: Found): Found {
  const { cues, slots } = endsOf(tokens, found.slots)
  if (cues.length === 0) return found
  return {
    cues: [...found.cues.filter((cue) => !isWithin(cue, cues)), ...cues],
    slots,
    times: found.times.filter((time) => !isWithin(time, cues)),
  }
}
