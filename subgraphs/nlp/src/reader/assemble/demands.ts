import { splitRef } from '@askchart/vocabulary'
import type { Situation } from '../rank/features.js'
import { isDotForEach } from './assemble.js'
import { type Candidate, type DimensionPart, dimensionsOf, tablesOf } from './candidate.js'
import { type Condition, tablesOfRows } from './filter/condition.js'
import { leadsTo } from './filter/related-tables.js'
import { isYearNumber } from './filter/times.js'
import { totalled } from './filter/totals.js'
import { cuesOf, type Frame, overlap } from './frame.js'
import { ranksByBusiness } from './measures.js'
import { showsRatio } from './ratios.js'
import { canBeJoined } from './root.js'
import type { Role } from './roles.js'
import type { Span } from '../types.js'
import { partOfWhole } from './shares.js'
import { isOfClock } from './time-axis.js'
import { byWhatDiffers, comparesEach } from './telling.js'

interface Asked extends Pick<Situation, 'frame' | 'chart' | 'roles' | 'limit' | 'step' | 'derived'> {
  readonly conditions: readonly Condition[]
  readonly conditionsFor: (candidate: Candidate) => readonly Condition[]
}
/** What a prompt cannot do without; null where it does not ask for it. */
type Demand = (asked: Asked) => ((candidate: Candidate) => boolean) | null

const topOf = ({ slot }: Role) => slot.links[0]
const isMeasure = (role: Role): boolean => {
  const top = topOf(role)
  if (top?.kind !== 'column' || role.filtered) return false
  const { profile, isNumber, isForeignKey } = top.column
  return profile.role === 'MEASURE' && isNumber && !isForeignKey
}
const isGroup = (role: Role): boolean => {
  const top = topOf(role)
  if (top === undefined || role.filtered || role.counted) return false
  return top.kind === 'table' || (top.kind === 'column' && top.column.profile.role !== 'MEASURE')
}
const EACH = new Set(['each', 'every', 'per', 'within'])

/** "Top 3 products in each region": the first is ranked within the second. */
export function rankedWithin({
  frame,
  limit,
  roles,
}: Pick<Asked, 'frame' | 'limit' | 'roles'>): { readonly ranked: Role; readonly within: Role } | null {
  if (limit === null || limit.count === null) return null
  const ranked = roles.find((role) => isGroup(role) && role.slot.from >= limit.to && role.slot.from - limit.to <= 2)
  const within = roles.find(
    (role) => role !== ranked && isGroup(role) && role.grouped && saysEach(frame, role.slot) && ranked !== undefined,
  )
  return ranked === undefined || within === undefined || ranked.grouped ? null : { ranked, within }
}

/** "Top 5 products each month": the first few of every step of time, and not those of all time. */
export function rankedEachStep({
  frame,
  limit,
  roles,
  step,
}: Pick<Asked, 'frame' | 'limit' | 'roles' | 'step'>): Role | null {
  if (limit === null || limit.count === null || step === null || step.from < limit.to) return null
  const ranked = roles.find((role) => isGroup(role) && role.slot.from >= limit.to && role.slot.from - limit.to <= 1)
  return saysEach(frame, step) && ranked?.grouped === false ? ranked : null
}

/** "Revenue of the top 5 products by month", "top 3 regions over time": what is ranked, of which each is shown along time. */
export function rankedAlong({
  frame,
  limit,
  roles,
  step,
}: Pick<Asked, 'frame' | 'limit' | 'roles' | 'step'>): Role | null {
  if (limit === null || limit.count === null || limit.count < 2) return null
  if (rankedEachStep({ frame, limit, roles, step }) !== null) return null
  const inTime = step !== null ? step.from < limit.from || step.from > limit.to : cuesOf(frame, 'trend').length > 0
  const ranked = roles.find((role) => isGroup(role) && role.slot.from >= limit.to && role.slot.from - limit.to <= 1)
  return inTime && ranked?.grouped === false ? ranked : null
}

