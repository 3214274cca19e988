import type { Cell, ColumnRef, DatasetProfile, Filter, QuerySpec } from '@askchart/vocabulary'
import type { ValueMatch } from '../reader/types.js'

const keyOf = (column: ColumnRef, value: string): string => `${column}\n${value.trim().toLocaleLowerCase('en')}`

function changed(filter: Filter, change: (column: ColumnRef, value: string) => Cell): Filter {
  if ('and' in filter) return { and: filter.and.map((part) => changed(part, change)) }
  if ('or' in filter) return { or: filter.or.map((part) => changed(part, change)) }
  if ('not' in filter) return { not: changed(filter.not, change) }
  const { compare } = filter
  if (compare.operator === 'LIKE' || compare.operator === 'LAST_PERIODS') return filter
  const values = compare.values.map((value) => (typeof value === 'string' ? change(compare.column, value) : value))
  return { compare: { ...compare, values } }
}

/** The query with each text it compares with replaced; patterns and periods are left as they are. */
export const withTexts = (query: QuerySpec, change: (column: ColumnRef, value: string) => Cell): QuerySpec =>
  query.filter === undefined ? query : { ...query, filter: changed(query.filter, change) }

/**
 * The query with its texts as the data spells them ("quebec" for "Quebec"), among the values known here. Who wrote the
 * query need not have seen them.
 */
export function spelled(query: QuerySpec, profile: DatasetProfile, matches: readonly ValueMatch[]): QuerySpec {
  const known = new Map<string, Cell>()
  for (const { phrase, column, value } of matches) known.set(keyOf(column, phrase), value)
  for (const { columns } of profile.tables)
    for (const { ref, sampleValues } of columns)
      for (const value of sampleValues) if (typeof value === 'string') known.set(keyOf(ref, value), value)
  return withTexts(query, (column, value) => known.get(keyOf(column, value)) ?? value)
}
