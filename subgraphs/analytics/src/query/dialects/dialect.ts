import type { Aggregate, BinRange, ColumnType, Granularity, OrderDirection } from '@askchart/vocabulary'
import type { Days } from '../calendar.js'
import type { ReadAs } from '../catalogue.js'
import type { Comparator, LastPeriods, Shift } from '../checked.js'
import type { JoinedTable } from '../joins.js'
import type { Literal } from '../values.js'

/** How one database writes what the compiler has decided. Arguments and results are SQL text. */
export interface Dialect {
  readonly name: string
  /** An identifier, whatever is in it. */
  quote(identifier: string): string
  table(database: string, table: string): string
  /** `name` is p1, p2, ... */
  parameter(name: string, kind: Literal['kind']): string
  /** Whether a column of this database can hold the text. */
  canHold(text: string): boolean
  /** A column whose own type is none of ours. */
  read(column: string, as: ReadAs): string
  /** A statement to select from. */
  derived(statement: string): string
  /** NULL, not 0, where there is nothing to aggregate; NULLs are left out. `null` counts rows. */
  aggregate(aggregate: Aggregate, argument: string | null, type: ColumnType | null): string
  /** NULL as the values of this type that it stands under. */
  nothing(type: ColumnType): string
  /** What is compared, such that texts compare by their code points. */
  compared(argument: string, comparator: Comparator, type: ColumnType): string
  /**
   * Keys to order by: NULL comes last either way. Texts go by their code points, A to Z as a to z; of those that differ in
   * nothing else capitals come first. No other letters, as databases know different ones.
   */
  ordered(argument: string, direction: OrderDirection, isText: boolean): string
  /** Whether a statement may end in LIMIT BY; else rows are numbered and the numbers compared. */
  readonly limitsBy: boolean
  /**
   * The start of the period, or for a calendar part its number: 1 is Monday, 1 is January. Days before the week's first are
   * the later ones: 8 is Monday where weeks start on Sunday. With a zone, its days and their parts; hours and minutes stay
   * instants in UTC.
   */
  cut(granularity: Granularity, time: string, days: Days): string
  /** The lower bound of a number's bin. `step` and `edge` stand for the numbers of the range. */
  bin(range: BinRange, argument: string, step: string, edge: string | null): string
  /** The latest value of a time column of a table; with a calendar only its day. */
  latest(column: string, table: string, days: Days | null): string
  /** True within the last periods. `latest` is the column's latest value in its table, `now` the day it may not pass. */
  lastPeriods(periods: LastPeriods, time: string, latest: string, now: string, days: Days): string
  like(argument: string, pattern: string): string
  /** Joins a table under the alias. `isKey` says that the database keeps its values there apart. */
  join(joined: JoinedTable, table: string, on: string, isKey: boolean): string
  /** Text that equals another's where the values do; never NULL. */
  comparable(argument: string): string
  asText(argument: string): string
  /** Of a column that is NULL but for at most one row. */
  onlyValue(argument: string): string
  zeroForNull(argument: string): string
  /** The value where the condition is true, else NULL. */
  when(condition: string, value: string): string
  /** NULL where the argument is, else the value. */
  unlessNull(argument: string, value: string): string
  /** True or false, and false for NULL: whether the statement, in parentheses, gives the argument. */
  isAmong(argument: string, statement: string): string
  /** NULL where the divisor is 0 or NULL. */
  quotient(dividend: string, divisor: string): string
  absolute(argument: string): string
  /** A time of this type so many periods later, by the clocks of the zone; without periods, a whole number greater by 1. */
  later(argument: string, by: Shift['by'], type: ColumnType, zone: string | null): string
  /** Whether a time so many periods later, and as many earlier, is the same time: 29 February is not, by a year. */
  comesBack(argument: string, by: Shift['by'], zone: string | null): string
  /** The sum over all rows, or over those with the same `within`; with an order, over those up to the row. */
  sumOver(argument: string, window: { readonly within: readonly string[]; readonly upTo: string | null }): string
  /** A table with a column of numbers that tell its rows apart. */
  numbered(table: string, column: string): string
  /** What must follow a statement for it to mean what was compiled. */
  settings(needs: { readonly joins: boolean; readonly times: boolean }): string
}
