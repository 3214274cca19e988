import type { Bin } from '@askchart/vocabulary'
import type { BinClause } from './bins.js'
import type { ChartClause } from './chart.js'
import { type Candidate, candidateOf, type DimensionPart, free, type MeasurePart, type Parts } from './candidate.js'
import { rankedWithin } from './demands/ranked.js'
import { dimensionParts } from './dimensions.js'
import { cuesOf, type Frame } from './frame.js'
import { measureParts } from './measures.js'
import { multiples } from './multiples.js'
import type { LimitClause } from './limit.js'
import type { OrderClause } from './order.js'
import { orderedDimensions, orderedMeasures } from './ordered-parts.js'
import type { PreparedColumn } from '../types.js'
import type { Role } from './roles.js'
import type { TimeStep } from './time-axis.js'

const MOST = 1_600
/** Each dimension is tried beside each other one and each measure: twice as many cost eight times the time. */
const MOST_DIMENSIONS = 10
const MOST_MEASURES = 9
/** Charts of one dimension and one measure that are tried with a second dimension: the others would not win with one. */
const MOST_COLOURED = 30
/** The best of each place stay, however weak the place. */
const OF_EACH_PLACE = 2

/** How likely a part is by itself. */
export interface Strength {
  readonly dimension: (part: DimensionPart) => number
  readonly measure: (part: MeasurePart) => number
}

/** The likeliest parts, in the order they stand in. */
function strongest<Part extends { readonly role: Role | null }>(
  parts: readonly Part[],
  most: number,
  strength: (part: Part) => number,
): readonly Part[] {
  if (parts.length <= most) return parts
  const sorted = parts.map((part) => ({ part, at: strength(part) })).sort((a, b) => b.at - a.at)
  const kept = new Set(sorted.slice(0, most).map(({ part }) => part))
  const seen = new Map<Role | null, number>()
  for (const { part } of sorted) {
    const count = (seen.get(part.role) ?? 0) + 1
    seen.set(part.role, count)
    if (count <= OF_EACH_PLACE) kept.add(part)
  }
  return parts.filter((part) => kept.has(part))
}

/** What is said by its values alone: "the number of male and female students". */
const sideBySide = (beside: ReadonlySet<PreparedColumn>): readonly DimensionPart[] =>
  [...beside].map((column) => ({
    column,
    role: null,
    score: 0.8,
    granularity: null,
    bin: null,
    byTable: false,
    bare: false,
  }))

const differ = (a: DimensionPart, b: DimensionPart): boolean =>
  a.column !== b.column && (a.role === null || b.role === null || a.role !== b.role)

/** What was read before: the chart, its bins, what the places play, the step of time, what is ranked. */
export interface Clauses {
  readonly chart: ChartClause
  readonly bins: BinClause | null
  readonly roles: readonly Role[]
  readonly step: TimeStep | null
  readonly limit: LimitClause | null
  readonly order: OrderClause | null
  /** Columns whose values are named one beside the other. */
  readonly beside: ReadonlySet<PreparedColumn>
  readonly strength: Strength
}

/**
 * Every reading that the found parts allow, by shape: one measure over one or two dimensions, two measures against one
 * another, bins of one measure, one number, several measures over one dimension.
 */
export function assemble(frame: Frame, clauses: Clauses): readonly Candidate[] {
  const { chart, bins, roles, step, limit, order, beside, strength } = clauses
  const dimensions = [...dimensionParts(frame, roles, step), ...orderedDimensions(order), ...sideBySide(beside)]
  const measured = [...measureParts(frame, roles, limit !== null), ...orderedMeasures(frame, order, roles)]
  const measures = measured.length > 0 ? measured : rowsOf(dimensions)
  const parts = {
    dimensions: strongest(dimensions, MOST_DIMENSIONS, strength.dimension),
    measures: strongest(measures, MOST_MEASURES, strength.measure),
  }
  const candidates = [
    ...plain(parts, chart, step, strength, rankedWithin({ frame, limit, roles })?.ranked ?? null),
    ...scatters(frame, parts, chart),
    ...histograms(parts, chart, bins?.bin ?? { maxBins: 20 }),
    ...boxplots(parts, chart),
    ...multiples(frame, parts, clauses),
    ...singles(parts, chart),
  ]
  return candidates.slice(0, MOST)
}