const saysEach = ({ tokens }: Frame, { from }: Span): boolean =>
  tokens.slice(Math.max(0, from - 2), from).some(({ lower }) => EACH.has(lower))

const topOfEach: Demand = (asked) => {
  const found = rankedWithin(asked)
  if (found === null) return null
  return ({ shape, x, colour, facet }) =>
    shape === 'plain' && x?.role === found.within && isWhatItNames(colour ?? facet, found.ranked)
}

const topAlongTime: Demand = (asked) => {
  const ranked = rankedAlong(asked) ?? rankedEachStep(asked)
  return ranked === null
    ? null
    : ({ shape, x, colour, facet }) =>
        shape === 'plain' &&
        x !== null &&
        (x.column.isTime || isYearNumber(x.column)) &&
        isWhatItNames(colour ?? facet, ranked)
}

/** Whether a part is what its place means first: products, and no groups of them. */
const isWhatItNames = (part: DimensionPart | null, role: Role): boolean => {
  const top = topOf(role)
  if (part?.role !== role || top === undefined) return false
  return top.kind === 'table' ? part.column.table === top.table : part.column === top.column
}

/** A heatmap has two dimensions, where two are named. */
const bothSides: Demand = ({ chart, roles, step }) =>
  chart.mark === 'RECT' && roles.filter(isGroup).length + (step === null ? 0 : 1) >= 2
    ? ({ shape, colour }) => shape !== 'plain' || colour !== null
    : null

/** "By category and region", "by month and region": both are shown. */
const bothGroups: Demand = ({ roles, step, frame: { tokens } }) => {
  const [first, second, ...more] = roles.filter((role) => isGroup(role) && (role.grouped || role.coordinated))
  if (first === undefined || more.length > 0) return null
  if (second === undefined) {
    const [before, after] = step !== null && step.to <= first.slot.from ? [step, first.slot] : [first.slot, step]
    const joined = after !== null && before.to + 1 === after.from && tokens[before.to]?.lower === 'and'
    return joined ? (candidate) => isShown(candidate, first) : null
  }
  return first.grouped && second.coordinated
    ? (candidate) => isShown(candidate, first) && isShown(candidate, second)
    : null
}
const isShown = (candidate: Candidate, role: Role): boolean =>
  dimensionsOf(candidate).some((part) => part.role === role)

/** A histogram of a number has its ranges along the axis. */
const inRanges: Demand = ({ chart, roles, frame }) => {
  const [only] = roles.filter((role) => isMeasure(role) && role.aggregates.length === 0)
  const counts = cuesOf(frame, 'count').length > 0
  return chart.histogram && only !== undefined && !counts && roles.filter(isGroup).length === 0
    ? ({ shape }) => shape === 'histogram'
    : null
}

/** Several measures of one chart, where something says along what: a line, a step, a trend, a period or a group. */
const allMeasures: Demand = ({ chart, roles, step, frame }) => {
  const columns = new Set(
    roles
      .filter((role) => isMeasure(role) && !role.grouped && !role.coloured && role.extremes.length === 0)
      .map((role) => {
        const top = topOf(role)
        return top?.kind === 'column' ? top.column : undefined
      }),
  )
  if (columns.size < 2 || chart.mark === 'POINT' || chart.histogram || cuesOf(frame, 'relation').length > 0) return null
  const drawn = columns.size > 2 && (chart.mark === 'LINE' || chart.mark === 'AREA' || chart.mark === 'BAR')
  const grouped = roles.some((role) => isGroup(role) && role.grouped)
  const against = cuesOf(frame, 'versus').length > 0
  const along = step !== null || cuesOf(frame, 'trend').length > 0 || (grouped && !against)
  return drawn || along ? ({ shape, measures }) => shape === 'multiple' && measures.length === columns.size : null
}

/** Whether values stand row by row where several rows share a place. */
const repeats = ({ shape, x, colour, facet, measures: [measure] }: Candidate): boolean =>
  shape === 'plain' &&
  x !== null &&
  measure?.aggregate === null &&
  colour === null &&
  facet === null &&
  (x.column.table !== measure.table || (x.column.profile.distinctCount ?? 0) < measure.table.profile.rowCount * 0.98)

