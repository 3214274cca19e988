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
/** Whether a person asked for it: that a value is given at all is only what a chart needs to be drawn. */
export const isAsked = (filter: Filter): boolean => !('compare' in filter && filter.compare.operator === 'IS_NOT_NULL')

const isEnd = (filter: Filter, ...operators: readonly string[]): filter is Extract<Filter, { compare: unknown }> =>
  'compare' in filter && operators.includes(filter.compare.operator)

const areEnds = (from: Filter, to: Filter): boolean =>
  isEnd(from, 'GT', 'GTE') && isEnd(to, 'LT', 'LTE') && from.compare.column === to.compare.column

/** What was asked for last: a stretch ("in 2025") is two parts, one for each end. */
export function askedLast(parts: readonly Filter[]): readonly Filter[] {
  const [before, last] = parts.filter(isAsked).slice(-2)
  if (before === undefined) return []
  if (last === undefined) return [before]
  return areEnds(before, last) ? [before, last] : [last]
}

/** The values that a column must have, where the filter lists them. */
export function listedValues(parts: readonly Filter[], column: ColumnRef): readonly Cell[] {
  return parts.flatMap((part) =>
    'compare' in part && part.compare.column === column && ['EQ', 'IN'].includes(part.compare.operator)
      ? part.compare.values
      : [],
  )
}

const leavesOut = (part: Filter, column: ColumnRef): boolean =>
  'compare' in part && part.compare.column === column && ['NEQ', 'NOT_IN'].includes(part.compare.operator)

/** The values that a column must not have. */
export const leftOutValues = (parts: readonly Filter[], column: ColumnRef): readonly Cell[] =>
  parts.flatMap((part) => ('compare' in part && leavesOut(part, column) ? part.compare.values : []))

/** No longer leaves out these values of a column. */
export const broughtBack = (before: readonly Filter[], column: ColumnRef, values: readonly Cell[]): readonly Filter[] =>
  before.flatMap((part): readonly Filter[] => {
    if (!('compare' in part) || !leavesOut(part, column)) return [part]
    const left = part.compare.values.filter((value) => !values.includes(value))
    const operator = left.length === 1 ? 'NEQ' : 'NOT_IN'
    return left.length === 0 ? [] : [{ compare: { ...part.compare, operator, values: left } }]
  })

const listOf = (column: ColumnRef, values: readonly Cell[]): Filter => ({
  compare: { column, operator: values.length === 1 ? 'EQ' : 'IN', values },
})

interface Stretch {
  readonly from: Cell
  readonly before: Cell
}

/** The one stretch that the parts about a column demand, its end left out: "in 2025". */
function stretchOf(parts: readonly Filter[], column: ColumnRef): Stretch | null {
  const [first, second, ...others] = parts.filter((part) => isAbout(part, column) && isAsked(part))
  if (first === undefined || second === undefined || others.length > 0) return null
  if (!isEnd(first, 'GTE') || !isEnd(second, 'LT')) return null
  const [from] = first.compare.values
  const [before] = second.compare.values
  return from === undefined || before === undefined ? null : { from, before }
}

const stretch = (column: ColumnRef, { from, before }: Stretch): Filter => ({
  and: [
    { compare: { column, operator: 'GTE', values: [from] } },
    { compare: { column, operator: 'LT', values: [before] } },
  ],
})

/** "Add 2024" beside 2025: one stretch where they meet, else either; null where they are no two stretches. */
export function withStretch(before: readonly Filter[], condition: Condition): readonly Filter[] | null {
  const column = condition.column.profile.ref
  const known = stretchOf(before, column)
  const added = stretchOf(partsOf(filterOf(condition)), column)
  if (known === null || added === null) return null
  const [first, last] = String(known.from) <= String(added.from) ? [known, added] : [added, known]
  const end = String(first.before) > String(last.before) ? first.before : last.before
  const meet = String(first.before) >= String(last.from)
  const both = meet
    ? partsOf(stretch(column, { from: first.from, before: end }))
    : [{ or: [stretch(column, first), stretch(column, last)] }]
  return [...withoutColumn(before, column), ...both]
}

/** Replaces what was demanded of the same columns, or adds to what was listed and left out. */
export function changed(before: readonly Filter[], conditions: readonly Condition[], adds: boolean): readonly Filter[] {
  let parts = [...before]
  for (const condition of conditions) {
    const column = condition.column.profile.ref
    const known = listedValues(parts, column)
    const lists = ['EQ', 'IN'].includes(condition.operator) && !condition.negated && condition.filter === undefined
    const next = filterOf(condition)
    // Whoever leaves out the East after the South wants neither.
    parts = parts.filter(
      (part) => !isAbout(part, column) || !isAsked(part) || (leavesOut(next, column) && leavesOut(part, column)),
    )
    if (adds && lists && known.length > 0) parts.push(listOf(column, [...new Set([...known, ...condition.values])]))
    else if (!parts.some((part) => JSON.stringify(part) === JSON.stringify(next))) parts.push(next)
  }
  return parts
}

/** All that was asked of a column is taken back. */
export const withoutColumn = (before: readonly Filter[], column: ColumnRef): readonly Filter[] =>
  before.filter((part) => !(isAbout(part, column) && isAsked(part)))

/** Without just what a condition demands; null where that is not what is demanded. */
export function withoutDemand(before: readonly Filter[], condition: Condition): readonly Filter[] | null {
  const demanded = partsOf(filterOf({ ...condition, negated: false })).map((part) => JSON.stringify(part))
  const left = before.filter((part) => !demanded.includes(JSON.stringify(part)))
  return left.length === before.length - demanded.length ? left : null
}

/** Takes values out of the list of a column; null where none of them stands there. */
export function withoutValues(
  before: readonly Filter[],
  column: ColumnRef,
  values: readonly Cell[],
): readonly Filter[] | null {
  const listed = listedValues(before, column)
  const left = listed.filter((value) => !values.includes(value))
  if (left.length === listed.length) return null
  const others = before.filter(
    (part) => !('compare' in part && part.compare.column === column && ['EQ', 'IN'].includes(part.compare.operator)),
  )
  return left.length > 0 ? [...others, listOf(column, left)] : others
}