/** "Trend over the years" of several tables, none of them named: the rows that have the years. */
const rowsOf = (dimensions: readonly DimensionPart[]): readonly MeasurePart[] =>
  [...new Set(dimensions.map(({ column }) => column.table))].map((table) => ({
    aggregate: 'COUNT',
    column: null,
    table,
    role: null,
    score: 0.45,
    said: false,
  }))

/** `ranked` is the place of what is one of several within something else: "the oldest employee in each office". */
function plain(
  parts: Parts,
  chart: ChartClause,
  step: TimeStep | null,
  strength: Strength,
  ranked: Role | null,
): readonly Candidate[] {
  if (chart.mark === 'BOXPLOT' || chart.mark === 'TEXT') return []
  const bases = parts.dimensions.flatMap((x) => {
    // Values row by row lie on their own days, however long the trend.
    const whole = step === null && x.granularity !== null ? { ...x, granularity: null } : x
    return parts.measures
      .filter((measure) => free(measure, x) && !(chart.mark === 'POINT' && measure.aggregate === null))
      .map((measure) => {
        const { mark, arrangement } = chart
        const shown = measure.aggregate === null ? whole : x
        const base = candidateOf({ shape: 'plain', x: shown, measures: [measure], mark, arrangement })
        return { base, x, measure }
      })
  })
  const coloured = likeliest(bases, strength)
  return bases.flatMap((one): readonly Candidate[] => {
    const { base, x, measure } = one
    if (!coloured.has(one)) return [base]
    const others = parts.dimensions.filter(
      (other) => differ(other, x) && free(measure, other) && (canGroup(other) || isRow(other, ranked)),
    )
    return [base, ...others.flatMap((other) => withSecond(base, other))]
  })
}

interface Base {
  readonly base: Candidate
  readonly x: DimensionPart
  readonly measure: MeasurePart
}

/** Those whose parts are likeliest by themselves. */
function likeliest(bases: readonly Base[], strength: Strength): ReadonlySet<Base> {
  if (bases.length <= MOST_COLOURED) return new Set(bases)
  const ofX = new Map([...new Set(bases.map(({ x }) => x))].map((x) => [x, strength.dimension(x)]))
  const ofY = new Map([...new Set(bases.map(({ measure }) => measure))].map((one) => [one, strength.measure(one)]))
  const sum = ({ x, measure }: Base): number => (ofX.get(x) ?? 0) + (ofY.get(measure) ?? 0)
  return new Set([...bases].sort((a, b) => sum(b) - sum(a)).slice(0, MOST_COLOURED))
}

/** Rows that are ranked go by their names. */
const isRow = ({ role, byTable, column }: DimensionPart, ranked: Role | null): boolean =>
  byTable && role !== null && role === ranked && column === (column.table.display ?? column)

/** Numbers of many values tell nothing as colours. */
const canGroup = ({ column, byTable }: DimensionPart): boolean =>
  !byTable && !(column.profile.role === 'MEASURE' && (column.profile.distinctCount ?? 1000) > 30)

const withSecond = (base: Candidate, part: DimensionPart): readonly Candidate[] =>
  part.role?.faceted === true ? [{ ...base, facet: part }] : [{ ...base, colour: part }]

function pairs(measures: readonly MeasurePart[]): readonly (readonly [MeasurePart, MeasurePart])[] {
  return measures.flatMap((a, i) =>
    measures.slice(i + 1).flatMap((b) => {
      const sameColumn = a.column === b.column && a.column !== null
      if (a.column === null && b.column === null && a.table === b.table) return []
      if (sameColumn && (a.aggregate === b.aggregate || a.aggregate === null || b.aggregate === null)) return []
      if (!sameColumn && a.role !== null && a.role === b.role) return []
      if ((a.aggregate === null) !== (b.aggregate === null)) return []
      return [inOrder(a, b)]
    }),
  )
}

