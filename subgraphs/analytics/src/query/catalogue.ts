import { type ColumnProfile, type ColumnRef, type DatasetProfile, splitRef } from '@askchart/vocabulary'

/**
 * What a query is checked against and compiled for: the meanings of a dataset, and the ClickHouse database that holds
 * its tables. Physical table and column names are those of the profile.
 */
export interface Catalogue extends DatasetProfile {
  readonly database: string
  /** Whose queries wait for each other; null outside any workspace. */
  readonly workspaceId: string | null
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

/** A column whose values tell the rows of a table apart; null where none is known to. */
export function rowKeyOf(catalogue: DatasetProfile, table: string): string | null {
  const profile = catalogue.tables.find(({ name }) => name === table)
  const key = profile?.columns.find(({ distinctCount }) => profile.rowCount > 0 && distinctCount === profile.rowCount)
  return key?.name ?? null
}
