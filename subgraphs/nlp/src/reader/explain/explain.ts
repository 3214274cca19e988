import { type QuerySpec, splitRef } from '@askchart/vocabulary'
import type { PreparedDataset } from '../types.js'
import { dimensionWords, namedDimension } from './dimension-words.js'
import { filterWords } from './filter-words.js'
import { measureWords } from './measure-words.js'
import { capital, listWords } from './words.js'

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
  return `${capital(what)}${grouped}${orderWords(query)}${limitByWords(query, prepared)}${where === '' ? '' : `, ${where}`}.`
}

function limitByWords(query: QuerySpec, prepared: PreparedDataset): string {
  const { limitBy } = query
  if (limitBy === undefined) return ''
  const rows = limitBy.count === 1 ? 'only the first' : `only the first ${limitBy.count}`
  return `, ${rows} of each ${namedDimension(limitBy.dimension, query, prepared)}`
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
