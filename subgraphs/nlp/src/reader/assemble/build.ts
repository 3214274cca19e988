import {
  type Arrangement,
  type Dimension,
  type Filter,
  type Intent,
  type Mark,
  type Measure,
  type Order,
  type OutputColumn,
  outputColumns,
  type QuerySpec,
  splitRef,
} from '@askchart/vocabulary'
import type { Situation } from '../rank/features.js'
import type { Slot } from '../link/links.js'
import type { PreparedColumn, PreparedTable } from '../types.js'
import { type Candidate, dimensionsOf, type DimensionPart, type MeasurePart, tablesOf } from './candidate.js'
import { countedOnce } from './counted-once.js'
import type { DerivedClause } from './derived.js'
import { allOf, type Condition, filterOf, settled, tablesOfRows } from './filter/condition.js'
import { isYearNumber } from './filter/times.js'
import { onGroups } from './filter/totals.js'
import { rankedAlong, rankedEachStep, rankedWithin } from './demands/ranked.js'
import { cuesOf, type Frame } from './frame.js'
import { laidOut } from './layout.js'
import { isRated, type Rate } from './rates.js'
import { isRatio } from './ratios.js'
import { asksPercent, asksShare, asShare, numeratorOf } from './shares.js'
import { sideBySide } from './side-by-side.js'
import { type Root, rootOf } from './root.js'
import { routed, viaTo } from './via.js'

export interface Built {
  readonly query: QuerySpec
  readonly mark: Mark
  readonly arrangement: Arrangement | null
  readonly intent: Intent
}

/** Where measures are of several tables, each says itself which way it goes. */
const ofSeveralTables = ({ measures }: Candidate): boolean => new Set(measures.map(({ table }) => table)).size > 1

const dimensionOf = (part: DimensionPart, candidate: Candidate, frame: Frame, root: Root | null): Dimension => ({
  column: part.column.profile.ref,
  ...(ofSeveralTables(candidate) ? {} : viaTo(frame, root?.table, part.column.table)),
  ...(part.granularity === null ? {} : { granularity: part.granularity }),
  ...(part.bin === null ? {} : { bin: part.bin }),
})

/** Rows are counted by their key where they are not those that the dimensions belong to. */
function measureOf(part: MeasurePart, candidate: Candidate, root: Root | null, frame: Frame): Measure {
  const { column, aggregate, table } = part
  const along = ofSeveralTables(candidate) ? viaTo(frame, table, dimensionsOf(candidate)[0]?.column.table) : {}
  if (column !== null) {
    const { ref } = column.profile
    return aggregate === null
      ? { column: ref, ...viaTo(frame, root?.table, table) }
      : { column: ref, aggregate, ...along }
  }
  const key = table.key ?? table.columns.find(({ isForeignKey }) => isForeignKey) ?? table.columns[0]
  return root?.bare === true || key === undefined
    ? { aggregate: 'COUNT' }
    : { aggregate: 'COUNT', column: key.profile.ref, ...along }
}

const isTimely = (part: DimensionPart | null): boolean =>
  part !== null &&
  (part.column.isTime || isYearNumber(part.column)) &&
  !['DAY_OF_WEEK', 'HOUR_OF_DAY'].includes(part.granularity ?? '')

function markOf(candidate: Candidate, situation: Situation, isQuotient: boolean): Mark {
  if (candidate.mark !== null) return candidate.mark
  const { frame } = situation
  const timely = isTimely(candidate.x)
  const trends = cuesOf(frame, 'trend').length > 0 && ordersByX(candidate, situation)
  // "The top 5 countries over the years": a line for each of them.
  const ranksLines = timely && candidate.colour?.role != null && candidate.colour.role === rankedAlong(situation)
  const ranks =
    (situation.limit !== null && !ranksLines) || (situation.order !== null && situation.order.target !== 'x' && !trends)
  if (timely && !ranks && candidate.arrangement === null && !situation.chart.histogram) return 'LINE'
  // Quotients of several wholes add up to none.
  const shares = asksShare(frame) && !isQuotient
  if (
    shares &&
    !drawsShare(candidate, situation) &&
    candidate.colour === null &&
    candidate.shape === 'plain' &&
    (candidate.x?.column.profile.distinctCount ?? 0) <= 30
  )
    return 'ARC'
  return 'BAR'
}

function intentOf(candidate: Candidate, mark: Mark, situation: Situation): Intent {
  if (candidate.shape === 'single') return 'SUMMARY'
  if (candidate.shape === 'scatter') return 'CORRELATION'
  if (candidate.shape === 'histogram' || candidate.shape === 'boxplot') return 'DISTRIBUTION'
  if (situation.limit !== null) return 'RANKING'
  if (mark === 'ARC' || candidate.arrangement === 'NORMALIZED') return 'COMPOSITION'
  return isTimely(candidate.x) && (mark === 'LINE' || mark === 'AREA') ? 'TREND' : 'COMPARISON'
}

const MAX_LIMIT = 1000

