import type { Aggregate, BinRange, Granularity } from '@askchart/vocabulary'
import type { LastPeriods } from '../checked.js'
import type { JoinedTable } from '../joins.js'
import type { Literal } from '../values.js'

/** How one database writes what the compiler has decided. Arguments and results are SQL text. */
export interface Dialect {
  readonly name: string
  /** An identifier, whatever is in it. */
  quote(identifier: string): string
  table(database: string, table: string): string
  parameter(name: string, kind: Literal['kind']): string
  /** NULL, not 0, where there is nothing to aggregate; NULLs are left out. `null` counts rows. */
  aggregate(aggregate: Aggregate, argument: string | null): string
  /** The start of the period, or for a calendar part its number: 1 is Monday, 1 is January. */
  cut(granularity: Granularity, time: string): string
  /** The lower bound of a number's bin. `step` and `edge` stand for the numbers of the range. */
  bin(range: BinRange, argument: string, step: string, edge: string | null): string
  /** True within the last periods. `latest` is the column's latest value in its table, `today` the day it may not pass. */
  lastPeriods(periods: LastPeriods, time: string, latest: string, now: string): string
  like(argument: string, pattern: string): string
  join(joined: JoinedTable, table: string, on: string): string
  /** Text that equals another's where the values do; never NULL. */
  comparable(argument: string): string
  asText(argument: string): string
  /** Of a column that is NULL but for at most one row. */
  onlyValue(argument: string): string
  zeroForNull(argument: string): string
  /** A table with a column of numbers that tell its rows apart. */
  numbered(table: string, column: string): string
  /** What must follow a statement for it to mean what was compiled. */
  settings(needs: { readonly joins: boolean; readonly times: boolean }): string
}