/** What is ranked, or runs over time, is one value for each place. */
const oneEach: Demand = ({ limit, frame }) => {
  const trend = cuesOf(frame, 'trend').length > 0
  return limit !== null || trend ? (candidate) => !repeats(candidate) : null
}

/** "How many countries had more than 100 million people": one number, where nothing is grouped by. */
const oneNumber: Demand = ({ frame, chart, roles, step, limit }) => {
  const asks = frame.tokens[0]?.lower === 'how' && frame.tokens[1]?.lower === 'many'
  const grouped = cuesOf(frame, 'group').length > 0 || step !== null || cuesOf(frame, 'trend').length > 0
  const ranges = cuesOf(frame, 'bin').length > 0
  return asks && !grouped && !ranges && limit === null && chart.mark === null && roles.length < 3
    ? ({ shape }) => shape === 'single'
    : null
}

/** "Countries with fertility of at least 6": what the condition is about is shown, where nothing else is asked for. */
const whatIsCompared: Demand = ({ frame, roles, conditions, step }) => {
  const [compared] = conditions.filter(
    ({ column, aggregate, operator }) =>
      aggregate === undefined &&
      column.profile.role === 'MEASURE' &&
      ['GT', 'GTE', 'LT', 'LTE', 'BETWEEN'].includes(operator),
  )
  const asked = (['count', 'total', 'aggregate', 'group', 'share'] as const).some(
    (kind) => cuesOf(frame, kind).length > 0,
  )
  const [subject, ...others] = roles.filter((role) => !role.filtered)
  const entity = subject !== undefined && others.length === 0 && isGroup(subject)
  if (compared === undefined || asked || !entity || step !== null) return null
  return ({ x, measures: [measure] }) =>
    x?.role === subject && measure?.column === compared.column && measure.aggregate !== 'SUM'
}

/** "Customers with revenue over 10000": what each has in all is shown, where nothing else is asked for. */
const whatIsTotalled: Demand = ({ frame, roles, conditions, step }) => {
  const [total] = conditions.flatMap((condition) => totalled(condition) ?? [])
  const [subject, ...others] = roles.filter((role) => !role.filtered)
  // "Over 10000" is no group.
  const asked = (['count', 'group', 'share'] as const).some((kind) =>
    cuesOf(frame, kind).some((cue) => !conditions.some((condition) => overlap(condition, cue))),
  )
  if (total === undefined || subject === undefined || others.length > 0 || asked || step !== null) return null
  return ({ shape, x, measures: [measure] }) =>
    shape === 'plain' && x?.role === subject && measure?.column === total.column && measure.aggregate === 'SUM'
}

/** "Number of customers that have no cancelled order": customers are counted, and never the orders that they lack. */
const notWhatIsLacked: Demand = ({ conditions }) => {
  const lacked = conditions.flatMap(({ related, negated }) =>
    related !== undefined && negated && related.count === undefined ? [related.table] : [],
  )
  return lacked.length === 0 ? null : (candidate) => [...tablesOf(candidate)].every((table) => !lacked.includes(table))
}

/** "Yearly average wind": not one number. */
const alongSteps: Demand = ({ step }) => (step === null ? null : ({ shape }) => shape !== 'single')

/** "Over the years": along them, and not in ranges that nobody asked for. */
const alongTrend: Demand = ({ frame, chart, step }) =>
  chart.histogram ||
  (cuesOf(frame, 'trend').length === 0 && step?.granularity !== 'YEAR') ||
  cuesOf(frame, 'bin').length > 0 ||
  cuesOf(frame, 'distribution').length > 0
    ? null
    : ({ shape }) => shape !== 'histogram'

/** "By hour of the day": of a date that has times, where there is one. */
const withTimes: Demand = ({ step }) =>
  step === null || !isOfClock(step.granularity)
    ? null
    : (candidate) => dimensionsOf(candidate).some(({ column }) => column.profile.type === 'DATETIME')

