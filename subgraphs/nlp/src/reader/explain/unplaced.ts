import type { Aggregate, Granularity } from '@askchart/vocabulary'
import { type Candidate, dimensionsOf, tablesOf } from '../assemble/candidate.js'
import type { Built } from '../assemble/build.js'
import type { Condition } from '../assemble/filter/condition.js'
import { yesOf } from '../assemble/filter/flags.js'
import { isYearNumber } from '../assemble/filter/times.js'
import { cuesOf, type Frame, inside, onlyLittle, overlap } from '../assemble/frame.js'
import { isJoined } from '../assemble/time-axis.js'
import { rankedPlaces } from '../assemble/limit.js'
import type { Role } from '../assemble/roles.js'
import { qualities, sizes } from '../lexicon/qualities.js'
import { stateWords } from '../lexicon/state-words.js'
import { stopWords } from '../lexicon/stop-words.js'
import { otherCharts } from '../assemble/other-charts.js'
import type { Slot } from '../link/links.js'
import type { CueOf } from '../tag/cue.js'
import type { Situation } from '../rank/features.js'
import { stemOf } from '../normalize/stem.js'
import type { PreparedColumn, Span } from '../types.js'
import type { LeftOut } from './left-out.js'
import { lostCounts, lostMost } from './lost-counts.js'
import { lostComparisons, lostRatesPer, unknownPeriods, unmetNumbers } from './lost-words.js'
import { lostMeasures, lostVersus } from './lost-measures.js'
import { lostStates } from './lost-states.js'
import { lostSuperlatives } from './lost-superlatives.js'
import { isParticiple } from './qualifiers.js'

/** What is shown, and what asks for it. */
interface Shown {
  readonly built: Built
  readonly candidate: Candidate
  readonly situation: Situation
  readonly conditions: readonly Condition[]
  /** What is told already. */
  readonly left: readonly LeftOut[]
}

const unused = ({ tokens }: Frame, { from, to }: Span, end = to): LeftOut => ({
  from,
  to,
  kind: 'unused',
  text: tokens
    .slice(from, end)
    .map(({ text }) => text)
    .join(' '),
})

/** Whether a place right after this one goes on with its name: "card types", "the sales teams". */
const goesOn = ({ slots }: Frame, { to }: Slot): boolean => slots.some(({ from }) => from === to)

/** "Orders placed by customers" says who did it, not how it is split. */
function isDoer({ tokens, cues }: Frame, { from }: Slot): boolean {
  const verb = tokens[from - 2]
  if (tokens[from - 1]?.lower !== 'by' || verb === undefined || cues.some((cue) => inside(verb.index, cue)))
    return false
  return isParticiple(verb.lower) && !stateWords.has(verb.lower)
}

/** "By region split by category over time": places that things are split by, and that the chart does not show. */
function lostGroups({ candidate, situation, conditions }: Shown): readonly LeftOut[] {
  const { frame, roles, derived } = situation
  const columns = new Set(
    [...dimensionsOf(candidate), ...candidate.measures, ...conditions].map(({ column }) => column),
  )
  const tables = new Set([...tablesOf(candidate), ...conditions.map(({ column }) => column.table)])
  const isShown = ({ slot: { links } }: Role): boolean =>
    links.some((link) =>
      link.kind === 'table'
        ? link.table === derived.per?.table || tables.has(link.table)
        : link.column === derived.per?.key || columns.has(link.column),
    )
  const standsForRows = ({ slot: { links } }: Role): boolean => {
    const [top] = links
    if (top?.kind !== 'column' || top.column.isTime) return false
    return top.column.isKey || top.column.isForeignKey || top.column.isEntity
  }
  return roles
    .filter((role) => role.grouped || role.coordinated || role.coloured || role.faceted)
    .filter((role) => !isShown(role) && !standsForRows(role) && !goesOn(frame, role.slot) && !isDoer(frame, role.slot))
    .map(({ slot }) => unused(frame, slot))
}

