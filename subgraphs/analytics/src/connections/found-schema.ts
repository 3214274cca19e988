import type { ColumnType } from '@askchart/vocabulary'
import type { LiveTable } from '../query/catalogue.js'

/** A column as a database tells of it. */
export interface FoundColumn {
  readonly name: string
  readonly type: ColumnType
  readonly cast: LiveTable['casts'][string] | null
  readonly comment: string | null
}

export interface FoundTable {
  readonly schema: string
  readonly name: string
  readonly comment: string | null
  /** How many rows the database believes it has; null where it has no idea. */
  readonly rows: number | null
  /** Whether its rows are those of other tables. */
  readonly isView: boolean
  /** Whether a share of its rows can be taken without reading all. */
  readonly canSample: boolean
  readonly columns: readonly FoundColumn[]
  /** Columns that the database keeps unique and filled. */
  readonly keys: readonly string[]
}

export interface FoundPlace {
  readonly schema: string
  readonly table: string
  readonly column: string
}

/** What a database says that it holds, and what of that cannot be used. */
export interface FoundSchema {
  readonly tables: readonly FoundTable[]
  readonly foreignKeys: readonly { readonly from: FoundPlace; readonly to: FoundPlace }[]
  readonly notes: readonly string[]
}

/** It cannot be used as it is; the message says what to do about it. */
export class UnusableDatabaseError extends Error {}

export const MAX_TABLES = 200
export const MAX_COLUMNS = 5_000

/** At most 200 tables of 5,000 columns together: more could be neither read in time nor told apart by words. */
export function assertSize(tables: readonly FoundTable[], wanted: string): void {
  const columns = tables.reduce((sum, table) => sum + table.columns.length, 0)
  if (tables.length === 0)
    throw new UnusableDatabaseError(`There is no table with readable columns in ${wanted}. Name others in schemas.`)
  if (tables.length > MAX_TABLES || columns > MAX_COLUMNS)
    throw new UnusableDatabaseError(
      `There are more than can be connected at once in ${wanted}: ${tables.length} tables with ${columns} columns, where ${MAX_TABLES} tables with ${MAX_COLUMNS} columns fit. Name fewer schemas, or let the user read fewer tables.`,
    )
}

const SHOWN = 5

/** "3 columns of types that cannot be read are left out: a.b (bytea), ..." */
export function leftOut(what: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return []
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ''
  return [`${what} left out: ${names.slice(0, SHOWN).join(', ')}${more}.`]
}
