import { type Aggregate, type ColumnRef, plural, splitRef } from '@askchart/vocabulary'
import { isColumn } from '../link/metric-columns.js'
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
  if (aggregate === undefined || (column !== undefined && !isColumn(column))) return name
  if (aggregate === 'COUNT_DISTINCT') return `number of different ${plural(name)}`
  if (column?.isTime === true && aggregate === 'MINIMUM') return `earliest ${name}`
  if (column?.isTime === true && aggregate === 'MAXIMUM') return `latest ${name}`
  const word = AGGREGATE_WORDS[aggregate]
  // The total of a column that is called "total" is no "total total".
  return aggregate === 'SUM' && (name === word || name.startsWith(`${word} `)) ? name : `${word} ${name}`
}