/** "Screen size" where no screen has one: the rest of a name of which its first word is shown. */
function lostNames({ candidate, situation: { frame, roles }, conditions }: Shown): readonly LeftOut[] {
  const columns = new Set(
    [...dimensionsOf(candidate), ...candidate.measures, ...conditions].map(({ column }) => column),
  )
  const isHalf = ({ links: [top] }: Slot): boolean => top?.kind === 'column' && top.score < HALF
  return roles
    .filter(
      ({ slot }) =>
        isHalf(slot) &&
        !slot.links.some((link) => link.kind === 'column' && columns.has(link.column)) &&
        candidate.measures.some(({ role }) => role !== null && role.slot.to === slot.from && isHalf(role.slot)),
    )
    .map(({ slot }) => unused(frame, slot))
}
const HALF = 0.7

const SPREADS = new Set(['range', 'ranges', 'spread', 'variance', 'deviation'])

/** "Salary range by department", of which an average is shown. */
const lostSpreads = ({ candidate, situation: { frame } }: Shown): readonly LeftOut[] =>
  candidate.shape === 'histogram' || candidate.mark === 'BOXPLOT'
    ? []
    : frame.tokens
        .filter(
          ({ lower, index }) =>
            SPREADS.has(lower) &&
            !frame.used.has(index) &&
            candidate.measures.some(({ role }) => role?.slot.to === index) &&
            ![...frame.slots, ...frame.cues].some((span) => inside(index, span)),
        )
        .map(({ index }) => unused(frame, { from: index, to: index + 1 }))

const TIMELY = new Set(['date', 'day', 'week', 'month', 'quarter', 'year', 'time'].map(stemOf))

/** A time, or a text or number that is called one. */
const isTimely = (column: PreparedColumn): boolean =>
  column.isTime || isYearNumber(column) || column.words.some((word) => TIMELY.has(stemOf(word)))

/** "Over time" and "by month", where nothing that is shown is a time. */
function lostTime({ candidate, situation: { frame, step } }: Shown): readonly LeftOut[] {
  if (candidate.shape === 'histogram' || dimensionsOf(candidate).some(({ column }) => isTimely(column))) return []
  const times = cuesOf(frame, 'trend').filter(({ from, to }) =>
    frame.tokens.slice(from, to).some(({ lower }) => lower === 'time'),
  )
  const said = step !== null && step.from >= 0 && !step.binned ? [step] : []
  return [...times, ...said].map((span) => unused(frame, span))
}

/** "Sales last month" of what has years alone, "this year vs last year" of what has no dates. */
function undatedPeriods({ situation: { frame, step, limit }, conditions }: Shown): readonly LeftOut[] {
  const { periods, slots, used } = frame
  const derived = (['growth', 'against', 'running'] as const).flatMap((kind) => cuesOf(frame, kind))
  const places: readonly (Span | null)[] = [step, limit, ...slots, ...derived, ...conditions]
  return periods
    .filter((period) => !used.has(period.from) && !used.has(period.to - 1))
    .filter((period) => !places.some((span) => span !== null && overlap(span, period)))
    .map((period) => unused(frame, period))
}

/** Steps that another tells too: a month is one of its year. */
const TOLD_WITH: Partial<Record<Granularity, readonly Granularity[]>> = {
  DAY_OF_WEEK: ['DAY'],
  DAY: ['WEEK', 'MONTH', 'QUARTER', 'YEAR'],
  WEEK: ['YEAR'],
  MONTH: ['QUARTER', 'YEAR'],
  QUARTER: ['YEAR'],
}

