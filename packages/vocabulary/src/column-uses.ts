import { outputColumns } from './output-columns.js'
import type { ColumnRef, Filter, QuerySpec } from './query-spec.js'

/** Where a query names a column: `measures[0].column`, `filter.and[1].compare.column`. */
export interface ColumnUse {
  readonly path: string
  readonly ref: ColumnRef
}

type Rename = (ref: ColumnRef, path: string) => ColumnRef

/** Every place of a query that names a column, in its order. Names of the result, as in `orderBy`, are none. */
export function columnUses(spec: QuerySpec): readonly ColumnUse[] {
  const uses: ColumnUse[] = []
  renamed(spec, (ref, path) => {
    uses.push({ path, ref })
    return ref
  })
  return uses
}

/**
 * The query with other columns in place of some. What it says of its result by name (order, limit, shares) follows the
 * names that its result has then.
 */
export function withColumns(spec: QuerySpec, instead: ReadonlyMap<ColumnRef, ColumnRef>): QuerySpec {
  const after = renamed(spec, (ref) => instead.get(ref) ?? ref)
  const names = outputNames(spec, after)
  return renamedResults(after, (name) => names.get(name) ?? instead.get(name) ?? name)
}

/** The query with other names wherever it names a column of its result: in its order, its limit and its shares. */
export function renamedResults(spec: QuerySpec, named: (name: string) => string): QuerySpec {
  const { orderBy, limitBy } = spec
  return {
    ...spec,
    measures: spec.measures.map((measure) => {
      const { derive } = measure
      return derive?.kind === 'SHARE' && derive.within !== undefined
        ? { ...measure, derive: { ...derive, within: named(derive.within) } }
        : measure
    }),
    ...(orderBy ? { orderBy: orderBy.map((order) => ({ ...order, by: named(order.by) })) } : {}),
    ...(limitBy ? { limitBy: { ...limitBy, dimension: named(limitBy.dimension) } } : {}),
  }
}

/** Names of the result's columns before, each with its name after. Both queries have the same shape. */
export function outputNames(before: QuerySpec, after: QuerySpec): ReadonlyMap<string, string> {
  const names = outputColumns(after).map(({ name }) => name)
  return new Map(outputColumns(before).map(({ name }, index) => [name, names[index] ?? name]))
}

function renamed(spec: QuerySpec, rename: Rename): QuerySpec {
  const { filter } = spec
  return {
    ...spec,
    measures: spec.measures.map((measure, index) => {
      const path = `measures[${index}]`
      const { per } = measure
      return { ...aggregated(measure, path, rename), ...(per ? { per: aggregated(per, `${path}.per`, rename) } : {}) }
    }),
    dimensions: spec.dimensions.map((dimension, index) => ({
      ...dimension,
      column: rename(dimension.column, `dimensions[${index}].column`),
    })),
    ...(filter ? { filter: filtered(filter, 'filter', rename) } : {}),
  }
}

function aggregated<Part extends { readonly column?: ColumnRef; readonly filter?: Filter }>(
  part: Part,
  path: string,
  rename: Rename,
): Part {
  const { column, filter } = part
  return {
    ...part,
    ...(column === undefined ? {} : { column: rename(column, `${path}.column`) }),
    ...(filter ? { filter: filtered(filter, `${path}.filter`, rename) } : {}),
  }
}

function filtered(filter: Filter, path: string, rename: Rename): Filter {
  const each = (parts: readonly Filter[], name: string): readonly Filter[] =>
    parts.map((part, index) => filtered(part, `${path}.${name}[${index}]`, rename))
  if ('and' in filter) return { and: each(filter.and, 'and') }
  if ('or' in filter) return { or: each(filter.or, 'or') }
  if ('not' in filter) return { not: filtered(filter.not, `${path}.not`, rename) }
  if ('exists' in filter) {
    const { exists } = filter
    if (!exists.filter) return filter
    return { exists: { ...exists, filter: filtered(exists.filter, `${path}.exists.filter`, rename) } }
  }
  const { compare } = filter
  const { to } = compare
  const column = rename(compare.column, `${path}.compare.column`)
  return {
    compare: { ...compare, column, ...(to ? { to: aggregated(to, `${path}.compare.to`, rename) } : {}) },
  }
}
