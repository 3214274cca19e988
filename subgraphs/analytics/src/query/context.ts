import type { ColumnRef, ColumnType } from '@askchart/vocabulary'
import type { Days } from './calendar.js'
import type { Catalogue } from './catalogue.js'
import type { CheckedQuery } from './checked.js'
import type { Dialect } from './dialects/dialect.js'
import type { Grain } from './grains.js'
import type { Joins } from './joins.js'
import type { Parameters } from './parameters.js'

/** What the parts of one compilation share. */
export interface CompileContext {
  readonly query: CheckedQuery
  readonly catalogue: Catalogue
  readonly dialect: Dialect
  readonly parameters: Parameters
  readonly joins: Joins
  readonly grains: readonly Grain[]
  readonly now: Date
  readonly days: Days
  /** A name of the statement's own, unlike every name of its result. */
  internal(name: string): string
  typeOf(ref: ColumnRef): ColumnType | null
  /** Whether the column of the result at this position is text in the database. */
  isText(position: number): boolean
  /** What the statement turned out to use. */
  readonly needs: { joins: boolean; times: boolean }
}
