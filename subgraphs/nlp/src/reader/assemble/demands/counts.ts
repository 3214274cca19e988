import { singular, stemOf } from '../../normalize/stem.js'
import type { PreparedColumn, PreparedTable, Token } from '../../types.js'
import { dimensionsOf, type MeasurePart, tablesOf } from '../candidate.js'
import { isThing, thingNamed } from '../counted-once.js'
import { leadsTo } from '../filter/related-tables.js'
import { cuesOf, type Frame, overlap } from '../frame.js'
import { ranksByBusiness } from '../measures.js'
import { isRated } from '../rates.js'
import type { Role } from '../roles.js'
import { partOfWhole } from '../shares.js'
import { type Asked, type Demand, isGroup, isMeasure, isShown, topOf } from './demand.js'

/** "How many countries had more than 100 million people": one number, where nothing is grouped by. */
export const oneNumber: Demand = ({ frame, chart, roles, step, limit, conditions }) => {
  const asks = frame.tokens[0]?.lower === 'how' && frame.tokens[1]?.lower === 'many'
  // "Over 50" is no group.
  const groups = cuesOf(frame, 'group').some((cue) => !conditions.some((condition) => overlap(condition, cue)))
  const grouped = groups || step !== null || cuesOf(frame, 'trend').length > 0
  const ranges = cuesOf(frame, 'bin').length > 0
  return asks && !grouped && !ranges && limit === null && chart.mark === null && roles.length < 3
    ? ({ shape }) => shape === 'single'
    : null
}

/** "How many hours did Ann work": an amount that is named is added up, where rows would be counted. */
export const howMuchOf: Demand = ({ frame: { tokens }, roles }) => {
  const named = roles.find(({ slot: { from } }) =>
    AMOUNTS.has(`${tokens[from - 2]?.lower ?? ''} ${tokens[from - 1]?.lower ?? ''}`),
  )
  const top = named === undefined ? undefined : topOf(named)
  if (named === undefined || !isMeasure(named) || top?.kind !== 'column') return null
  if (top.score < LIKELY && !isCountOf(top.column, named, tokens)) return null
  return top.column.profile.defaultAggregate === 'SUM'
    ? ({ measures }) => measures.some(({ column, aggregate }) => column === top.column && aggregate === 'SUM')
    : null
}

const AMOUNTS = new Set(['how many', 'number of'])

/** "Rooms" of a column `room_count`, whose other words say just that they are counted. */
const isCountOf = ({ words }: PreparedColumn, { slot: { from, to } }: Role, tokens: readonly Token[]): boolean => {
  const said = tokens.slice(from, to).map(({ stem }) => stem)
  const unsaid = words.filter((word) => !said.includes(word))
  return unsaid.length > 0 && unsaid.length < words.length && unsaid.every((word) => COUNTS.has(word))
}
const COUNTS = new Set(['count', 'number', 'num', 'no', 'total', 'nr', 'qty', 'quantity'].map(stemOf))

/** "Number of customers that have no cancelled order": customers are counted, and never the orders that they lack. */
export const notWhatIsLacked: Demand = ({ conditions }) => {
  const lacked = conditions.flatMap(({ related, negated }) =>
    related !== undefined && negated && related.count === undefined ? [related.table] : [],
  )
  return lacked.length === 0 ? null : (candidate) => [...tablesOf(candidate)].every((table) => !lacked.includes(table))
}

/** "Return rate by month": the rows of which a part is told are counted, alone or beside what else is asked for. */
export const ofRate: Demand = ({ derived: { rate } }) =>
  rate === null
    ? null
    : ({ shape, measures }) =>
        shape !== 'histogram' &&
        (shape === 'multiple' || measures.length === 1) &&
        measures.some((measure) => countsRows(measure, rate.table) && (measures.length === 1 || isRated(measure, rate)))

const countsRows = ({ aggregate, column, table }: MeasurePart, of: PreparedTable): boolean =>
  aggregate === 'COUNT' && column === null && table === of

/** "Share of revenue from the consumer segment" is one number, of what is said. */
export const asPart: Demand = ({ frame, roles, conditions }) => {
  if (partOfWhole(frame, roles, conditions) === null) return null
  const measured = roles.filter((role) => isMeasure(role) && !role.filtered)
  return ({ shape, measures: [measure] }) =>
    shape === 'single' &&
    (measure?.aggregate === 'SUM' || measure?.aggregate === 'COUNT') &&
    (measured.length === 0 || (measure.role !== null && measured.includes(measure.role)))
}

/** "Most popular", "most common": how many there are of each, where nothing is measured. */
export const ofPopular: Demand = ({ frame, roles }) => {
  const counts = cuesOf(frame, 'extreme').some(
    ({ from, to }) =>
      POPULAR.has(frame.tokens[to - 1]?.lower ?? '') ||
      USED.has(frame.tokens[to]?.lower ?? '') ||
      USED.has(frame.tokens[from - 1]?.lower ?? ''),
  )
  if (!counts || roles.some(isMeasure)) return null
  // What happens has a date; what is sold is popular by how it sells.
  return ({ x, measures: [measure] }) =>
    measure?.aggregate === 'COUNT' &&
    x?.column.table === measure.table &&
    measure.table.columns.some(({ isTime }) => isTime)
}

const USED = new Set(['used', 'chosen'])
const POPULAR = new Set(['popular', 'common', 'frequent'])

/** "Busiest month": how much happens, where nothing is measured. */
export const ofBusy: Demand = ({ frame, roles }) => {
  if (!ranksByBusiness(frame) || roles.some(isMeasure)) return null
  return ({ x, measures: [measure] }) =>
    measure?.aggregate === 'COUNT' &&
    measure.table.columns.some(({ isTime }) => isTime) &&
    x !== null &&
    (x.column.table === measure.table || leadsTo(frame.prepared, measure.table, x.column.table))
}

