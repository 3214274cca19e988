import type { ColumnProfile } from './dataset.js'
import type { Dimension, Filter, QuerySpec } from './query-spec.js'

/**
 * Equal-width bins: [first, first + step), and so on. Where the step was chosen, the last one holds its upper edge too,
 * so that 0 to 100 makes ten bins of 10 and not eleven; not so for single integers.
 */
export interface BinRange {
  readonly step: number
  /** Lower bound of the bin that holds the smallest value; null where the range is unknown. */
  readonly first: number | null
  readonly last: number | null
  /** The upper edge that belongs to the last bin; null where every edge belongs to the bin above it. */
  readonly edge: number | null
}

const DEFAULT_MAX_BINS = 20
const ROUND = [1, 2, 5]

const asNumber = (cell: unknown): number | null => {
  const value = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** Conditions that every row meets: the comparisons joined by nothing but `and`. */
function conjuncts(filter: Filter | undefined): readonly Filter[] {
  if (filter === undefined) return []
  return 'and' in filter ? filter.and.flatMap(conjuncts) : [filter]
}

function narrowed(
  dimension: Dimension,
  filter: Filter | undefined,
  column: ColumnProfile,
): readonly [number, number] | null {
  let minimum = asNumber(column.minimum)
  let maximum = asNumber(column.maximum)
  if (minimum === null || maximum === null) return null
  for (const part of conjuncts(filter)) {
    if (!('compare' in part)) continue
    const { compare } = part
    if (compare.column !== dimension.column || compare.aggregate !== undefined) continue
    if ((compare.via ?? []).join() !== (dimension.via ?? []).join()) continue
    const [a, b] = compare.values.map(asNumber)
    if (a === null || a === undefined) continue
    if (compare.operator === 'GT' || compare.operator === 'GTE') minimum = Math.max(minimum, a)
    if (compare.operator === 'LT' || compare.operator === 'LTE') maximum = Math.min(maximum, a)
    if (compare.operator === 'BETWEEN' && b !== null && b !== undefined) {
      minimum = Math.max(minimum, a)
      maximum = Math.min(maximum, b)
    }
  }
  return minimum <= maximum ? [minimum, maximum] : null
}

/** How many bins make 1 where the step is such a fraction (4 for 0.25), else null: k / 4 is exacter than k * 0.25. */
export function binsPerUnit(step: number): number | null {
  const perUnit = Math.round(1 / step)
  return step < 1 && Math.abs(perUnit * step - 1) < 1e-9 ? perUnit : null
}

/** Added before rounding down, so that 0.29 lands in the bin of 0.29 although 0.29 / 0.01 is a little less than 29. */
export const BIN_TOLERANCE = 1e-9

/** The lower bound of the bin that holds a value. */
export function binOf(value: number, step: number): number {
  const index = Math.floor(value / step + BIN_TOLERANCE)
  const perUnit = binsPerUnit(step)
  return perUnit === null ? index * step : index / perUnit
}

/**
 * The bins of a binned dimension: the given step, or the smallest round one (1, 2 or 5 times a power of ten; whole for
 * integers) that needs at most `maxBins` (20 where neither is given) over the column's range in the catalogue,
 * narrowed by what the filter demands of the same column. Null for a dimension without bins.
 */
export function binRange(
  spec: Pick<QuerySpec, 'filter'>,
  dimension: Dimension,
  column: ColumnProfile,
): BinRange | null {
  const { bin } = dimension
  if (bin === undefined) return null
  const range = narrowed(dimension, spec.filter, column)
  if (range === null) return { step: bin.step ?? 1, first: null, last: null, edge: null }
  const [minimum, maximum] = range
  const whole = column.type === 'INTEGER'
  const bins = (step: number): BinRange => {
    const first = binOf(minimum, step)
    const last = binOf(maximum, step)
    const merges = bin.step === undefined && !(whole && step === 1) && last === maximum && last > first
    return merges
      ? { step, first, last: binOf(maximum - step / 2, step), edge: maximum }
      : { step, first, last, edge: null }
  }
  if (bin.step !== undefined) return bins(bin.step)
  const maxBins = bin.maxBins ?? DEFAULT_MAX_BINS
  const span = maximum - minimum
  if (span === 0) return bins(1)
  for (let power = Math.floor(Math.log10(span / maxBins)) - 1; ; power += 1) {
    for (const round of ROUND) {
      const step = Number(`${round}e${power}`)
      if (whole && step < 1) continue
      const found = bins(step)
      if (Math.round(((found.last ?? 0) - (found.first ?? 0)) / step) + 1 <= maxBins) return found
    }
  }
}
