import type { Cell } from '@askchart/vocabulary'
import { columnLinks, type Slot } from '../../link/links.js'
import type { PreparedColumn, PreparedTable, Span } from '../../types.js'
import { cuesOf, type Frame, freeSlots, isFree, using } from '../frame.js'
import { type Condition, wordsOf } from './condition.js'
import { leadsTo } from './related-tables.js'

const YES = new Set(['1', 'y', 'yes', 't', 'true'])
const NO = new Set(['0', 'n', 'no', 'f', 'false'])
const LEADING = new Set('is are was were been be that who which have has had being'.split(' '))

/** The value that says yes in a column of nothing but yes and no; undefined for other columns. */
export function yesOf({ profile }: PreparedColumn): Cell | undefined {
  const values = profile.sampleValues
  const plain = values.map((value) => String(value).toLowerCase())
  if (profile.distinctCount === null || profile.distinctCount > 2 || values.length === 0) return undefined
  if (!plain.every((value) => YES.has(value) || NO.has(value))) return undefined
  return values[plain.findIndex((value) => YES.has(value))]
}

/** Whether a place is what a column's rows are called: their table, or a name of theirs that is called like it. */
const namesRows = ({ links }: Slot, { table }: PreparedColumn): boolean => {
  const [top] = links
  return (
    top?.kind === 'table' ||
    (top?.kind === 'column' && (top.column.isDisplay || top.column.isEntity) && top.column.table === table) ||
    links.some((link) => link.kind === 'table' && link.table === table && link.score >= IN_FULL)
  )
}
const IN_FULL = 0.95

const isValueOf = ({ links: [top] }: Slot, table: PreparedTable): boolean =>
  top?.kind === 'value' && top.column.table === table

/** "Returned products", where the lines of orders are returned. */
function isOwner({ prepared }: Frame, { links: [top] }: Slot, { table }: PreparedColumn): boolean {
  const isThing = top?.kind === 'table' || (top?.kind === 'column' && (top.column.isDisplay || top.column.isEntity))
  return isThing && leadsTo(prepared, table, top.kind === 'table' ? top.table : top.column.table)
}

/** "Billable hours", where a yes/no column says which hours are. */
const measuresRows = ({ links: [top] }: Slot, { table }: PreparedColumn): boolean =>
  top?.kind === 'column' &&
  top.column.table === table &&
  top.column.isNumber &&
  top.column.profile.role === 'MEASURE' &&
  !top.column.isForeignKey

const WHO = new Set(['who', 'that', 'which'])
const ASKING = new Set('show me give us the all of list plot draw display what are were our a an'.split(' '))

/** Whether a place is what is asked for, and split or narrowed: "returns by month", "show me returns in 2025". */
function isFirst({ tokens, cues, periods, slots }: Frame, { from, to }: Slot): boolean {
  const goesOn =
    to === tokens.length ||
    periods.some((period) => period.from >= to && period.from - to <= 1) ||
    cues.some((cue) => cue.from === to && ['group', 'trend', 'granularity'].includes(cue.kind))
  return (
    goesOn && tokens.slice(0, from).every(({ lower }) => ASKING.has(lower)) && slots.every((slot) => slot.from >= from)
  )
}

/** "Coloured by whether the sky was clear" tells the two apart and leaves neither out. */
export function whetherBefore({ tokens, slots }: Frame, { from }: Slot): number | null {
  for (let at = from - 1; at >= Math.max(0, from - WHETHER_REACH); at -= 1) {
    if (tokens[at]?.lower === 'whether') return at
    if (tokens[at]?.kind !== 'word' || slots.some((slot) => slot.to === at + 1 && slot.links[0]?.kind !== 'table'))
      return null
  }
  return null
}
const WHETHER_REACH = 5

/** "Billable vs non-billable hours" tells the two apart too. */
const isOneOfBoth = (frame: Frame, { column, negated, operand }: Condition): boolean =>
  frame.slots.some((other) => {
    if (other.from === operand.from || columnLinks(other)[0]?.column !== column) return false
    const [first, second] = other.from < operand.from ? [other, operand] : [operand, other]
    const denied = (slot: Span): boolean => cuesOf(frame, 'not').some(({ to }) => to === slot.from)
    const between = frame.tokens.slice(first.to, second.from).map(({ lower }) => lower)
    return denied(other) !== negated && between.some((word) => BOTH.has(word)) && between.length <= BOTH_REACH
  })
const BOTH = new Set(['vs', 'versus', 'and', 'or', 'against', 'v'])
const BOTH_REACH = 3

const HAVE = new Set(['with', 'have', 'has', 'had', 'having'])

