import { type ColumnProfile, type ColumnRef, type DatasetProfile, splitRef } from '@askchart/vocabulary'

/**
 * What a query is checked against and compiled for: the meanings of a dataset, and the database that holds its tables.
 * Physical column names are those of the profile, and so are table names but for those of a live database.
 */
export interface Catalogue extends DatasetProfile {
  /** The ClickHouse database of stored rows; for a live database the name that its connection is kept under. */
  readonly database: string
  /** Whose queries wait for each other; null outside any workspace. */
  readonly workspaceId: string | null
  /** Where the rows are somebody's own, in a database that is asked each time and may change at any moment. */
  readonly live?: LiveDatabase
}

/** How a column is read whose own type is none of ours: as text, as an exact number, or as a time in UTC. */
export type ReadAs = 'text' | 'number' | 'utc'

/** A table of a live database under its own names, which may be any text. */
export interface LiveTable {
  readonly schema: string
  readonly name: string
  /** Columns that the database itself keeps unique and filled. */
  readonly keys: readonly string[]
  /** By column name: its own type, and what it is read as. */
  readonly casts: Readonly<Record<string, { readonly type: string; readonly as: ReadAs }>>
}

export interface LiveDatabase {
  readonly kind: 'POSTGRES' | 'CLICKHOUSE'
  /** Whether the server knows upper and lower case of every script (Postgres with ICU; ClickHouse always does). */
  readonly foldsCase: boolean
  /** By the table's name in the catalogue. */
  readonly tables: Readonly<Record<string, LiveTable>>
}

export interface CatalogueColumn {
  readonly table: string
  readonly profile: ColumnProfile
}

/** The column a ref names; null where the dataset has none. */
export function columnOf(catalogue: DatasetProfile, ref: ColumnRef): CatalogueColumn | null {
  const { table } = splitRef(ref)
  const profile = catalogue.tables.find(({ name }) => name === table)?.columns.find((column) => column.ref === ref)
  return profile === undefined ? null : { table, profile }
}

/**
 * A column whose values tell the rows of a table apart; null where none is known to. Rows of a live database were counted
 * some time ago: only what it enforces holds now.
 */
export function rowKeyOf(catalogue: Catalogue, table: string): string | null {
  if (catalogue.live !== undefined) return catalogue.live.tables[table]?.keys[0] ?? null
  const profile = catalogue.tables.find(({ name }) => name === table)
  const key = profile?.columns.find(({ distinctCount }) => profile.rowCount > 0 && distinctCount === profile.rowCount)
  return key?.name ?? null
}