/** "Orders per month by channel": both are shown. */
const stepAndGroup: Demand = ({ frame, step, roles }) => {
  const groups = roles.filter((role) => isGroup(role) && role.grouped)
  const led = step !== null && cuesOf(frame, 'group').some(({ to }) => to === step.from)
  const [group] = groups
  const adjoins = group !== undefined && (step?.to === group.slot.from - 1 || group.slot.to + 1 === step?.from)
  return led && groups.length === 1 && adjoins
    ? (candidate) =>
        isShown(candidate, group) && dimensionsOf(candidate).some(({ granularity }) => granularity !== null)
    : null
}

/** What no query could ask for is no reading: values row by row of tables whose rows do not meet. */
const joinable: Demand = ({ frame, conditions }) => {
  const tables = tablesOfRows(conditions)
  return (candidate) => canBeJoined(candidate, frame.prepared, tables)
}

/** "Return rate by month": the rows of which a part is told are counted, and nothing else. */
const ofRate: Demand = ({ derived: { rate } }) =>
  rate === null
    ? null
    : ({ shape, measures: [measure, ...others] }) =>
        shape !== 'histogram' &&
        others.length === 0 &&
        measure?.aggregate === 'COUNT' &&
        measure.column === null &&
        measure.table === rate.table

/** "Share of revenue from the consumer segment" is one number, of what is said. */
const asPart: Demand = ({ frame, roles, conditions }) => {
  if (partOfWhole(frame, roles, conditions) === null) return null
  const measured = roles.filter((role) => isMeasure(role) && !role.filtered)
  return ({ shape, measures: [measure] }) =>
    shape === 'single' &&
    (measure?.aggregate === 'SUM' || measure?.aggregate === 'COUNT') &&
    (measured.length === 0 || (measure.role !== null && measured.includes(measure.role)))
}

/** "Which region sells the most": what a verb measures is measured. */
const ofVerb: Demand = ({ roles }) => {
  const verb = roles.find((role) => {
    const top = topOf(role)
    return top?.kind === 'column' && top.verb === true
  })
  return verb === undefined ? null : ({ measures }) => measures.some(({ role }) => role === verb)
}