/** "Students with a scholarship", where a column tells who `has_scholarship`; `from` is where the article stands. */
function hasBefore(
  { tokens, cues }: Frame,
  { from }: Slot,
  { words }: PreparedColumn,
): { readonly from: number; readonly says: boolean } | null {
  if (words[0] !== 'has' || !['a', 'an', 'any'].includes(tokens[from - 1]?.lower ?? '')) return null
  const says =
    HAVE.has(tokens[from - 2]?.lower ?? '') || cues.some(({ kind, to }) => kind === 'none' && to === from - 1)
  return { from: from - 1, says }
}

/** "Teachers working full time". */
const worksSo = ({ tokens, slots }: Frame, { from }: Slot): boolean =>
  tokens[from - 1]?.lower.endsWith('ing') === true &&
  slots.some(({ to, links: [top] }) => to === from - 1 && top?.kind === 'table')

function flagAt(frame: Frame, slot: Slot): Condition | null {
  if (whetherBefore(frame, slot) !== null) return null
  const [top] = columnLinks(slot)
  if (top === undefined || top !== slot.links[0]) return null
  const yes = yesOf(top.column)
  const before = frame.tokens[slot.from - 1]?.lower ?? ''
  const has = hasBefore(frame, slot, top.column)
  const lead = has?.from ?? slot.from
  const not =
    cuesOf(frame, 'not').some(({ to }) => to === slot.from) || cuesOf(frame, 'none').some(({ to }) => to === lead)
  const isParticiple = /(ed|en|sold|won|lost|sent|paid)$/.test(frame.tokens[slot.to - 1]?.lower ?? '')
  // "Escalated tickets", "tickets escalated".
  const described = frame.slots.some(
    (other) =>
      (other.from === slot.to &&
        (namesRows(other, top.column) || (isParticiple && isOwner(frame, other, top.column)))) ||
      // "How many women survived".
      (other.to === slot.from && isParticiple && (namesRows(other, top.column) || isValueOf(other, top.column.table))),
  )
  const ranked = isParticiple && cuesOf(frame, 'extreme').some(({ to }) => to === slot.from)
  const shared = cuesOf(frame, 'share').some(({ from }) => from === slot.to)
  const word = frame.tokens[slot.to - 1]?.lower ?? ''
  // "Number of returns", "first visits by month", "how many survived": of the rows for which it holds.
  const afterCount = [...cuesOf(frame, 'count'), ...cuesOf(frame, 'total')].some(({ to }) => to === slot.from)
  const counted = (/[^s]s$/.test(word) && (isFirst(frame, slot) || afterCount)) || (isParticiple && afterCount)
  const isSplit = cuesOf(frame, 'group').some(({ to }) => to === slot.from)
  // "Work remotely": done so.
  const isManner = /[^l]ly$|ally$/.test(word) && !isSplit
  // "Percentage of senior citizens who churned".
  const next = frame.slots.find(({ from }) => from === slot.to)?.links[0]
  const isSaidOf = next?.kind === 'column' && yesOf(next.column) !== undefined
  const isWho = /[^s]s$/.test(word) && before === 'of' && (isSaidOf || WHO.has(frame.tokens[slot.to]?.lower ?? ''))
  // "Average rating of first visits", "average age of survivors": the rows themselves are named.
  const saysRows =
    /[^s]s$/.test(word) &&
    before === 'of' &&
    cuesOf(frame, 'share').length === 0 &&
    (/[eo]rs$/.test(word) || slot.links.some((link) => link.kind === 'table' && link.table === top.column.table))
  const measured = !isSplit && frame.slots.some((other) => other.from === slot.to && measuresRows(other, top.column))
  // "Number of times" counts what happened, where something is said to be full time.
  const isTimes = word === 'times'
  const says =
    (has !== null && has.says) ||
    worksSo(frame, slot) ||
    measured ||
    shared ||
    saysRows ||
    isWho ||
    LEADING.has(before) ||
    not ||
    described ||
    ranked ||
    counted ||
    isManner
  if (yes === undefined || !says || isTimes) return null
  return {
    from: slot.from,
    to: slot.to,
    column: top.column,
    operator: 'EQ',
    values: [yes],
    negated: not,
    named: null,
    operand: slot,
    score: top.score,
    or: false,
    ...(ranked || counted ? { describes: top.column.table } : {}),
  }
}

/** "Dogs that were abandoned": a column of yes and no, said as a property. */
export function flagConditions(
  frame: Frame,
  beforeTimes: Frame = frame,
): { readonly frame: Frame; readonly conditions: readonly Condition[] } {
  // "First visits in 2024": the day of the visits is spoken of by their name too.
  const slots = freeSlots(beforeTimes).filter((slot) => isFree(frame, slot) || isFirst(beforeTimes, slot))
  const found = slots.flatMap((slot) => flagAt(frame, slot) ?? [])
  const conditions = found.filter((condition) => !isOneOfBoth(frame, condition))
  return { frame: using(frame, ...conditions.flatMap(wordsOf)), conditions }
}
