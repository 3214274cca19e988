import type { Aggregate, ComparisonOperator, Granularity, OrderDirection } from './enums.js'

/** A value of a table. Integers beyond 2^53 travel as strings; dates as ISO 8601 (2026-03-01 or 2026-03-01T08:00:00Z). */
export type Cell = string | number | boolean | null

/** `table.column`. The table is everything before the first dot; table names hold no dot, column names may. */
export type ColumnRef = string

/**
 * A question about a dataset with no words and no SQL left in it: measures by dimensions, filtered, ordered, limited.
 * Serialisable; names are refs of the dataset's catalogue and are checked against it before anything is compiled.
 * Relative time keeps its relative form (LAST_PERIODS).
 */
export interface QuerySpec {
  /** Format version. */
  readonly v: 1
  readonly measures: readonly Measure[]
  readonly dimensions: readonly Dimension[]
  readonly filter?: Filter
  readonly orderBy?: readonly Order[]
  readonly limit?: number
}

/**
 * A column with its aggregate. Without an aggregate: the column's own values, row by row, as a scatter or a boxplot
 * needs (then no measure of the query may have one). COUNT without a column counts rows of the measure's table; with
 * no column at all it counts rows of the query's base table.
 */
export interface Measure {
  readonly column?: ColumnRef
  readonly aggregate?: Aggregate
  /** Names of relationships that tell two ways between the same tables apart. */
  readonly via?: readonly string[]
  /** Name of the result column; by default see `outputColumns`. */
  readonly as?: string
}

export interface Dimension {
  readonly column: ColumnRef
  readonly via?: readonly string[]
  readonly granularity?: Granularity
  readonly bin?: Bin
  readonly as?: string
}

/** Equal-width numeric bins from round numbers: a width, or at most so many. */
export interface Bin {
  readonly maxBins?: number
  readonly step?: number
}

export type Filter =
  | { readonly and: readonly Filter[] }
  | { readonly or: readonly Filter[] }
  | { readonly not: Filter }
  | { readonly compare: Comparison }

/**
 * With an aggregate the comparison is a HAVING over the query's groups. BETWEEN takes two values, inclusive at both
 * ends. LIKE takes one pattern with % and _, without regard to case. LAST_PERIODS takes a count and a granularity
 * (MINUTE to YEAR): that many periods ending with the one that holds the latest date of the column, at most today;
 * a third value `true` leaves out the period that is still running ("last month" is the complete one before).
 */
export interface Comparison {
  readonly column: ColumnRef
  readonly via?: readonly string[]
  readonly aggregate?: Aggregate
  readonly operator: ComparisonOperator
  readonly values: readonly Cell[]
}

/** `by` names a result column (see `outputColumns`) or a measure's or dimension's column ref. */
export interface Order {
  readonly by: string
  readonly direction: OrderDirection
}
