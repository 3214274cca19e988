import { type Derivation, type Granularity, splitRef } from '@askchart/vocabulary'
import { type Slot, tableLinks } from '../link/links.js'
import type { PreparedColumn, PreparedTable, Span, Token } from '../types.js'
import { leadsTo } from './filter/related-tables.js'
import { cuesOf, type Frame, isFree, using } from './frame.js'
import { type Rate, readRate } from './rates.js'
import { type Ratio, readRatio } from './ratios.js'
import { readTimeStep, type TimeStep } from './time-axis.js'

/** "Profit per order": so much for each row of a table, or for each of the keys that rows repeat, as the lines of an order do. */
export interface Each {
  readonly table: PreparedTable
  readonly key: PreparedColumn | null
  readonly repeats: boolean
  /** Where it is said what there is for each. */
  readonly measured?: Slot
  /** "Items per order": rows are counted for each. */
  readonly counts?: true
}

/** What the prompt makes of a measure beyond its aggregate. */
export interface DerivedClause {
  /** Along time: a running total, or the growth since the period before. */
  readonly derive: Extract<Derivation, { readonly kind: 'RUNNING_TOTAL' | 'CHANGE' | 'GROWTH' }> | null
  readonly per: Each | null
  readonly ratio: Ratio | null
  readonly rate: Rate | null
}

export interface Derived {
  readonly frame: Frame
  readonly derived: DerivedClause
  /** The step of time that the comparison itself names. */
  readonly granularity: Granularity | null
}

const NONE: DerivedClause = { derive: null, per: null, ratio: null, rate: null }

/** Ratios, rates, and what is made of a measure along time or for each of something. */
export function readDerived(frame: Frame): Derived {
  const { frame: afterRate, rate } = readRate(frame)
  const { frame: afterRatio, ratio } = readRatio(afterRate)
  const found = readChange(afterRatio)
  return { ...found, derived: { ...found.derived, rate, ratio } }
}

/** "Growth", "yoy", "change compared to the previous month", "cumulative": read where it is no name of the data. */
function readChange(frame: Frame): Derived {
  const free = <K extends 'running' | 'growth' | 'change' | 'against'>(kind: K) =>
    cuesOf(frame, kind).filter((cue) => isFree(frame, cue) && !frame.slots.some((slot) => covers(slot, cue)))
  const [running] = free('running')
  if (running !== undefined)
    return {
      frame: using(frame, running),
      derived: { ...NONE, derive: { kind: 'RUNNING_TOTAL' } },
      granularity: null,
    }
  const [growth] = free('growth')
  const [change] = free('change')
  const [against] = free('against').filter((cue) => !isPoint(frame.tokens[cue.to]) && !joinsPeriods(frame, cue))
  const verb = growth !== undefined && ['grow', 'grew'].includes(frame.tokens[growth.from]?.lower ?? '')
  const stepped = cuesOf(frame, 'granularity').length > 0
  const grows = growth !== undefined && (!verb || against !== undefined || stepped)
  // "Compared to the previous period": one of the steps that are shown, if any are.
  const isKnown = against?.granularity !== null || readTimeStep(frame) !== null
  const differs = against !== undefined && isKnown && (change !== undefined || against.strong)
  if (!grows && !differs) return { ...readPer(frame), granularity: null }
  const kind = !grows && change !== undefined ? 'CHANGE' : 'GROWTH'
  const spans = [growth, change, against].filter((cue) => cue !== undefined)
  const rest = using(frame, ...spans)
  const step = readTimeStep(rest)
  const yearBefore = against?.granularity === 'YEAR' && step !== null && step.granularity !== 'YEAR'
  return {
    frame: rest,
    derived: { ...NONE, derive: { kind, ...(yearBefore ? { against: 'YEAR_BEFORE' as const } : {}) } },
    granularity: step === null ? (against?.granularity ?? null) : null,
  }
}

/** "From the year before 2020" is before 2020. */
const isPoint = (token: Token | undefined): boolean =>
  token !== undefined && (token.value !== null || token.kind === 'date' || token.kind === 'quoted')

/** "Last month vs the previous month" are two months, side by side. */
const joinsPeriods = ({ periods }: Frame, { from }: Span): boolean =>
  periods.some((period) => period.from < from && from < period.to)

const covers = (slot: { readonly from: number; readonly to: number }, cue: typeof slot): boolean =>
  slot.from <= cue.from && cue.to <= slot.to

const MANY = 50

/** The step that a comparison names where nothing else does. */
export const stepOfDerived = (granularity: Granularity | null): TimeStep | null =>
  granularity === null ? null : { granularity, from: -1, to: -1, binned: false }

const SINGLE = /[^s]$|ss$/
const UNIT_WORDS = new Set('size value amount total revenue sales spend worth'.split(' '))

interface PerEach {
  readonly each: Each
  /** The words that say of what each. */
  readonly span: Span
}

const rowsOf = (table: PreparedTable): Each => ({ table, key: table.key, repeats: false })

