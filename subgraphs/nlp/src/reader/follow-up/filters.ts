import type { Cell, ColumnRef, Filter } from '@askchart/vocabulary'
import { type Condition, filterOf } from '../assemble/filter/condition.js'

export const partsOf = (filter: Filter | undefined): readonly Filter[] =>
  filter === undefined ? [] : 'and' in filter ? filter.and.flatMap(partsOf) : [filter]

export function joined(parts: readonly Filter[]): Filter | undefined {
  const [only] = parts
  return parts.length > 1 ? { and: parts } : only
}

export const columnsOf = (filter: Filter): readonly ColumnRef[] => {
  if ('compare' in filter) return [filter.compare.column]
  if ('not' in filter) return columnsOf(filter.not)
  // Never about one column alone.
  if ('exists' in filter) return [filter.exists.table, ...(filter.exists.filter ? columnsOf(filter.exists.filter) : [])]
  return ('and' in filter ? filter.and : filter.or).flatMap(columnsOf)
}

const isAbout = (filter: Filter, column: ColumnRef): boolean => columnsOf(filter).every((one) => one === column)
const asksValue = (filter: Filter): boolean => !('compare' in filter && filter.compare.operator === 'IS_NOT_NULL')

/** The values that a column must have, where the filter lists them. */
export function listedValues(parts: readonly Filter[], column: ColumnRef): readonly Cell[] {
  return parts.flatMap((part) =>
    'compare' in part && part.compare.column === column && ['EQ', 'IN'].includes(part.compare.operator)
      ? part.compare.values
      : [],
  )
}

const listOf = (column: ColumnRef, values: readonly Cell[]): Filter => ({
  compare: { column, operator: values.length === 1 ? 'EQ' : 'IN', values },
})

/** Replaces what was demanded of the same columns, or adds to the values that were listed. */
export function changed(before: readonly Filter[], conditions: readonly Condition[], adds: boolean): readonly Filter[] {
  let parts = [...before]
  for (const condition of conditions) {
    const column = condition.column.profile.ref
    const known = listedValues(parts, column)
    const lists = ['EQ', 'IN'].includes(condition.operator) && !condition.negated && condition.filter === undefined
    parts = parts.filter((part) => !(isAbout(part, column) && asksValue(part)))
    if (adds && lists && known.length > 0) parts.push(listOf(column, [...new Set([...known, ...condition.values])]))
    else parts.push(filterOf(condition))
  }
  return parts
}

/** Takes values out of the lists, or the whole condition on a column. */
export function without(
  before: readonly Filter[],
  column: ColumnRef,
  values: readonly Cell[] | null,
): readonly Filter[] {
  const left = values === null ? [] : listedValues(before, column).filter((value) => !values.includes(value))
  const parts = before.filter((part) => !(isAbout(part, column) && asksValue(part)))
  return left.length > 0 ? [...parts, listOf(column, left)] : parts
}
