import { type Filter, type Mark, type QuerySpec, splitRef } from '@askchart/vocabulary'
import type { PreparedDataset } from '../types.js'
import { dimensionWords, namedDimension } from './dimension-words.js'
import { filterWords } from './filter-words.js'
import { measureWords } from './measure-words.js'
import { capital, listWords } from './words.js'

/**
 * A query in one plain sentence: "Total revenue for each region name, largest 5 first, where order date is since 1 Jan 2026."
 * With its mark, a pie says that it shows parts.
 */
export function explain(query: QuerySpec, prepared: PreparedDataset, mark: Mark | null = null): string {
  const { filter, measures, dimensions } = query
  const raw = measures.every(({ aggregate }) => aggregate === undefined)
  const words = measures.map((measure) => measureWords(measure, query, prepared))
  const groups = dimensions.map((dimension) => dimensionWords(dimension, prepared))
  const what = listWords(words, raw && measures.length > 1 ? 'against' : 'and')
  const grouped =
    groups.length === 0 ? '' : raw ? ` by ${listWords(groups, 'and')}` : ` for each ${listWords(groups, 'and')}`
  const told = filter === undefined ? null : beyondShown(filter, dimensions)
  const where = told === null ? '' : filterWords(told, prepared)
  const isOfRows = where.startsWith('without ') || (told !== null && startsWithRows(told))
  const only = where === '' ? '' : `, ${isOfRows ? 'only' : 'where'} ${where}`
  const parts = mark === 'ARC' && measures.every(({ derive }) => derive === undefined) ? ', as parts of the whole' : ''
  return `${capital(what)}${grouped}${parts}${orderWords(query, prepared)}${limitByWords(query, prepared)}${only}.`
}

/** A filter without what every chart needs: that what it is split by is given. Null where nothing else is demanded. */
function beyondShown(filter: Filter, dimensions: QuerySpec['dimensions']): Filter | null {
  if ('and' in filter) {
    const parts = filter.and.flatMap((part) => beyondShown(part, dimensions) ?? [])
    const [only] = parts
    return parts.length > 1 ? { and: parts } : (only ?? null)
  }
  const isGiven =
    'compare' in filter &&
    filter.compare.operator === 'IS_NOT_NULL' &&
    dimensions.some(({ column }) => column === filter.compare.column)
  return isGiven ? null : filter
}

function limitByWords(query: QuerySpec, prepared: PreparedDataset): string {
  const { limitBy } = query
  if (limitBy === undefined) return ''
  const rows = limitBy.count === 1 ? 'only the first' : `only the first ${limitBy.count}`
  return `, ${rows} of each ${namedDimension(limitBy.dimension, query, prepared)}`
}

/** Whether what is told of a filter first is which rows there are: "customers with orders". */
function startsWithRows(filter: Filter): boolean {
  if ('and' in filter) return filter.and.length > 0 && startsWithRows(filter.and[0] ?? filter)
  if ('or' in filter) return filter.or.length > 0 && startsWithRows(filter.or[0] ?? filter)
  if ('not' in filter) return 'exists' in filter.not
  return 'exists' in filter
}

function orderWords({ orderBy, limit, limitBy, dimensions, measures }: QuerySpec, prepared: PreparedDataset): string {
  // Of the first few of each it counts what they are the first by, which comes last.
  const order = limitBy === undefined ? orderBy?.[0] : orderBy?.at(-1)
  if (order === undefined) return ''
  const [first] = dimensions
  const byName =
    first !== undefined &&
    measures.length > 0 &&
    order.by.startsWith(splitRef(first.column).column.replace(/[^\p{L}\p{N}]+/gu, '_'))
  const descends = order.direction === 'DESCENDING'
  if (!byName) return `, ${descends ? 'largest' : 'smallest'}${limit === undefined ? '' : ` ${limit}`} first`
  const many = limit === undefined ? '' : `the first ${limit} `
  const column = prepared.columns.get(first.column)
  if (column?.isTime === true)
    return `, ${descends ? 'latest' : 'earliest'}${limit === undefined ? '' : ` ${limit}`} first`
  const ends = column?.isNumber === true ? ['low', 'high'] : ['A', 'Z']
  return `, ${many}by ${dimensionWords(first, prepared)} from ${(descends ? ends.toReversed() : ends).join(' to ')}`
}
