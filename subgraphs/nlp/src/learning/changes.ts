import type { Aggregate, Cell, ColumnRef, Comparison, QuerySpec } from '@askchart/vocabulary'
import { comparisonsOf } from '../model/catalogue-problems.js'

/** One column of a query as it is used there. */
export interface Use {
  readonly place: 'measure' | 'dimension' | 'filter'
  readonly column: ColumnRef
  /** Of a measure; null where its values are shown row by row. */
  readonly aggregate: Aggregate | null
  /** What a filter compares with. */
  readonly values: readonly Cell[]
}

/** What was put in the place of what; `from` is null for what is new, or where rows were counted. */
export interface Change {
  readonly from: Use | null
  readonly to: Use
}

/** Rows that have no name are left out by the reader, not by who asks. */
const isAsked = ({ operator }: Comparison): boolean => operator !== 'IS_NOT_NULL' && operator !== 'IS_NULL'

function usesOf({ measures, dimensions, filter }: QuerySpec): readonly Use[] {
  return [
    ...measures.flatMap(({ column, aggregate = null }): readonly Use[] =>
      column === undefined || aggregate === 'COUNT' ? [] : [{ place: 'measure', column, aggregate, values: [] }],
    ),
    ...dimensions.map(({ column }): Use => ({ place: 'dimension', column, aggregate: null, values: [] })),
    ...comparisonsOf(filter)
      .filter(isAsked)
      .map(({ column, values }): Use => ({ place: 'filter', column, aggregate: null, values })),
  ]
}

/** Both lists without what is alike in them, one for one. */
function withoutPairs(
  before: readonly Use[],
  after: readonly Use[],
  alike: (a: Use, b: Use) => boolean,
): { readonly pairs: readonly Change[]; readonly before: readonly Use[]; readonly after: readonly Use[] } {
  const left = [...before]
  const pairs: Change[] = []
  const added: Use[] = []
  for (const to of after) {
    const at = left.findIndex((from) => alike(from, to))
    const [from] = at < 0 ? [] : left.splice(at, 1)
    if (from === undefined) added.push(to)
    else pairs.push({ from, to })
  }
  return { pairs, before: left, after: added }
}

/**
 * What a correction changed: the same column used otherwise, or one column in the place of another. Where it is not
 * plain what took whose place, nothing is said of it.
 */
export function changesBetween(before: QuerySpec, after: QuerySpec): readonly Change[] {
  const places = ['measure', 'dimension', 'filter'] as const
  return places.flatMap((place) => {
    const own = (query: QuerySpec): readonly Use[] => usesOf(query).filter((use) => use.place === place)
    const same = withoutPairs(
      own(before),
      own(after),
      (a, b) =>
        a.column === b.column && a.aggregate === b.aggregate && JSON.stringify(a.values) === JSON.stringify(b.values),
    )
    const otherwise = withoutPairs(same.before, same.after, (a, b) => a.column === b.column)
    const replaced =
      otherwise.before.length === otherwise.after.length || otherwise.before.length === 0
        ? otherwise.after.map((to, at): Change => ({ from: otherwise.before[at] ?? null, to }))
        : []
    return [...otherwise.pairs, ...replaced]
  })
}
