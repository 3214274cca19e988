import { FILE_ENCODINGS, type FileEncoding } from '@askchart/vocabulary'
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

/** What a file's letters are written in, in words, by the name that the API has for it. */
export const encodingNames: Readonly<Record<FileEncoding, string>> = {
  'UTF-8': 'Unicode (UTF-8)',
  'UTF-16': 'Unicode (UTF-16)',
  'Windows-1252': 'Windows (Western Europe)',
  'Windows-1250': 'Windows (Central Europe)',
  'Windows-1251': 'Windows (Cyrillic)',
  'Windows-1253': 'Windows (Greek)',
  'Windows-1254': 'Windows (Turkish)',
  'ISO-8859-15': 'ISO-8859-15 (Western Europe with €)',
  'KOI8-R': 'KOI8-R (Russian)',
  IBM866: 'DOS (Cyrillic)',
  Macintosh: 'Macintosh (Western Europe)',
  Shift_JIS: 'Shift JIS (Japanese)',
  GB18030: 'GB 18030 (Chinese)',
  Big5: 'Big5 (Chinese, traditional)',
  'EUC-KR': 'EUC-KR (Korean)',
}

/** What a file's letters are written in, as the API names it, in words. */
export const sayEncoding = (name: string): string => {
  const known = FILE_ENCODINGS.find((encoding) => encoding === name)
  return known === undefined ? name : encodingNames[known]
}

/** The signs that cells are usually parted by, in words. */
export const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
  ' ': 'spaces',
}

/** What parts the cells of a file, in words. */
export const sayDelimiter = (delimiter: string): string => delimiterNames[delimiter] ?? JSON.stringify(delimiter)