/** "Most returned products": so many rows of that state. */
export const mostOfState: Demand = ({ limit, conditions }) => {
  const state = conditions.find(({ describes, operand }) => describes !== undefined && operand.from === limit?.to)
  return state === undefined
    ? null
    : ({ measures: [measure] }) =>
        measure?.aggregate === 'COUNT' && measure.column === null && measure.table === state.describes
}

/** "Orders without discount": where rows are counted they are the orders. */
export const ofDescribed: Demand = ({ conditions }) => {
  const described = conditions.find(({ describes }) => describes !== undefined)?.describes
  return described === undefined
    ? null
    : ({ measures: [measure] }) =>
        measure?.aggregate !== 'COUNT' || measure.column !== null || measure.table === described
}

/** "Items per order": of the rows, or the numbers, that belong to what each is. */
export const ofPer: Demand = ({ derived: { per }, frame: { prepared } }) =>
  per === null
    ? null
    : ({ measures: [measure] }) =>
        measure !== undefined &&
        (measure.table === per.table || leadsTo(prepared, measure.table, per.table)) &&
        (per.counts === undefined || (measure.aggregate === 'COUNT' && measure.column === null))

/** "Average number of items per order" is not split by items. */
export const notByCounted: Demand = ({ derived: { per } }) =>
  per === null ? null : (candidate) => !dimensionsOf(candidate).some(({ role }) => role?.counted === true)

/** "Customers by channel", "number of countries per cluster": of two names, so many of the first for each of the second. */
export const soManyOfEach: Demand = ({ roles, limit, chart, step, frame }) => {
  const [first, second, ...others] = roles.filter((role) => !role.filtered)
  if (first === undefined || others.length > 0 || limit !== null || first.grouped || first.coloured) return null
  const thing = thingNamed(first.slot)
  const isNamed = (thing?.kind !== 'table' || thing.score >= SURELY) && isThing(frame, first.slot)
  const isThings = isNamed && !isSingular(frame, first)
  // A number is added up, and of a date there is nothing to count.
  const isText = thing?.kind === 'column' && thing.column.profile.type === 'STRING' && first.counted
  if ((!isText && !isThings) || first.axis !== null || chart.mark === 'POINT' || chart.histogram) return null
  // "Orders placed by customers each month".
  if (second?.grouped === false && step !== null) return null
  if (
    second === undefined
      ? step === null
      : !SPLITS.has(frame.tokens[second.slot.from - 1]?.lower ?? '') || !splits(second)
  )
    return null
  const isOfThem = ({ table }: MeasurePart): boolean =>
    thing?.kind !== 'table' || table === thing.table || frame.prepared.distance(table, thing.table) === 1
  return (candidate) => {
    const dimensions = dimensionsOf(candidate)
    const [measure] = candidate.measures
    const counts = measure?.aggregate === 'COUNT' || measure?.aggregate === 'COUNT_DISTINCT'
    return (
      counts &&
      isOfThem(measure) &&
      dimensions.length > 0 &&
      !dimensions.some(({ role, column }) => role === first && !column.isTime) &&
      (second === undefined || isShown(candidate, second))
    )
  }
}
const SPLITS = new Set(['by', 'per'])
/** A group, or a number of a few values, such as that of a cluster. */
const splits = (role: Role): boolean => {
  const top = topOf(role)
  return isGroup(role) || (top?.kind === 'column' && (top.column.profile.distinctCount ?? Infinity) <= FEW)
}
const FEW = 30
const SURELY = 0.9
/** "Units" where a column is called quantity. */
const LIKELY = 0.7
const isSingular = ({ tokens }: Frame, { slot }: Role): boolean => {
  const word = tokens[slot.to - 1]?.lower ?? ''
  return singular(word) === word
}

/**
 * "Tickets resolved within 2 hours", "returns in 2025", where nothing else is asked for: how many there are, where they have no names
 * that could be shown.
 */
export const howManyMeet: Demand = (asked) => {
  const counted = metAlone(asked)
  return counted === null
    ? null
    : ({ shape, measures: [measure] }) =>
        shape === 'single' && measure?.aggregate === 'COUNT' && measure.column === null && measure.table === counted
}

const ASKS = ['count', 'total', 'aggregate', 'group', 'share', 'trend', 'distribution', 'relation', 'versus'] as const

/** Rows without names of which nothing is asked but what they meet; null where anything is. */
export function metAlone({
  frame,
  roles,
  conditions,
  step,
  chart,
  limit,
}: Pick<Asked, 'frame' | 'roles' | 'conditions' | 'step' | 'chart' | 'limit'>): PreparedTable | null {
  const asks = ASKS.some((kind) =>
    cuesOf(frame, kind).some((cue) => !conditions.some((condition) => overlap(condition, cue))),
  )
  if (conditions.length === 0 || asks || step !== null || limit !== null || chart.mark !== null) return null
  const spoken = roles.filter((role) => !role.filtered)
  const described = conditions.find(({ describes }) => describes !== undefined)?.describes
  if (spoken.length === 0 && described !== undefined) return described
  const named = roles.filter((role) => topOf(role)?.kind === 'table')
  const [subject, ...others] = named
  const top = subject === undefined ? undefined : topOf(subject)
  if (subject === undefined || top?.kind !== 'table' || top.score < SURELY || isSingular(frame, subject)) return null
  // "Orders with at least 2 products" says of the products what the orders meet.
  if (others.some(({ filtered }) => !filtered) || spoken.some((role) => role !== subject)) return null
  const { display, grain, columns } = top.table
  return display === null && grain === null && !columns.some(({ isEntity, isKey }) => isEntity && !isKey)
    ? top.table
    : null
}