/** The key at a place that several rows of the measured table have. */
function repeatedKey({ links }: Slot, measured: PreparedTable): Each | null {
  const key = links.find((link) => link.kind === 'column' && link.column.isKey && link.column.table === measured)
  if (key?.kind !== 'column') return null
  const many = key.column.profile.distinctCount ?? 0
  return many >= MANY && many < measured.profile.rowCount ? { table: measured, key: key.column, repeats: true } : null
}

/** Whether each row of a table belongs to one of another, which so has several. */
const belongs = ({ prepared }: Frame, many: PreparedTable, one: PreparedTable): boolean =>
  many !== one &&
  prepared.profile.relationships.some(
    ({ from, to }) => splitRef(from).table === many.profile.name && splitRef(to).table === one.profile.name,
  )

const averages = (frame: Frame, at: number): boolean =>
  cuesOf(frame, 'aggregate').some((cue) => cue.aggregate === 'AVERAGE' && cue.to <= at && at - cue.to <= 1)

/** "Average order value": so much for each order, where the money stands in the lines of orders. */
function ofWhole(frame: Frame): PerEach | null {
  for (const slot of frame.slots) {
    const [top] = slot.links
    const words = frame.tokens.slice(slot.from, slot.to)
    const isAmount = UNIT_WORDS.has(words.at(-1)?.lower ?? '') && words.length > 1
    if (top?.kind !== 'column' || top.column.profile.role !== 'MEASURE' || !isAmount || !averages(frame, slot.from))
      continue
    const table = tableLinks(slot).find((link) => belongs(frame, top.column.table, link.table))?.table
    const each = table === undefined ? repeatedKey(slot, top.column.table) : rowsOf(table)
    if (each !== null) return { each: { ...each, measured: slot }, span: { from: slot.from, to: slot.from } }
  }
  return null
}

/**
 * "Profit per order by channel": a number for each row of a table of many, beside what it is grouped by; or an average
 * for each, "average revenue per order", "average number of orders per customer".
 */
function perEach(frame: Frame): PerEach | null {
  for (const cue of cuesOf(frame, 'group')) {
    if (frame.tokens[cue.from]?.lower !== 'per' || cue.to !== cue.from + 1) continue
    const slot = frame.slots.find(({ from }) => from === cue.to)
    const before = frame.slots.find(({ to }) => to === cue.from)
    const table = slot === undefined ? undefined : tableLinks(slot).find(({ score }) => score >= 0.9)?.table
    const measured = before?.links.find((link) =>
      link.kind === 'table'
        ? table === undefined || belongs(frame, link.table, table)
        : link.column.profile.role === 'MEASURE',
    )
    const items = slot === undefined ? null : itemsOfEach(frame, cue.from, slot)
    if (items !== null) return items
    if (slot === undefined || before === undefined) continue
    const repeated =
      table === undefined && measured?.kind === 'column' ? repeatedKey(slot, measured.column.table) : null
    const each = table === undefined ? repeated : rowsOf(table)
    if (each === null || each.table.profile.rowCount < MANY) continue
    const thing = { ...each, measured: before }
    const span = { from: cue.from, to: slot.to }
    const isAverage = SINGLE.test(frame.tokens[slot.to - 1]?.lower ?? '') && averages(frame, before.from)
    if (measured?.kind === 'table' && isAverage && belongs(frame, measured.table, thing.table))
      return { each: thing, span }
    if (measured?.kind !== 'column' || measured.column.profile.role !== 'MEASURE') continue
    // "Per order by channel": the words "order by" are no sorting here.
    const others =
      cuesOf(frame, 'group').some((other) => other !== cue && other.from >= cue.to) ||
      frame.tokens.some(({ lower, index }) => lower === 'by' && index >= cue.to)
    if (others || (isAverage && (repeated !== null || leadsTo(frame.prepared, measured.column.table, thing.table))))
      return { each: thing, span }
  }
  return null
}

/** "Items per order", where rows repeat the id of their order: so many rows for each. */
function itemsOfEach({ tokens }: Frame, per: number, slot: Slot): PerEach | null {
  const key = slot.links.find((link) => link.kind === 'column' && link.column.isKey)
  const each = key?.kind === 'column' ? repeatedKey(slot, key.column.table) : null
  const isCounted = ITEMS.has(tokens[per - 1]?.lower ?? '') && SINGLE.test(tokens[slot.to - 1]?.lower ?? '')
  return each === null || !isCounted ? null : { each: { ...each, counts: true }, span: { from: per - 1, to: slot.to } }
}
const ITEMS = new Set(['items', 'lines', 'rows', 'entries'])

function readPer(frame: Frame): Pick<Derived, 'frame' | 'derived'> {
  const found = perEach(frame) ?? ofWhole(frame)
  if (found === null) return { frame, derived: NONE }
  return { frame: using(counting(frame, found.span), found.span), derived: { ...NONE, per: found.each } }
}

/** "Average number of orders per customer" counts orders. */
const counting = (frame: Frame, { from }: Span): Frame => ({
  ...frame,
  cues: frame.cues.map((cue) => {
    const counts = cue.kind === 'aggregate' && cue.to < from && frame.tokens[cue.from + 1]?.lower === 'number'
    return counts ? { from: cue.from, to: cue.to, kind: 'count' as const } : cue
  }),
})
