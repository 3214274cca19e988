import type { Against, Aggregate, ComparisonOperator, CountOperator, Granularity, OrderDirection } from './enums.js'

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
  /**
   * With one dimension, or row by row, so many rows. With more and measures, so many values of the first dimension that
   * is neither a time nor binned (else of the first), ranked by all of their rows: the top 5 regions by year have five
   * lines. At most 100,000 rows come in any case, and `truncated` tells that there are more.
   */
  readonly limit?: number
  readonly limitBy?: LimitBy
}

/**
 * Of each value of one dimension only the first `count` rows, in the query's order: the top 3 products of each region.
 * `dimension` names a result column or a dimension's column ref. A `limit` beside it counts values of that dimension,
 * ranked by all of their rows: the top 3 products of each of the top 5 regions.
 */
export interface LimitBy {
  readonly dimension: string
  readonly count: number
}

/**
 * A column with its aggregate. Without an aggregate: the column's own values, row by row, as a scatter or a boxplot
 * needs (then no measure of the query may have one). COUNT without a column counts rows of the measure's table; with
 * no column at all it counts rows of the query's base table.
 */
export interface Measure {
  readonly column?: ColumnRef
  /** The name of a metric of the dataset, instead of a column and an aggregate. Its `filter` narrows every aggregate in it. */
  readonly metric?: string
  readonly aggregate?: Aggregate
  /** Names of relationships that tell two ways between the same tables apart. */
  readonly via?: readonly string[]
  /** Name of the result column; by default see `outputColumns`. */
  readonly as?: string
  /**
   * Only the rows of the measure that meet it are aggregated; groups without such rows stay, with a count of 0 or an
   * aggregate of nothing. No aggregates in it, and only columns with one value for each of the measure's rows
   * (`exists` asks about related rows).
   */
  readonly filter?: Filter
  readonly per?: Denominator
  readonly derive?: Derivation
}

/**
 * What a measure is divided by: profit per order, or with filters the returned share of all orders. The quotient is
 * null where the divisor is 0 or missing. Without a column: COUNT of rows, as for a measure.
 */
export interface Denominator {
  readonly column?: ColumnRef
  readonly aggregate: Aggregate
  readonly via?: readonly string[]
  readonly filter?: Filter
}

/**
 * What is made of a measure's value once the query's rows are grouped, before limits and conditions on groups take
 * groups away.
 *
 * SHARE: the fraction (0.25 for a quarter) that the value is of the sum of all groups' values, or of those with the same
 * value of the dimension that `within` names (a result column or a column ref). Of SUM, COUNT and COUNT_DISTINCT.
 *
 * RUNNING_TOTAL: the sum of this and all earlier values along the query's first time dimension (else its first one of
 * bins or numbers), for each combination of the other dimensions by itself. Of SUM and COUNT. Null where that dimension
 * is null.
 *
 * CHANGE: the value less the one before. GROWTH: that as a fraction of the absolute value before. "Before" is what the
 * same query gives one period of its first time dimension earlier, or with YEAR_BEFORE a year earlier (weeks: 52 weeks),
 * for the same values of the other dimensions; the dimension is a date or cut to MINUTE ... YEAR, or where the query has
 * no time, a column of whole numbers such as years (one less; PREVIOUS_PERIOD only). The query's own conditions on that
 * column move with it, so that growth in 2025 compares January with December 2024, and half a month with half of the
 * month before. Null where nothing is before, and GROWTH where that is 0. Of any aggregate that is a number, `per`
 * included.
 */
export type Derivation =
  | { readonly kind: 'SHARE'; readonly within?: string }
  | { readonly kind: 'RUNNING_TOTAL' }
  | { readonly kind: 'CHANGE' | 'GROWTH'; readonly against?: Against }

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
  | { readonly exists: Existence }

/**
 * Holds for rows whose row of the table `of` has related rows of `table` that meet the filter: students with an allergy,
 * and with `not` those without any. It never repeats a row. A row that has no row of `of` meets neither it nor its
 * opposite. The way from `of` to `table` is found over relationships, told apart by `via`; that from the measures to
 * `of` by `ofVia`. Where both are one table it goes against a relationship from the table to itself: people whom others
 * name as their boss.
 *
 * `count` compares the number of different rows of `table` that meet the filter; without it there must be one. It is
 * exact at nothing too: fewer than 3 holds for none. An aggregate of a column of `table` in the filter is a condition on
 * what relates to each row of `of` (customers who spent over 1000); aggregates of nothing meet no condition.
 */
export interface Existence {
  readonly of: string
  readonly ofVia?: readonly string[]
  readonly table: string
  readonly via?: readonly string[]
  readonly filter?: Filter
  readonly count?: { readonly operator: CountOperator; readonly value: number }
}

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
  readonly to?: WholeAggregate
}

/**
 * An aggregate of a whole table, compared with instead of a value: salaries above the average. `values` is then empty
 * and the operator one of EQ, NEQ, LT, LTE, GT and GTE. The query's own filter does not narrow it; its own does.
 */
export interface WholeAggregate {
  readonly column: ColumnRef
  readonly aggregate: Aggregate
  readonly filter?: Filter
}

/** `by` names a result column (see `outputColumns`) or a measure's or dimension's column ref. */
export interface Order {
  readonly by: string
  readonly direction: OrderDirection
}
