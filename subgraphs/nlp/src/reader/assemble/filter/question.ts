import type { Cell, ComparisonOperator, Filter } from '@askchart/vocabulary'
import type { Slot } from '../../link/links.js'
import type { PreparedColumn, Span } from '../../types.js'
import type { Operator } from './operators.js'

export type QuestionKind = 'number' | 'value' | 'text' | 'pattern'

/** One column that a value may be compared with, and how it would be. */
export interface Proposal {
  readonly column: PreparedColumn
  /** The place that names the column, or its table; null where none does. */
  readonly slot: Slot | null
  /** How well the place names the column, 0 to 1. */
  readonly link: number
  /** Only the table is named. */
  readonly byTable: boolean
  /** The column of the comparison before this one, which this one goes on from: "or lower than 500". */
  readonly goesOn: boolean
  readonly operator: ComparisonOperator
  readonly values: readonly Cell[]
  /** How surely the column holds the value, 0 to 1. */
  readonly known: number
  readonly filter?: Filter
}

/** A value of the prompt, of which it is to be found out what column it is compared with, if any. */
export interface Question extends Span {
  readonly kind: QuestionKind
  /** Where the value itself stands. */
  readonly operand: Span
  /** Where the list begins that the value is one of; `from` where it stands alone. */
  readonly lead: number
  readonly around: Operator
  readonly proposals: readonly Proposal[]
}
