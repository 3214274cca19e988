import { type Candidate, candidateOf, type DimensionPart, free, type MeasurePart, type Parts } from './candidate.js'
import type { Clauses } from './assemble.js'
import { COUNT_WORDS, isHeadcount } from './counted.js'
import { standsForMany, thingNamed } from './counted-once.js'
import { isYearNumber } from './filter/times.js'
import { cuesOf, type Frame, inside } from './frame.js'
import { aimWords } from '../lexicon/state-words.js'
import type { Span } from '../types.js'
import type { OrderClause } from './order.js'
import type { Role } from './roles.js'

/** As many as can be told apart by colour. */
const MOST = 5

/** Several measures over one dimension: "private and government jobs by year", "revenue and number of orders by region". */
export function multiples(
  frame: Frame,
  parts: Parts,
  { roles, chart, order }: Pick<Clauses, 'roles' | 'chart' | 'order'>,
): readonly Candidate[] {
  if (chart.mark === 'POINT' || chart.mark === 'ARC' || chart.mark === 'RECT') return []
  const numbers = numbersOf(frame, parts).flatMap((measure) => placeOf(frame, measure))
  const named = [...parts.measures.filter(isCountNamed), ...thingsCounted(frame, roles)]
  const counts = [...named.flatMap((measure) => placeOf(frame, measure)), ...headcount(frame, parts, numbers)]
  const all = inOrder([...numbers, ...counts])
  const listed =
    counts.length > 0 &&
    all.every((one, at) => at === 0 || isOrdered(order, one) || isJoined(frame, all[at - 1] ?? one, one))
  const measures = (listed ? all : inOrder(numbers)).slice(0, MOST).map(({ measure }) => measure)
  if (measures.length < 2) return []
  return parts.dimensions
    .filter((x) => measures.every((measure) => isBesides(measure, x)))
    .map((x) =>
      candidateOf({
        shape: 'multiple',
        x,
        measures: measures.map((measure) => eachOnce(measure, x, frame)),
        mark: chart.mark,
        arrangement: chart.arrangement,
      }),
    )
}

/** Whether a measure and what it is split by are two things: steps of time are said by their own word, though "orders" may mean their date too. */
const isBesides = (measure: MeasurePart, x: DimensionPart): boolean =>
  x.column.isTime && x.granularity !== null
    ? measure.column !== x.column
    : free(measure, x) && (x.column.isTime || measure.role !== x.role)

/** "Number of customers and revenue by month", where orders have the month: each customer of those orders once. */
function eachOnce(measure: MeasurePart, { column: { table } }: DimensionPart, { prepared }: Frame): MeasurePart {
  const owner = measure.table.key?.profile.ref
  const [key, ...others] = table.columns.filter(({ profile: { ref } }) =>
    prepared.profile.relationships.some(({ from, to }) => from === ref && to === owner),
  )
  return measure.aggregate !== 'COUNT' || measure.column !== null || key === undefined || others.length > 0
    ? measure
    : { ...measure, aggregate: 'COUNT_DISTINCT', column: key, table }
}

/** A measure and the words that say it. */
interface Placed extends Span {
  readonly measure: MeasurePart
}

const isSame = (a: MeasurePart, b: MeasurePart): boolean =>
  a.column === b.column &&
  a.aggregate === b.aggregate &&
  a.table === b.table &&
  // "Orders and their return rate" are two counts.
  (a.column !== null || a.role === b.role)

const inOrder = (places: readonly Placed[]): readonly Placed[] =>
  [...places]
    .sort((a, b) => a.from - b.from)
    .filter(({ measure }, at, all) => all.findIndex((other) => isSame(other.measure, measure)) === at)

const isOrdered = (order: OrderClause | null, { from }: Placed): boolean =>
  order !== null && typeof order.target !== 'string' && order.target.some((slot) => slot.from === from)

const JOINTS = new Set('and & , plus with as well also along the their its of how many'.split(' '))

/** "Number of orders and total revenue", where "employees whose bonus" are not two that are listed. */
function isJoined(frame: Frame, before: Placed, next: Placed): boolean {
  const asks = frame.cues.filter(({ kind }) => kind === 'aggregate' || kind === 'count' || kind === 'total')
  return frame.tokens
    .slice(before.to, next.from)
    .every(({ lower, index }) => JOINTS.has(lower) || asks.some((cue) => inside(index, cue)) || COUNT_WORDS.has(lower))
}

/** The likeliest number that each place may mean. */
function numbersOf(frame: Frame, parts: Parts): readonly MeasurePart[] {
  const aggregates = cuesOf(frame, 'aggregate')
  const last = Math.max(0, ...parts.measures.map(({ role }) => role?.slot.to ?? 0))
  /** "Average price and weight" averages both, "price and weight, average" too, but "revenue and average price" one. */
  const saidOf = ({ slot }: Role) =>
    (aggregates.findLast(({ from }) => from < slot.from) ?? aggregates.find(({ from }) => from >= last))?.aggregate
  const best = new Map<Role, MeasurePart>()
  for (const measure of parts.measures) {
    const { role, aggregate, column } = measure
    if (role === null || aggregate === null || column === null) continue
    const said = saidOf(role)
    const wanted = said === undefined || aggregate === said || measure.said ? measure : { ...measure, aggregate: said }
    const known = best.get(role)
    if (known === undefined || known.score < measure.score) best.set(role, wanted)
  }
  return [...best.values()].filter(({ column }) => column?.profile.role === 'MEASURE' && !isYearNumber(column))
}

/** Where a measure is said, if what stands there surely means it. */
function placeOf({ tokens }: Frame, measure: MeasurePart): readonly Placed[] {
  const { role, score, said } = measure
  // "Target" is the target units.
  const isSure = said || aimWords.has(tokens[(role?.slot.to ?? 0) - 1]?.lower ?? '')
  if (role === null || role.grouped || score <= (isSure ? 0.55 : 0.75)) return []
  return [{ measure, from: role.slot.from, to: role.slot.to }]
}

/** "Number of orders": rows that their own name asks to count. */
const isCountNamed = ({ aggregate, column, table, role }: MeasurePart): boolean => {
  const thing = role === null ? undefined : thingNamed(role.slot)
  return aggregate === 'COUNT' && column === null && thing?.kind === 'table' && thing.table === table
}

/** "Number of patients", where visits hold their ids or names and no table is theirs: each of them once. */
const thingsCounted = (frame: Frame, roles: readonly Role[]): readonly MeasurePart[] =>
  roles.flatMap((role): readonly MeasurePart[] => {
    const [top] = role.slot.links
    if (!role.counted || top?.kind !== 'column' || !standsForMany(frame, role.slot)) return []
    const { column, score } = top
    return [{ aggregate: 'COUNT_DISTINCT', column, table: column.table, role, score, said: true }]
  })

/** "Headcount and average salary": people, each of whom has a row that is measured. */
function headcount(frame: Frame, { measures }: Parts, [number]: readonly Placed[]): readonly Placed[] {
  const cue = frame.cues.find((one) => isHeadcount(frame, one))
  const rows = measures.find(
    ({ aggregate, column, table }) => aggregate === 'COUNT' && !column && table === number?.measure.table,
  )
  return cue === undefined || rows === undefined
    ? []
    : [{ measure: { ...rows, role: null }, from: cue.from, to: cue.to }]
}
