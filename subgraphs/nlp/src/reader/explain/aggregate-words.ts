import { type Aggregate, type ColumnRef, splitRef } from '@askchart/vocabulary'
import type { PreparedDataset } from '../types.js'
import { AGGREGATE_WORDS, columnName, rowsName } from './words.js'

/** An aggregate of a column in words; `table` holds the rows of a count that names no column. */
export function aggregateWords(
  { aggregate, column: ref }: { readonly aggregate?: Aggregate; readonly column?: ColumnRef },
  prepared: PreparedDataset,
  table?: string,
): string {
  if (aggregate === 'COUNT') {
    const name = ref === undefined ? table : splitRef(ref).table
    const counted = prepared.tables.find(({ profile }) => profile.name === name)
    return counted === undefined ? 'number of rows' : `number of ${rowsName(counted)}`
  }
  const column = prepared.columns.get(ref ?? '')
  const name = column === undefined ? (ref ?? '') : columnName(column)
  return aggregate === undefined ? name : `${AGGREGATE_WORDS[aggregate]} ${name}`
}