/** "By day of week and hour", "overtime hours by office": steps of time that nothing is shown or asked by. */
function lostSteps({ built: { query }, situation, conditions }: Shown): readonly LeftOut[] {
  const { frame, step, limit, bins } = situation
  if (step?.binned === true) return []
  const shown = new Set(
    query.dimensions.flatMap(({ granularity }) =>
      granularity === undefined ? [] : [granularity, ...(TOLD_WITH[granularity] ?? [])],
    ),
  )
  const steps = cuesOf(frame, 'granularity')
  const places: readonly (Span | null)[] = [step, limit, bins, ...conditions, ...frame.periods, ...frame.slots]
  const said = [...places, ...cuesOf(frame, 'trend'), ...cuesOf(frame, 'growth'), ...cuesOf(frame, 'against')]
  const groups = cuesOf(frame, 'group')
  const isAsked = ({ from, to }: Span): boolean =>
    groups.some((group) => group.to === from) ||
    isJoined(frame, from) ||
    (frame.tokens[from - 1]?.lower === 'and' && steps.some((other) => other.to === from - 1)) ||
    (/s$/.test(frame.tokens[to - 1]?.lower ?? '') && groups.some((group) => group.from === to))
  return steps
    .filter((cue) => !frame.used.has(cue.from) && !shown.has(cue.granularity) && isAsked(cue))
    .filter((cue) => !said.some((span) => span !== null && overlap(span, cue)))
    .map((cue) => unused(frame, cue))
}

const SHARE = /^(shares?|percent(age)?s?|%)$/
/** Bars of counts show proportions too, where bars are asked for. */
const PROPORTION = /^(proportions?|fraction)$/

/** "Share", "growth" and "running total" of what is shown as it is. */
function lostDerivations({ built, situation: { frame, chart } }: Shown): readonly LeftOut[] {
  const { query, mark, arrangement } = built
  const says = (cue: Span, words: RegExp): boolean =>
    frame.tokens.slice(cue.from, cue.to).some(({ lower }) => words.test(lower))
  const derived = query.measures.some(({ derive, per }) => derive !== undefined || per !== undefined)
  if (derived) return []
  // "Which category grew the most".
  const ranks = cuesOf(frame, 'extreme').length > 0
  const shares = mark === 'ARC' || arrangement === 'NORMALIZED' ? [] : cuesOf(frame, 'share')
  return [
    ...shares.filter((cue) => says(cue, SHARE) || (chart.mark === null && says(cue, PROPORTION))),
    ...cuesOf(frame, 'running'),
    ...cuesOf(frame, 'growth').filter((cue) => says(cue, /^(growth|change|%)$/) || (ranks && says(cue, /^gr[eo]w/))),
  ]
    .filter((cue) => !frame.slots.some((slot) => overlap(slot, cue)))
    .map((cue) => unused(frame, cue))
}

/** "Median", where neither what is shown nor what the rows must be is one. Sums are asked for by words that mean little else. */
function lostAggregates({ built: { query }, situation: { frame }, conditions }: Shown): readonly LeftOut[] {
  const asked = new Set<Aggregate>(['SUM'])
  for (const { aggregate } of [...query.measures, ...conditions]) if (aggregate !== undefined) asked.add(aggregate)
  if (query.measures.some(({ per }) => per !== undefined)) asked.add('AVERAGE')
  // "Whose maximum speed is over 50" is "with a speed over 50".
  const leadsToCondition = ({ aggregate, to }: CueOf<'aggregate'>): boolean =>
    (aggregate === 'MAXIMUM' || aggregate === 'MINIMUM') &&
    conditions.some(({ named }) => named !== null && named.from >= to && onlyLittle(frame, to, named.from))
  return cuesOf(frame, 'aggregate')
    .filter((cue) => !asked.has(cue.aggregate) && !frame.used.has(cue.from) && !leadsToCondition(cue))
    .filter((cue) => !frame.slots.some((slot) => overlap(slot, cue)))
    .map((cue) => unused(frame, cue))
}

/** "Last period", and no step of time. */
const lostPeriods = ({ situation: { frame } }: Shown): readonly LeftOut[] =>
  unknownPeriods(frame).map((span) => ({ ...unused(frame, span), kind: 'length' }))

/** "As a treemap": the same in another chart. */
export const notDrawn = (frame: Frame): readonly LeftOut[] =>
  otherCharts(frame.tokens, frame.slots).map((span) => ({ ...unused(frame, span), kind: 'drawing' }))

const DENYING = new Set(['NEQ', 'NOT_IN', 'IS_NULL', 'IS_NOT_NULL'])
/** "Not placed any order in the", from the word that denies to what is denied. */
const REACH = 8

