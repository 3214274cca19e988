import type { Cell, ColumnRef, DatasetProfile, Filter, QuerySpec } from '@askchart/vocabulary'
import type { ValueMatch } from '../reader/types.js'

const keyOf = (column: ColumnRef, value: string): string => `${column}\n${value.trim().toLocaleLowerCase('en')}`

type Change = (column: ColumnRef, value: string) => Cell

function changed(filter: Filter, change: Change): Filter {
  if ('and' in filter) return { and: filter.and.map((part) => changed(part, change)) }
  if ('or' in filter) return { or: filter.or.map((part) => changed(part, change)) }
  if ('not' in filter) return { not: changed(filter.not, change) }
  if ('exists' in filter) return { exists: within(filter.exists, change) }
  const { compare } = filter
  if (compare.operator === 'LIKE' || compare.operator === 'LAST_PERIODS') return filter
  const values = compare.values.map((value) => (typeof value === 'string' ? change(compare.column, value) : value))
  return { compare: { ...compare, values, ...(compare.to === undefined ? {} : { to: within(compare.to, change) }) } }
}

/** A part of a query with the texts of its own filter changed. */
const within = <Part extends { readonly filter?: Filter }>(part: Part, change: Change): Part =>
  part.filter === undefined ? part : { ...part, filter: changed(part.filter, change) }

/** The query with each text it compares with replaced, wherever it has a filter; patterns and periods stay as they are. */
export function withTexts(query: QuerySpec, change: Change): QuerySpec {
  const measures = query.measures.map((measure) => {
    const { per, ...rest } = within(measure, change)
    return per === undefined ? rest : { ...rest, per: within(per, change) }
  })
  return { ...within(query, change), measures }
}

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
