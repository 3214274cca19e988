import type { Aggregate, Cell, ComparisonOperator } from '@askchart/vocabulary'

/** A name as it was written; `at` is its place in the expression, from 0, and `end` that behind it. */
export interface Written {
  readonly at: number
  readonly end: number
  readonly parts: readonly string[]
}

/** What rows an aggregate takes, as it was written. */
export type WrittenCondition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly WrittenCondition[] }
  | { readonly kind: 'not'; readonly part: WrittenCondition }
  | {
      readonly kind: 'compare'
      readonly column: Written
      readonly operator: ComparisonOperator
      readonly values: readonly Cell[]
    }

/** `of` null: all rows of the only table. */
export interface WrittenAggregate {
  readonly kind: 'aggregate'
  readonly at: number
  readonly aggregate: Aggregate
  readonly of: Written | null
  readonly where: WrittenCondition | null
}

export type Operation = '+' | '-' | '*' | '/'

/** An expression as it was written, its names not looked up. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'negative'; readonly part: Expression }
  | {
      readonly kind: 'operation'
      readonly operation: Operation
      readonly left: Expression
      readonly right: Expression
    }
  | WrittenAggregate
