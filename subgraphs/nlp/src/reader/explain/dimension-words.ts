import { type Dimension, outputColumns, type QuerySpec } from '@askchart/vocabulary'
import type { PreparedDataset } from '../types.js'
import { columnName, STEP_WORDS } from './words.js'

const STEPS: ReadonlySet<string> = new Set(Object.values(STEP_WORDS))

/** Whether a table has no other time, so that its own needs no name. */
const isOnlyTime = (ref: string, { columns }: PreparedDataset): boolean =>
  columns.get(ref)?.table.columns.filter(({ isTime }) => isTime).length === 1

/** A dimension in words: "month of order date". */
export function dimensionWords({ column: ref, granularity, bin }: Dimension, prepared: PreparedDataset): string {
  const column = prepared.columns.get(ref)
  const name = column === undefined ? ref : columnName(column)
  if (bin !== undefined) return `range of ${name}`
  if (granularity === undefined) return name
  // The year of a column called month is just the year.
  return STEPS.has(name) || (isOnlyTime(ref, prepared) && name === 'date')
    ? STEP_WORDS[granularity]
    : `${STEP_WORDS[granularity]} of ${name}`
}

/** The dimension that a ref, or the name of its result column, means. */
export function namedDimension(name: string, query: QuerySpec, prepared: PreparedDataset): string {
  const shown = outputColumns(query).flatMap((column) => (column.kind === 'dimension' ? [column] : []))
  const found = shown.find((column) => column.name === name || column.dimension.column === name)
  return found === undefined ? name : dimensionWords(found.dimension, prepared)
}