function orderOf(candidate: Candidate, query: QuerySpec, mark: Mark, situation: Situation): readonly Order[] {
  const columns = outputColumns(query)
  const x = columns.find(({ kind }) => kind === 'dimension')
  const y = orderedMeasure(columns, situation)
  if (x === undefined || y === undefined || mark === 'POINT' || mark === 'BOXPLOT') return []
  const { limit, order } = situation
  if (limit !== null && (order === null || limit.count !== null)) {
    const first: Order[] = ranksEachStep(candidate, situation) ? [{ by: x.name, direction: 'ASCENDING' }] : []
    return [...first, { by: y.name, direction: limit.direction }]
  }
  if (order === null) return []
  return [{ by: ordersByX(candidate, situation) ? x.name : y.name, direction: order.direction }]
}

/** Of several measures the one that is ordered by, else the first. */
function orderedMeasure(columns: readonly OutputColumn[], { order }: Situation): OutputColumn | undefined {
  const places = order === null || typeof order.target === 'string' ? [] : order.target
  const isNamed = (column: OutputColumn): boolean =>
    column.kind === 'measure' && places.some((place) => isOf(column.measure, place))
  return columns.find(isNamed) ?? columns.find(({ kind }) => kind === 'measure')
}

const isOf = ({ aggregate, column }: Measure, { links: [top] }: Slot): boolean =>
  top?.kind === 'column'
    ? top.column.profile.ref === column
    : top?.kind === 'table' &&
      aggregate === 'COUNT' &&
      (column === undefined || splitRef(column).table === top.table.profile.name)

function ordersByX(candidate: Candidate, situation: Situation): boolean {
  const { order, frame } = situation
  if (order === null || order.target === 'x') return true
  if (order.target === 'y') return false
  const { x, measures } = candidate
  const named = (column: PreparedColumn | null): number =>
    column === null || order.target === 'unsaid' || typeof order.target === 'string'
      ? 0
      : Math.max(
          0,
          ...order.target.flatMap(({ links }) =>
            links.flatMap((found) => (found.kind !== 'table' && found.column === column ? [found.score] : [])),
          ),
        )
  if (order.target !== 'unsaid') {
    const [byX, byY] = [named(x?.column ?? null), Math.max(0, ...measures.map(({ column }) => named(column)))]
    if (byX !== byY) return byX > byY
    const [table] = order.target.flatMap(({ links: [top] }) => (top?.kind === 'table' ? [top.table] : []))
    if (byX === 0 && table !== undefined) return x?.byTable === true && !measures.some((one) => counts(one, table))
    return true
  }
  const alphabetical = frame.tokens.some(({ lower }) => lower.startsWith('alphabet') || lower.startsWith('lexico'))
  return alphabetical || isTimely(x) || saysChart(situation)
}

const counts = ({ aggregate, column, table }: MeasurePart, of: PreparedTable): boolean =>
  aggregate === 'COUNT' && column === null && table === of

/** "Show the bars in ascending order" orders them as they stand. */
const saysChart = ({ frame, order }: Situation): boolean =>
  order !== null &&
  frame.tokens.slice(order.from, order.from + 6).some(({ lower }) => ['bar', 'bars', 'x'].includes(lower))

/** What has no value lies in no bin. */
const binnedOnly = (candidate: Candidate): readonly Filter[] =>
  dimensionsOf(candidate)
    .filter(({ bin }) => bin !== null)
    .map(({ column }): Filter => ({ compare: { column: column.profile.ref, operator: 'IS_NOT_NULL', values: [] } }))

/** Rows that meet no row of the counted table have no name there, and are left out of what is drawn. */
function namedOnly(candidate: Candidate): readonly Filter[] {
  const home = new Set(candidate.measures.map(({ table }) => table))
  return [...tablesOf(candidate)].flatMap((table) => {
    if (home.has(table)) return []
    return dimensionsOf(candidate)
      .filter(({ column }) => column.table === table)
      .map(({ column }): Filter => ({
        compare: { column: column.profile.ref, operator: 'IS_NOT_NULL', values: [] },
      }))
  })
}

/** "Orders and average order value": so much for each order is one of the two. */
const isForEach = ({ role }: MeasurePart, { measures }: Candidate, { per }: DerivedClause): boolean =>
  measures.length === 1 || (role !== null && role.slot.from === per?.measured?.from)

/** The measure with what the prompt makes of it: shares, growth, so much for each of something. */
function derivedMeasure(
  part: MeasurePart,
  candidate: Candidate,
  root: Root | null,
  situation: Situation,
  numerator: Filter | null,
  share: boolean,
): Measure {
  const { derive, ratio } = situation.derived
  const per = isForEach(part, candidate, situation.derived) ? situation.derived.per : null
  const once = per === null && numerator === null ? countedOnce(part, candidate, situation) : null
  if (once !== null) return once
  const plain = measureOf(part, candidate, root, situation.frame)
  const { aggregate, column } = plain
  if (aggregate === undefined) return plain
  const of = column === undefined ? {} : { column }
  if (numerator !== null) return { ...plain, filter: numerator, per: { ...of, aggregate } }
  if (per?.key != null) {
    const whole = aggregate === 'COUNT' ? aggregate : 'SUM'
    return {
      ...plain,
      aggregate: whole,
      per: { column: per.key.profile.ref, aggregate: per.repeats ? 'COUNT_DISTINCT' : 'COUNT' },
    }
  }
  if (ratio !== null && isRatio(part, ratio)) {
    const parted: Measure = { ...plain, aggregate: 'SUM', per: { column: ratio.by.profile.ref, aggregate: 'SUM' } }
    return derive === null || derive.kind === 'RUNNING_TOTAL' || !isTimely(candidate.x) ? parted : { ...parted, derive }
  }
  const adds = aggregate === 'SUM' || aggregate === 'COUNT'
  if (derive !== null && isTimely(candidate.x) && (adds || derive.kind !== 'RUNNING_TOTAL')) return { ...plain, derive }
  return share && adds ? { ...plain, derive: { kind: 'SHARE' } } : plain
}

