import type {
  Aggregate,
  BinRange,
  ColumnProfile,
  ColumnType,
  CountOperator,
  Granularity,
  OrderDirection,
} from '@askchart/vocabulary'
import type { Literal } from './values.js'

/** A table of a query, found in the catalogue. `path` is the part of the query that named it. */
export interface Place {
  readonly table: string
  readonly via: readonly string[]
  readonly path: string
}

/** A column of a query, found in the catalogue. */
export interface Use extends Place {
  readonly column: ColumnProfile
}

export interface CheckedDimension {
  readonly use: Use
  readonly granularity: Granularity | null
  readonly bin: BinRange | null
  readonly name: string
}

/** Conditions that all hold for the rows of one aggregate; `text` is the same for equal ones. */
export interface RowFilter {
  readonly where: readonly Condition[]
  readonly text: string
}

/** Without a use: COUNT of the rows of a table, or where that is not said either, of the query's. */
export interface CheckedAggregate {
  readonly use: Use | null
  readonly counted: Place | null
  readonly aggregate: Aggregate
  readonly filter: RowFilter | null
  readonly path: string
}

/** What a measure is computed by: one aggregate, or for a metric several. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'negative'; readonly part: Formula }
  | {
      readonly kind: 'operation'
      readonly operation: '+' | '-' | '*' | '/'
      readonly left: Formula
      readonly right: Formula
    }
  /** `orZero`: nothing to aggregate is 0. */
  | { readonly kind: 'aggregate'; readonly of: CheckedAggregate; readonly orZero: boolean }

/** How far the time dimension at `dimension` is moved to meet what it is compared with; no period: a whole number by 1. */
export interface Shift {
  readonly dimension: number
  readonly by: { readonly count: number; readonly period: Period } | null
}

/** `within` and `along` are positions of dimensions. */
export type CheckedDerivation =
  | { readonly kind: 'SHARE'; readonly within: number | null }
  | { readonly kind: 'RUNNING_TOTAL'; readonly along: number }
  | { readonly kind: 'CHANGE' | 'GROWTH'; readonly shift: Shift }

export type CheckedMeasure = { readonly name: string } & (
  | { readonly kind: 'rows'; readonly use: Use }
  | {
      readonly kind: 'aggregate'
      readonly of: Formula
      readonly per: CheckedAggregate | null
      readonly path: string
      readonly derive: CheckedDerivation | null
    }
)

export interface LastPeriods {
  readonly count: number
  readonly granularity: Period
  readonly complete: boolean
}
export type Period = Exclude<Granularity, 'DAY_OF_WEEK' | 'MONTH_OF_YEAR' | 'HOUR_OF_DAY'>

export type Comparator = CountOperator
export type Test =
  | { readonly kind: 'compare'; readonly comparator: Comparator; readonly value: Literal }
  | { readonly kind: 'in'; readonly negated: boolean; readonly values: readonly Literal[] }
  | { readonly kind: 'between'; readonly low: Literal; readonly high: Literal }
  | { readonly kind: 'like'; readonly pattern: string }
  | { readonly kind: 'null'; readonly negated: boolean }
  | { readonly kind: 'last'; readonly periods: LastPeriods }
  | { readonly kind: 'whole'; readonly comparator: Comparator; readonly whole: CheckedWhole }

/** An aggregate of a whole table. */
export interface CheckedWhole {
  readonly use: Use
  readonly aggregate: Aggregate
  readonly where: readonly Condition[]
}

/** A comparison; `type` is that of what is compared: the column, or the aggregate of it. */
export interface CheckedComparison {
  readonly use: Use
  readonly aggregate: Aggregate | null
  readonly type: ColumnType
  readonly test: Test
}

/** Rows of `table` that relate to a row of `of`: all of `where` holds for each, all of `having` for them together. */
export interface CheckedExistence {
  readonly of: Place
  readonly related: Place
  readonly where: readonly Condition[]
  readonly having: readonly Condition[]
  readonly count: { readonly comparator: Comparator; readonly value: number } | null
}

export type Leaf =
  | { readonly kind: 'test'; readonly comparison: CheckedComparison }
  | { readonly kind: 'exists'; readonly existence: CheckedExistence }
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | Leaf

/** `position` is that of the result column, from 0. */
export interface CheckedOrder {
  readonly position: number
  readonly direction: OrderDirection
}

/** A query whose every name, type and value is known to be right. Only the ways between its tables are still open. */
export interface CheckedQuery {
  readonly dimensions: readonly CheckedDimension[]
  readonly measures: readonly CheckedMeasure[]
  /** True where measures are values row by row. */
  readonly raw: boolean
  /** All of them hold for every row. */
  readonly where: readonly Condition[]
  /** All of them hold for every group. */
  readonly having: readonly Condition[]
  readonly orderBy: readonly CheckedOrder[]
  readonly limit: number | null
  /** `dimension` is a position. */
  readonly limitBy: { readonly dimension: number; readonly count: number } | null
}

/** Everything that is asked within a condition. */
export function leavesOf(condition: Condition): readonly Leaf[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.flatMap(leavesOf)
    case 'not':
      return leavesOf(condition.part)
    case 'test':
    case 'exists':
      return [condition]
  }
}

/** Every comparison of columns within a condition. */
export const comparisonsOf = (condition: Condition): readonly CheckedComparison[] =>
  leavesOf(condition).flatMap((leaf) => (leaf.kind === 'test' ? [leaf.comparison] : []))

/** The table whose rows a condition asks about. */
export const placeOf = (leaf: Leaf): Place => (leaf.kind === 'test' ? leaf.comparison.use : leaf.existence.of)
export const asksOfGroups = (leaf: Leaf): boolean => leaf.kind === 'test' && leaf.comparison.aggregate !== null

/** The type of an aggregate's values. */
export function aggregateType(aggregate: Aggregate, column: ColumnType | null): ColumnType {
  switch (aggregate) {
    case 'COUNT':
    case 'COUNT_DISTINCT':
      return 'INTEGER'
    case 'AVERAGE':
    case 'MEDIAN':
      return 'DECIMAL'
    case 'SUM':
      return column === 'INTEGER' ? 'INTEGER' : 'DECIMAL'
    case 'MINIMUM':
    case 'MAXIMUM':
      return column ?? 'DECIMAL'
  }
}