/** "Without discount", where no condition takes anything away. */
function lostDenials({ candidate, situation: { frame }, conditions }: Shown): readonly LeftOut[] {
  // "Billable vs non-billable hours" shows both.
  const tellsApart = ({ links: [top] }: Slot): boolean =>
    top?.kind === 'column' &&
    yesOf(top.column) !== undefined &&
    dimensionsOf(candidate).some(({ column }) => column === top.column)
  const denies = (cue: Span): boolean =>
    frame.used.has(cue.from) ||
    conditions.some(
      ({ negated, operator, related, operand, from, to }) =>
        overlap({ from, to }, cue) ||
        ((negated || DENYING.has(operator) || related !== undefined) &&
          operand.from >= cue.from &&
          operand.from - cue.to <= REACH),
    )
  return [...cuesOf(frame, 'none'), ...cuesOf(frame, 'not')]
    .filter((cue) => !denies(cue))
    .flatMap((cue) => {
      const slot = frame.slots.find(({ from }) => from >= cue.to && from - cue.to <= 1)
      return slot === undefined || tellsApart(slot) ? [] : [unused(frame, cue, slot.to)]
    })
}

const BY_DATE = new Set(['latest', 'newest', 'earliest', 'recent'])

/** "Latest orders", where what is shown is ranked by an amount and no date tells which are the latest. */
function lostEnds({ candidate, situation: { frame, limit }, conditions }: Shown): readonly LeftOut[] {
  if (limit === null) return []
  const columns = [...dimensionsOf(candidate), ...candidate.measures, ...conditions].map(({ column }) => column)
  if (columns.some((column) => column !== null && isTimely(column))) return []
  return frame.tokens
    .slice(limit.from, limit.to)
    .filter(({ lower }) => BY_DATE.has(lower))
    .map(({ index }) => unused(frame, { from: index, to: index + 1 }))
}

/** "Top 10 transactions", where they have no names to be shown by, and one number is all there is. */
const lostLimits = ({ built: { query }, situation: { frame, limit } }: Shown): readonly LeftOut[] =>
  limit?.count != null &&
  query.dimensions.length === 0 &&
  query.measures.every(({ aggregate }) => aggregate !== undefined)
    ? [unused(frame, limit)]
    : []

/** "Second best product": all are ranked, and none is told apart by its rank. */
const lostRanks = ({ situation: { frame } }: Shown): readonly LeftOut[] =>
  rankedPlaces(frame).map((place) => unused(frame, place))

/** "Average age of the highest paid department". */
const lostFirsts = ({ built, candidate, conditions, situation: { frame } }: Shown): readonly LeftOut[] =>
  lostSuperlatives(built.query, candidate, conditions, frame).map((span) => unused(frame, span))

/** "Revenue and orders by region", where one of them is shown. */
const lostBeside = ({ built, candidate, conditions, situation: { frame, roles } }: Shown): readonly LeftOut[] =>
  built.query.measures.some(({ per, filter }) => per !== undefined || filter !== undefined)
    ? []
    : [...lostMeasures(candidate, conditions, frame, roles), ...lostVersus(candidate, conditions, frame)].map((span) =>
        unused(frame, span),
      )

/** "Absence rate" where absences are counted, and nothing says of what they are a part. */
function lostRates({ built: { query }, situation: { frame, derived }, left }: Shown): readonly LeftOut[] {
  if (derived.rate !== null || query.measures.some(({ per, metric }) => per !== undefined || metric !== undefined))
    return []
  const isTold = (at: number): boolean => [...frame.slots, ...frame.cues].some((span) => inside(at, span))
  return frame.tokens.flatMap(({ lower, index }): readonly LeftOut[] => {
    if (!RATES.has(lower) || isTold(index)) return []
    const isOfPlace = frame.slots.some(
      ({ to }) => to === index || (to === index - 1 && frame.tokens[index - 1]?.lower === 'through'),
    )
    if (isOfPlace) return [unused(frame, { from: index, to: index + 1 })]
    // "Return rate", where nothing tells what is returned: a verb everywhere else.
    const noun = frame.tokens[index - 1]
    if (noun === undefined || left.some((one) => inside(index, one))) return []
    const isNamed =
      noun.kind === 'word' && !isTold(noun.index) && (noun.lower === 'return' || !stopWords.has(noun.lower))
    return isNamed ? [unused(frame, { from: index - 1, to: index + 1 })] : []
  })
}
const RATES = new Set(['rate', 'rates'])