/**
 * Bars of percentages, where a pie is not what was asked for, or would show some as if they were all: "what share comes
 * from the top 10".
 */
const drawsShare = ({ shape, x, colour, facet, mark }: Candidate, { frame, limit }: Situation): boolean =>
  shape === 'plain' &&
  x !== null &&
  colour === null &&
  facet === null &&
  (mark === 'BAR' || (mark === null && limit?.count != null)) &&
  asksPercent(frame)

/** Shares over time add up to a whole at each point. */
function normalized(candidate: Candidate, { frame, chart }: Situation): Candidate {
  const { shape, x, colour, mark, arrangement } = candidate
  if (shape !== 'plain' || x === null || colour === null || arrangement !== null || !asksShare(frame)) return candidate
  if (mark !== null && mark !== 'BAR' && mark !== 'AREA') return candidate
  return { ...candidate, arrangement: 'NORMALIZED', mark: chart.mark ?? (isTimely(x) ? 'AREA' : 'BAR') }
}

const ranksEachStep = ({ x, colour }: Candidate, situation: Situation): boolean =>
  colour !== null && x?.column.isTime === true && rankedEachStep(situation) !== null

/** So many in all, or so many of each. */
function limitOf(
  candidate: Candidate,
  count: number | null,
  situation: Situation,
): Pick<QuerySpec, 'limit' | 'limitBy'> {
  if (count === null || candidate.shape !== 'plain') return {}
  const most = Math.min(count, MAX_LIMIT)
  const within = rankedWithin(situation)
  const eachOf = within !== null && candidate.x?.role === within.within && candidate.colour !== null
  return candidate.x !== null && (eachOf || ranksEachStep(candidate, situation))
    ? { limitBy: { dimension: candidate.x.column.profile.ref, count: most } }
    : { limit: most }
}

/** "Revenue and return rate": the revenue, which is of all rows. */
const isBesideRate = (part: MeasurePart, { measures }: Candidate, rate: Rate): boolean =>
  measures.length > 1 && !isRated(part, rate)

/** The query and looks of a candidate, with the filter, order and limit that the prompt asks for. */
export function build(chosen: Candidate, situation: Situation, demands: readonly Condition[]): Built {
  const asked = onGroups(demands, chosen)
  const { rate } = situation.derived
  const numerator = rate?.condition ?? numeratorOf(asked, chosen, situation)
  const conditions = asked.filter((condition) => condition !== numerator)
  const told = sideBySide(
    laidOut(numerator === null || rate !== null ? chosen : asShare(chosen, situation), situation),
    conditions,
    situation,
  )
  const candidate = numerator === null ? normalized(told, situation) : told
  const mark = markOf(candidate, situation, numerator !== null)
  const { frame } = situation
  const root = rootOf(candidate, frame.prepared, tablesOfRows(conditions))
  const demanded = allOf(
    root === null ? conditions : conditions.flatMap((condition) => settled(condition, root.table, frame.prepared)),
  )
  const filters = [
    ...binnedOnly(candidate),
    ...(demanded === null ? [] : 'and' in demanded ? demanded.and : [demanded]),
    ...namedOnly(candidate),
  ].map((one) => (root === null ? one : routed(one, frame, root.table.profile.name)))
  const [only] = filters
  const filter: Filter | undefined = filters.length > 1 ? { and: filters } : only
  const base: QuerySpec = {
    v: 1,
    measures: candidate.measures.map((part) =>
      derivedMeasure(
        part,
        candidate,
        root,
        situation,
        numerator === null || (rate !== null && isBesideRate(part, candidate, rate)) ? null : filterOf(numerator),
        drawsShare(candidate, situation),
      ),
    ),
    dimensions: dimensionsOf(candidate).map((part) => dimensionOf(part, candidate, frame, root)),
    ...(filter === undefined ? {} : { filter }),
  }
  const orderBy = orderOf(candidate, base, mark, situation)
  const count = situation.limit?.count ?? null
  const arrangement = candidate.arrangement ?? (candidate.facet === null ? null : 'FACETED')
  return {
    query: {
      ...base,
      ...(orderBy.length > 0 ? { orderBy } : {}),
      ...limitOf(candidate, count, situation),
    },
    mark,
    arrangement,
    intent: intentOf(candidate, mark, situation),
  }
}
