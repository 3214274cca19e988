import { splitRef } from '@askchart/vocabulary'
import { isDotForEach } from './assemble.js'
import { type Candidate, type DimensionPart, dimensionsOf } from './candidate.js'
import {
  howManyMeet,
  howMuchOf,
  oneNumber,
  notWhatIsLacked,
  ofRate,
  asPart,
  ofPopular,
  ofBusy,
  soManyOfEach,
  mostOfState,
  ofDescribed,
  ofPer,
  notByCounted,
} from './demands/counts.js'
import { type Asked, type Demand, isGroup, isMeasure, isShown, topOf } from './demands/demand.js'
import { moneyOfValues, shareOfHeld } from './demands/unsaid.js'
import {
  allAggregates,
  asMostOfEach,
  byNameSaid,
  byTheKey,
  bothAsked,
  byWhatIsNamed,
  differentOnes,
  howOften,
  notByTheCounted,
  onItsAxis,
} from './demands/named.js'
import { rankedRows, topAlongTime, topOfEach } from './demands/ranked.js'
import { alongSteps, alongTrend, noUnsaidDate, stepAndGroup, withTimes } from './demands/time.js'
import { tablesOfRows } from './filter/condition.js'
import { totalled } from './filter/totals.js'
import { cuesOf, overlap } from './frame.js'
import { aimWords } from '../lexicon/state-words.js'
import { showsRatio } from './ratios.js'
import { canBeJoined } from './root.js'
import type { Link } from '../link/links.js'
import type { Role } from './roles.js'
import type { Token } from '../types.js'
import { byWhatDiffers, comparesEach } from './telling.js'

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
  return first.grouped && (second.coordinated || isWithin(first, second, tokens))
    ? (candidate) => isShown(candidate, first) && isShown(candidate, second)
    : null
}

/** "By category in each region", "by category per region": one right after the other, and two things. */
function isWithin(
  { slot: { from: start, to } }: Role,
  { grouped, each, slot: { from } }: Role,
  tokens: readonly Token[],
): boolean {
  // "For all stations in each city": of all the rows.
  const lead = tokens[start - 1]?.lower === 'the' ? tokens[start - 2] : tokens[start - 1]
  if (!LEADS.has(lead?.lower ?? '')) return false
  const words = tokens.slice(to, from).map(({ lower }) => lower)
  const [first = '', ...more] = words.filter((word) => word !== 'the')
  if (first === 'within' && more.length === 0) return true
  return grouped && ((first === 'per' && more.length === 0) || (each && WITHIN.has(first) && more.length === 1))
}
const LEADS = new Set(['by', 'each', 'every', 'per', 'across'])
const WITHIN = new Set(['in', 'within', 'for', 'inside'])

/** "Share of revenue by category within each region": the parts of each region, side by side. */
const partsOfEach: Demand = ({ roles, frame: { tokens, cues } }) => {
  const [first, second, ...more] = roles.filter((role) => isGroup(role))
  if (first === undefined || second === undefined || more.length > 0 || !first.grouped) return null
  const shares = cues.some(
    ({ kind, from, to }) =>
      kind === 'share' && to <= first.slot.from && tokens.slice(from, to).some(({ lower }) => SHARE.test(lower)),
  )
  return shares && isWithin(first, second, tokens)
    ? ({ x, colour }) => x?.role === second && colour?.role === first
    : null
}

const SHARE = /^(shares?|percent(age)?s?|proportions?|%)$/

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
  // "Sales vs expenses by month" where a column is called month.
  const overTime = roles.some((role) => {
    const top = topOf(role)
    return role.grouped && top?.kind === 'column' && top.column.isTime
  })
  // "Units vs target by line": side by side, and no dots.
  const planned = frame.tokens.some(({ lower }) => aimWords.has(lower))
  const along = step !== null || overTime || cuesOf(frame, 'trend').length > 0 || (grouped && (!against || planned))
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

/** "Countries with fertility of at least 6": what the condition is about is shown, where nothing else is asked for. */
const whatIsCompared: Demand = ({ frame, roles, conditions, step }) => {
  const [compared] = conditions.filter(
    ({ column, aggregate, operator }) =>
      aggregate === undefined &&
      (column.profile.role === 'MEASURE' || (column.isNumber && !column.isKey && !column.isForeignKey)) &&
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

/** What no query could ask for is no reading: values row by row of tables whose rows do not meet. */
const joinable: Demand = ({ frame, conditions }) => {
  const tables = tablesOfRows(conditions)
  return (candidate) => canBeJoined(candidate, frame.prepared, tables)
}

/** "Which region sells the most": what a verb measures is measured. */
const ofVerb: Demand = ({ roles }) => {
  const verb = roles.find((role) => {
    const top = topOf(role)
    return top?.kind === 'column' && top.verb === true
  })
  return verb === undefined ? null : ({ measures }) => measures.some(({ role }) => role === verb)
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

/** Dots "by sub-category" are for no category. */
const dotsAsNamed: Demand = () => {
  const isAsNamed = ({ column, role, score }: DimensionPart): boolean => {
    const top = role === null ? undefined : topOf(role)
    return top?.kind !== 'column' || top.column === column || score > top.score - 0.2
  }
  return ({ detail }) => detail === null || isAsNamed(detail)
}

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

/** "Top 10 orders" where lines have the id of their order: by no date of theirs. */
const byNoDateOfThem: Demand = ({ roles }) => {
  const isKeyed = (role: Role): boolean => {
    const top = topOf(role)
    return top?.kind === 'column' && top.column.isKey && role.slot.links.some(isDate)
  }
  const keyed = new Set(roles.filter(isKeyed))
  if (keyed.size === 0) return null
  const isDateOf = ({ column, role, score, granularity }: DimensionPart): boolean =>
    column.isTime && granularity === null && role !== null && keyed.has(role) && score < (topOf(role)?.score ?? 0) - 0.1
  return (candidate) => !dimensionsOf(candidate).some(isDateOf)
}
const isDate = (link: Link): boolean => link.kind === 'column' && link.column.isTime

/** "Most profitable furniture": what is ranked is no stretch of what it is ranked by. */
const noRankedRanges: Demand = ({ limit, chart }) =>
  limit === null || chart.histogram ? null : ({ shape }) => shape !== 'histogram'

const ofRatio: Demand = ({ derived: { ratio } }) => (ratio === null ? null : showsRatio(ratio))

const DEMANDS: readonly Demand[] = [
  joinable,
  asMostOfEach,
  ofRate,
  ofRatio,
  ofPer,
  notByCounted,
  howManyMeet,
  howMuchOf,
  soManyOfEach,
  mostOfState,
  ofPopular,
  ofBusy,
  ofDescribed,
  asPart,
  moneyOfValues,
  shareOfHeld,
  ofVerb,
  noUnsaidDate,
  asAggregated,
  allAggregates,
  howOften,
  notByTheCounted,
  byWhatIsNamed,
  byTheKey,
  byNameSaid,
  onItsAxis,
  differentOnes,
  bothAsked,
  dotForEach,
  dotsAsNamed,
  byNoKey,
  byNoDateOfThem,
  noRankedRanges,
  notWhatIsLacked,
  alongSteps,
  alongTrend,
  withTimes,
  stepAndGroup,
  rankedRows,
  topOfEach,
  topAlongTime,
  bothSides,
  partsOfEach,
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
