import { type Dimension, outputColumns, type QuerySpec } from '@askchart/vocabulary'
import type { PreparedDataset } from '../types.js'
import { columnName, STEP_WORDS } from './words.js'

/** A dimension in words: "month of order date". */
export function dimensionWords({ column: ref, granularity, bin }: Dimension, prepared: PreparedDataset): string {
  const column = prepared.columns.get(ref)
  const name = column === undefined ? ref : columnName(column)
  if (bin !== undefined) return `range of ${name}`
  return granularity === undefined || name === STEP_WORDS[granularity] ? name : `${STEP_WORDS[granularity]} of ${name}`
}

/** The dimension that a ref, or the name of its result column, means. */
export function namedDimension(name: string, query: QuerySpec, prepared: PreparedDataset): string {
  const shown = outputColumns(query).flatMap((column) => (column.kind === 'dimension' ? [column] : []))
  const found = shown.find((column) => column.name === name || column.dimension.column === name)
  return found === undefined ? name : dimensionWords(found.dimension, prepared)
}