const inOrder = (a: MeasurePart, b: MeasurePart): readonly [MeasurePart, MeasurePart] =>
  a.role?.axis === 'y' || b.role?.axis === 'x' ? [b, a] : [a, b]

/** Of so many that colours tell no more which is which. */
const TOO_MANY_COLOURS = 20

/** "Revenue against profit by product": one dot for each product, whose rows stand in another table or are many. */
export const isDotForEach = ({ column, role, byTable }: DimensionPart, measures: readonly MeasurePart[]): boolean =>
  role?.grouped === true &&
  !column.isNumber &&
  !column.isTime &&
  (byTable || column.isEntity) &&
  (column.profile.distinctCount ?? 0) > TOO_MANY_COLOURS &&
  measures.every((measure) => measure.table !== column.table && isWhatIsSaid(measure))

const isWhatIsSaid = ({ role, column }: MeasurePart): boolean => {
  const top = role?.slot.links[0]
  return top?.kind === 'column' && top.column === column
}

/** Two measures against one another, perhaps coloured, faceted, or one dot for each of something. */
function scatters(frame: Frame, parts: Parts, chart: ChartClause): readonly Candidate[] {
  const related = cuesOf(frame, 'relation').length > 0 || cuesOf(frame, 'versus').length > 0
  if (chart.mark !== null && chart.mark !== 'POINT') return []
  return pairs(parts.measures).flatMap((measures): readonly Candidate[] => {
    const raw = measures[0].aggregate === null
    const base = candidateOf({ shape: 'scatter', measures, mark: 'POINT' })
    const groups = parts.dimensions.filter((part) => measures.every((measure) => free(measure, part)))
    const grouped = groups.flatMap((part): readonly Candidate[] => {
      if (raw) return canGroup(part) && !part.column.isEntity ? withSecond(base, part) : []
      if (!measures.some(({ said }) => said) && !isDotForEach(part, measures)) return []
      return [{ ...base, detail: part }, ...(part.role?.coloured === true ? [{ ...base, colour: part }] : [])]
    })
    return raw && (related || chart.mark === 'POINT' || measures.every(({ role }) => role !== null))
      ? [base, ...grouped]
      : grouped
  })
}

/** How many rows lie in each stretch of a number. */
function histograms(parts: Parts, chart: ChartClause, bin: Bin): readonly Candidate[] {
  if (chart.mark !== null && chart.mark !== 'BAR') return []
  return parts.dimensions
    .filter(({ column, byTable }) => column.isNumber && !byTable && !column.isKey && !column.isForeignKey)
    .flatMap((x): readonly Candidate[] => {
      const measure: MeasurePart = {
        aggregate: 'COUNT',
        column: null,
        table: x.column.table,
        role: null,
        score: 0.6,
        said: true,
      }
      return [candidateOf({ shape: 'histogram', x: { ...x, bin }, measures: [measure], mark: 'BAR' })]
    })
}

function boxplots(parts: Parts, chart: ChartClause): readonly Candidate[] {
  if (chart.mark !== 'BOXPLOT') return []
  return parts.measures
    .filter(({ aggregate }) => aggregate === null)
    .flatMap((measure): readonly Candidate[] => {
      const base = candidateOf({ shape: 'boxplot', measures: [measure], mark: 'BOXPLOT' })
      return [base, ...parts.dimensions.filter((x) => free(measure, x) && canGroup(x)).map((x) => ({ ...base, x }))]
    })
}

/** One number and nothing else. */
function singles(parts: Parts, chart: ChartClause): readonly Candidate[] {
  if (chart.mark !== null && chart.mark !== 'TEXT') return []
  return parts.measures
    .filter(({ aggregate }) => aggregate !== null)
    .map((measure) => candidateOf({ shape: 'single', measures: [measure], mark: 'TEXT' }))
}