/** "Heaviest products" where nothing weighs them, "largest countries" where nothing tells how large they are. */
function lostQualities({ candidate, situation: { frame, limit, roles } }: Shown): readonly LeftOut[] {
  if (limit === null) return []
  const { x, measures } = candidate
  const isOfThemselves = measures.every(
    ({ aggregate, column, table }) =>
      aggregate === 'COUNT' && column === null && x !== null && x.column.table === table && namesItsRows(x.column),
  )
  const isMeasured = (at: number): boolean =>
    measures.some(
      ({ role, aggregate }) =>
        role !== null && (inside(at, role.slot) || aggregate !== 'COUNT' || role.slot.from !== at + 1),
    )
  return frame.tokens
    .slice(limit.from, limit.to)
    .filter(({ lower, index }) => {
      if (sizes.has(lower) || isOfThemselves) return isOfThemselves && (sizes.has(lower) || qualities.has(lower))
      return qualities.has(lower) && !isMeasured(index) && roles.some(({ slot }) => slot.from === index + 1)
    })
    .map(({ index }) => unused(frame, { from: index, to: index + 1 }))
}

const namesItsRows = ({ isKey, isEntity, isDisplay, forms, table }: PreparedColumn): boolean =>
  isKey ||
  isEntity ||
  isDisplay ||
  table.forms.some(({ stems }) => forms.some((form) => form.stems.join(' ') === stems.join(' ')))

const lostStated = ({ candidate, situation: { frame }, conditions }: Shown): readonly LeftOut[] =>
  lostStates(candidate, conditions, frame).map((span) => unused(frame, span))

const lostComparing = ({ situation: { frame }, conditions }: Shown): readonly LeftOut[] =>
  [...lostComparisons(frame, conditions), ...unmetNumbers(frame, conditions), ...lostRatesPer(frame)].map((span) =>
    unused(frame, span),
  )

/** "Total cost" where nothing costs anything. */
const lostAmounts = ({ candidate, situation: { frame } }: Shown): readonly LeftOut[] =>
  [...lostCounts(candidate, frame), ...lostMost(frame)].map((span) => ({ ...unused(frame, span), kind: 'measure' }))

/** What conditions were about that this reading cannot hold, as no relationship leads there. */
export const unmet = (
  { tokens }: Frame,
  conditions: readonly Condition[],
  held: readonly Condition[],
): readonly LeftOut[] =>
  conditions
    .filter(({ operand }) => !held.some((one) => one.operand === operand))
    .map(({ operand: { from, to } }) => {
      const words = tokens.slice(from, to).map(({ text }) => text)
      return { from, to, kind: 'value', text: words.join(' ') }
    })

/** Words that were understood, and for which the reading has no place. */
export function unplaced(shown: Shown): readonly LeftOut[] {
  const all = [
    ...lostComparing(shown),
    ...lostGroups(shown),
    ...lostNames(shown),
    ...lostSpreads(shown),
    ...lostTime(shown),
    ...lostSteps(shown),
    ...undatedPeriods(shown),
    ...lostPeriods(shown),
    ...lostDerivations(shown),
    ...lostAggregates(shown),
    ...notDrawn(shown.situation.frame),
    ...lostDenials(shown),
    ...lostEnds(shown),
    ...lostLimits(shown),
    ...lostRanks(shown),
    ...lostFirsts(shown),
    ...lostBeside(shown),
    ...lostRates(shown),
    ...lostQualities(shown),
    ...lostAmounts(shown),
    ...lostStated(shown),
  ]
  return all.filter((one, at) => !all.slice(0, at).some((other) => overlap(one, other)))
}
