import { type Dimension, type Measure, type QuerySpec, splitRef } from '@askchart/vocabulary'
import type { PreparedDataset } from '../types.js'
import { filterWords } from './filter-words.js'
import { AGGREGATE_WORDS, capital, columnName, listWords, rowsName, STEP_WORDS } from './words.js'

function measureWords({ aggregate, column: ref }: Measure, query: QuerySpec, prepared: PreparedDataset): string {
  if (aggregate === 'COUNT') {
    const name = splitRef(ref ?? query.dimensions[0]?.column ?? '').table
    const table = prepared.tables.find(({ profile }) => profile.name === name)
    return table === undefined ? 'number of rows' : `number of ${rowsName(table)}`
  }
  const column = prepared.columns.get(ref ?? '')
  const name = column === undefined ? (ref ?? '') : columnName(column)
  return aggregate === undefined ? name : `${AGGREGATE_WORDS[aggregate]} ${name}`
}

function dimensionWords({ column: ref, granularity, bin }: Dimension, prepared: PreparedDataset): string {
  const column = prepared.columns.get(ref)
  const name = column === undefined ? ref : columnName(column)
  if (bin !== undefined) return `range of ${name}`
  return granularity === undefined || name === STEP_WORDS[granularity] ? name : `${STEP_WORDS[granularity]} of ${name}`
}

/** A query in one plain sentence: "Total revenue for each region name, largest 5 first, order date since 1 Jan 2026." */
export function explain(query: QuerySpec, prepared: PreparedDataset): string {
  const { filter, measures, dimensions } = query
  const raw = measures.every(({ aggregate }) => aggregate === undefined)
  const words = measures.map((measure) => measureWords(measure, query, prepared))
  const groups = dimensions.map((dimension) => dimensionWords(dimension, prepared))
  const what = listWords(words, raw && measures.length > 1 ? 'against' : 'and')
  const grouped =
    groups.length === 0 ? '' : raw ? ` by ${listWords(groups, 'and')}` : ` for each ${listWords(groups, 'and')}`
  const where = filter === undefined ? '' : filterWords(filter, prepared)
  return `${capital(what)}${grouped}${orderWords(query)}${where === '' ? '' : `, ${where}`}.`
}

function orderWords({ orderBy, limit, dimensions, measures }: QuerySpec): string {
  const [order] = orderBy ?? []
  if (order === undefined) return ''
  const [first] = dimensions
  const byName =
    first !== undefined &&
    measures.length > 0 &&
    order.by.startsWith(splitRef(first.column).column.replace(/[^\p{L}\p{N}]+/gu, '_'))
  const descends = order.direction === 'DESCENDING'
  if (byName) return `, in ${descends ? 'descending' : 'ascending'} order of it`
  return `, ${descends ? 'largest' : 'smallest'}${limit === undefined ? '' : ` ${limit}`} first`
}
