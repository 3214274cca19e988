import type { ColumnRole, ColumnType, DataSourceKind } from '../graphql/generated/graphql.js'

const origins: Record<DataSourceKind, string> = {
  SAMPLE: 'Sample data',
  UPLOAD: 'Your data',
  POSTGRES: 'Live PostgreSQL',
  CLICKHOUSE: 'Live ClickHouse',
}

/** Where a dataset comes from, in words. */
export const originOf = (source: DataSourceKind): string => origins[source]

/** What a column is for, in words. */
export const roleNames: Record<ColumnRole, string> = {
  MEASURE: 'measure',
  DIMENSION: 'category',
  TIME: 'time',
  IDENTIFIER: 'identifier',
  GEOGRAPHY: 'place',
}

/** What a column holds, in words. */
export const typeNames: Record<ColumnType, string> = {
  STRING: 'text',
  INTEGER: 'whole number',
  DECIMAL: 'number',
  BOOLEAN: 'yes or no',
  DATE: 'date',
  DATETIME: 'date and time',
}

const delimiters: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }

/** What parts the cells of a file, in words. */
export const sayDelimiter = (delimiter: string): string => delimiters[delimiter] ?? JSON.stringify(delimiter)