/** "Most popular", "most common": how many there are of each, where nothing is measured. */
const ofPopular: Demand = ({ frame, roles }) => {
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
const ofBusy: Demand = ({ frame, roles }) => {
  if (!ranksByBusiness(frame) || roles.some(isMeasure)) return null
  return ({ x, measures: [measure] }) =>
    measure?.aggregate === 'COUNT' &&
    measure.table.columns.some(({ isTime }) => isTime) &&
    x !== null &&
    (x.column.table === measure.table || leadsTo(frame.prepared, measure.table, x.column.table))
}

/** "Most returned products": so many rows of that state. */
const mostOfState: Demand = ({ limit, conditions }) => {
  const state = conditions.find(({ describes, operand }) => describes !== undefined && operand.from === limit?.to)
  return state === undefined
    ? null
    : ({ measures: [measure] }) =>
        measure?.aggregate === 'COUNT' && measure.column === null && measure.table === state.describes
}

/** "Orders above 100", "orders delivered within 2 days" ask for no dates, which the words may mean too. */
const noUnsaidDate: Demand = ({ step, frame, chart, conditions }) => {
  const isUnit = ({ slot }: Role): boolean =>
    conditions.some(({ operand, column }) => column.isNumber && operand.to === slot.from)
  const asksDate = frame.tokens.some(({ lower }) => ['date', 'dates', 'when'].includes(lower))
  if (step !== null || asksDate || chart.mark !== null || cuesOf(frame, 'trend').length > 0) return null
  const isUnsaid = ({ column, role }: DimensionPart): boolean =>
    column.isTime &&
    role !== null &&
    !role.grouped &&
    (topOf(role)?.kind === 'table' || isUnit(role)) &&
    column.table.grain !== column
  return (candidate) => !dimensionsOf(candidate).some(isUnsaid)
}

/** "Orders without discount": where rows are counted they are the orders. */
const ofDescribed: Demand = ({ conditions }) => {
  const described = conditions.find(({ describes }) => describes !== undefined)?.describes
  return described === undefined
    ? null
    : ({ measures: [measure] }) =>
        measure?.aggregate !== 'COUNT' || measure.column !== null || measure.table === described
}

/** "The highest average price": an average that is asked for is shown, and no maximum in its place. */
const asAggregated: Demand = ({ roles }) => {
  const said = roles.filter((role) => isMeasure(role) && role.aggregates.length > 0 && !role.grouped)
  if (said.length === 0) return null
  const shows = ({ slot: { links }, aggregates }: Role, { measures }: Candidate): boolean =>
    measures.some(
      ({ column, aggregate }) =>
        aggregate !== null &&
        aggregates.includes(aggregate) &&
        links.some((link) => link.kind === 'column' && link.column === column),
    )
  return (candidate) => said.every((role) => shows(role, candidate))
}

/** "Revenue against profit by product": one dot for each of many, that the measures are not of themselves. */
const dotForEach: Demand = ({ frame, chart }) =>
  chart.mark === 'POINT' || cuesOf(frame, 'versus').length > 0 || cuesOf(frame, 'relation').length > 0
    ? ({ shape, detail, measures }) => shape === 'scatter' && detail !== null && isDotForEach(detail, measures)
    : null

/** "Items per order": of the rows, or the numbers, that belong to what each is. */
const ofPer: Demand = ({ derived: { per }, frame: { prepared } }) =>
  per === null
    ? null
    : ({ measures: [measure] }) =>
        measure !== undefined && (measure.table === per || leadsTo(prepared, measure.table, per))

/** "Average number of items per order" is not split by items. */
const notByCounted: Demand = ({ derived: { per } }) =>
  per === null ? null : (candidate) => !dimensionsOf(candidate).some(({ role }) => role?.counted === true)

/** "By region" where a column of the regions is called just that is by no key to them. */
const byNoKey: Demand = ({ frame: { prepared } }) => {
  const isKeyTo = ({ column, role, score }: DimensionPart): boolean => {
    const top = role === null ? undefined : topOf(role)
    if (!column.isForeignKey || top?.kind !== 'column' || top.score < 1 || score > top.score - 0.1) return false
    const of = top.column.table.profile.name
    return prepared.profile.relationships.some(
      ({ from, to }) => from === column.profile.ref && splitRef(to).table === of,
    )
  }
  return (candidate) => !dimensionsOf(candidate).some(isKeyTo)
}

const ofRatio: Demand = ({ derived: { ratio } }) => (ratio === null ? null : showsRatio(ratio))

const DEMANDS: readonly Demand[] = [
  joinable,
  ofRate,
  ofRatio,
  ofPer,
  notByCounted,
  mostOfState,
  ofPopular,
  ofBusy,
  ofDescribed,
  asPart,
  ofVerb,
  noUnsaidDate,
  asAggregated,
  dotForEach,
  byNoKey,
  notWhatIsLacked,
  alongSteps,
  alongTrend,
  withTimes,
  stepAndGroup,
  topOfEach,
  topAlongTime,
  bothSides,
  bothGroups,
  inRanges,
  allMeasures,
  oneEach,
  oneNumber,
  whatIsCompared,
  whatIsTotalled,
  ({ frame, roles, conditions }) => comparesEach(frame, roles, conditions),
  ({ conditions }) => byWhatDiffers(conditions),
]

/** The candidates that do all that the prompt cannot do without, each demand given up where none does. */
export function meeting(candidates: readonly Candidate[], asked: Asked): readonly Candidate[] {
  return DEMANDS.reduce((left, demand) => {
    const meets = demand(asked)
    const kept = meets === null ? left : left.filter(meets)
    return kept.length > 0 ? kept : left
  }, candidates)
}
