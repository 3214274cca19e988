import {
  type ColumnProfile,
  type ColumnRef,
  type DatasetProfile,
  splitRef,
  type TableProfile,
} from '@askchart/vocabulary'

export const tableIn = (profile: DatasetProfile, name: string): TableProfile | null =>
  profile.tables.find((table) => table.name === name) ?? null

export const columnIn = (profile: DatasetProfile, ref: ColumnRef): ColumnProfile | null =>
  tableIn(profile, splitRef(ref).table)?.columns.find((column) => column.ref === ref) ?? null
