import type { Cell, ColumnType } from '@askchart/vocabulary'
import type { QueryRows } from '../execution/query.data-source.js'
import type { CompiledQuery } from '../query/compile.js'
import type { Dialect } from '../query/dialects/dialect.js'

export interface ReadLimits {
  readonly seconds: number
  readonly rows: number
  /** Of the answer as it comes over the wire. */
  readonly bytes: number
}

export interface ReadRows {
  readonly rows: readonly (readonly Cell[])[]
  /** True where there was more than the limits allow. */
  readonly truncated: boolean
}

/** By name, in the order in which a statement uses them. */
export type Values = Readonly<Record<string, Cell>>

/** The server sent more than may be kept, before a row was whole. */
export class TooManyBytesError extends Error {
  constructor() {
    super('the server sent more than may be kept')
  }
}

/** A statement took longer than the server was told it may. */
export class DeadlineError extends Error {
  constructor() {
    super('the server did not answer in time')
  }
}

/** An open connection to somebody's database, which only ever reads, within limits. */
export interface LiveConnection {
  /** Cells as the database writes them; `decode` tells them as the API does. */
  read(sql: string, values: Values, limits: ReadLimits): Promise<ReadRows>
  decode(cell: Cell, type: ColumnType): Cell
  query(compiled: CompiledQuery, limits: ReadLimits, asOf: Date): Promise<QueryRows>
  /** How this database writes what a sample needs. */
  readonly sampling: Sampling
  readonly dialect: Dialect
  close(): Promise<void>
}

export interface Sampling {
  /** A text's first characters. */
  cut(text: string, length: number): string
  /** What follows a table's name for about this share of its rows, from all over it. */
  share(fraction: number): string
  /** A text in lower case. */
  lower(text: string): string
}
