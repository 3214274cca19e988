import {
  type ColumnProfile,
  type ColumnRef,
  type DatasetProfile,
  type Metric,
  splitRef,
  type TableProfile,
} from '@askchart/vocabulary'

export const tableIn = (profile: DatasetProfile, name: string): TableProfile | null =>
  profile.tables.find((table) => table.name === name) ?? null

/** What a measure's metric is; null for one that has none, or that is gone. */
export const metricIn = ({ metrics = [] }: DatasetProfile, name: string | undefined): Metric | null =>
  metrics.find((metric) => metric.name === name) ?? null

export const columnIn = (profile: DatasetProfile, ref: ColumnRef): ColumnProfile | null =>
  tableIn(profile, splitRef(ref).table)?.columns.find((column) => column.ref === ref) ?? null
