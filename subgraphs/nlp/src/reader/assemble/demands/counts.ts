import { dimensionsOf, tablesOf } from '../candidate.js'
import { leadsTo } from '../filter/related-tables.js'
import { cuesOf } from '../frame.js'
import { ranksByBusiness } from '../measures.js'
import { partOfWhole } from '../shares.js'
import { type Demand, isMeasure } from './demand.js'

/** "How many countries had more than 100 million people": one number, where nothing is grouped by. */
export const oneNumber: Demand = ({ frame, chart, roles, step, limit }) => {
  const asks = frame.tokens[0]?.lower === 'how' && frame.tokens[1]?.lower === 'many'
  const grouped = cuesOf(frame, 'group').length > 0 || step !== null || cuesOf(frame, 'trend').length > 0
  const ranges = cuesOf(frame, 'bin').length > 0
  return asks && !grouped && !ranges && limit === null && chart.mark === null && roles.length < 3
    ? ({ shape }) => shape === 'single'
    : null
}

/** "Number of customers that have no cancelled order": customers are counted, and never the orders that they lack. */
export const notWhatIsLacked: Demand = ({ conditions }) => {
  const lacked = conditions.flatMap(({ related, negated }) =>
    related !== undefined && negated && related.count === undefined ? [related.table] : [],
  )
  return lacked.length === 0 ? null : (candidate) => [...tablesOf(candidate)].every((table) => !lacked.includes(table))
}

/** "Return rate by month": the rows of which a part is told are counted, and nothing else. */
export const ofRate: Demand = ({ derived: { rate } }) =>
  rate === null
    ? null
    : ({ shape, measures: [measure, ...others] }) =>
        shape !== 'histogram' &&
        others.length === 0 &&
        measure?.aggregate === 'COUNT' &&
        measure.column === null &&
        measure.table === rate.table

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
  const counts = cuesOf(frame, 'extreme').some(({ to }) => POPULAR.has(frame.tokens[to - 1]?.lower ?? ''))
  if (!counts || roles.some(isMeasure)) return null
  // What happens has a date; what is sold is popular by how it sells.
  return ({ x, measures: [measure] }) =>
    measure?.aggregate === 'COUNT' &&
    x?.column.table === measure.table &&
    measure.table.columns.some(({ isTime }) => isTime)
}

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
        measure !== undefined && (measure.table === per || leadsTo(prepared, measure.table, per))

/** "Average number of items per order" is not split by items. */
export const notByCounted: Demand = ({ derived: { per } }) =>
  per === null ? null : (candidate) => !dimensionsOf(candidate).some(({ role }) => role?.counted === true)
