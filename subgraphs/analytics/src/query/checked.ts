import type { Aggregate, BinRange, ColumnProfile, ColumnType, Granularity, OrderDirection } from '@askchart/vocabulary'
import type { Literal } from './values.js'

/** A column of a query, found in the catalogue. `path` is the part of the query that named it. */
export interface Use {
  readonly table: string
  readonly column: ColumnProfile
  readonly via: readonly string[]
  readonly path: string
}

export interface CheckedDimension {
  readonly use: Use
  readonly granularity: Granularity | null
  readonly bin: BinRange | null
  readonly name: string
}

/** Without a use: COUNT of the query's rows. Without an aggregate: the column's values row by row. */
export interface CheckedMeasure {
  readonly use: Use | null
  readonly aggregate: Aggregate | null
  readonly name: string
  readonly path: string
}

export interface LastPeriods {
  readonly count: number
  readonly granularity: Period
  readonly complete: boolean
}
export type Period = Exclude<Granularity, 'DAY_OF_WEEK' | 'MONTH_OF_YEAR' | 'HOUR_OF_DAY'>

export type Comparator = 'EQ' | 'NEQ' | 'LT' | 'LTE' | 'GT' | 'GTE'
export type Test =
  | { readonly kind: 'compare'; readonly comparator: Comparator; readonly value: Literal }
  | { readonly kind: 'in'; readonly negated: boolean; readonly values: readonly Literal[] }
  | { readonly kind: 'between'; readonly low: Literal; readonly high: Literal }
  | { readonly kind: 'like'; readonly pattern: string }
  | { readonly kind: 'null'; readonly negated: boolean }
  | { readonly kind: 'last'; readonly periods: LastPeriods }

/** A comparison; `type` is that of what is compared: the column, or the aggregate of it. */
export interface CheckedComparison {
  readonly use: Use
  readonly aggregate: Aggregate | null
  readonly type: ColumnType
  readonly test: Test
}

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'test'; readonly comparison: CheckedComparison }

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
}

/** Every comparison within a condition. */
export function comparisonsOf(condition: Condition): readonly CheckedComparison[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.flatMap(comparisonsOf)
    case 'not':
      return comparisonsOf(condition.part)
    case 'test':
      return [condition.comparison]
  }
}

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
