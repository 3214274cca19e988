import type { Aggregate } from '@askchart/vocabulary'
import type { CheckedComparison, CheckedQuery, Use } from './checked.js'
import { comparisonsOf } from './checked.js'
import type { Joins } from './joins.js'
import { problem, refuse } from './problems.js'

/** One aggregate to compute. `use` null counts rows of the grain's table. */
export interface Item {
  readonly aggregate: Aggregate
  readonly use: Use | null
}

/**
 * The aggregates whose unit is a row of one table. Each grain is computed by itself, each row of its table once in
 * each group it belongs to, so that joining a table's many rows never counts it twice. `hints` are the relationships
 * its measures name, for columns that do not say which way they mean.
 */
export interface Grain {
  readonly table: string
  readonly items: readonly Item[]
  readonly hints: readonly string[]
  /** False where only conditions on groups ask for it. */
  readonly shown: boolean
}

/** Every column that a query names outside its aggregates: what every grain must reach. */
function rowUses(query: CheckedQuery): readonly Use[] {
  return [...query.dimensions.map(({ use }) => use), ...query.where.flatMap(comparisonsOf).map(({ use }) => use)]
}

/** The table of COUNT without a column: the one whose rows hold one value each of all that the query names. */
function countedTable(query: CheckedQuery, joins: Joins, tables: readonly string[], path: string): string {
  const uses = [...rowUses(query), ...query.measures.flatMap(({ use }) => (use === null ? [] : [use]))]
  if (uses.length > 0) return joins.commonRoot(uses, path)
  const [only] = tables
  return only !== undefined && tables.length === 1 ? only : refuse(problem.whoseRows(path))
}

export const sameItem = (a: Item, b: Item): boolean =>
  a.aggregate === b.aggregate &&
  a.use?.column.ref === b.use?.column.ref &&
  (a.use?.via ?? []).join() === (b.use?.via ?? []).join()

export const itemOf = (comparison: CheckedComparison): Item | null =>
  comparison.aggregate === null ? null : { aggregate: comparison.aggregate, use: comparison.use }

/** The grains of a query: at least one. Throws a QueryProblemError where a count's table cannot be told. */
export function grainsOf(query: CheckedQuery, joins: Joins, tables: readonly string[]): readonly Grain[] {
  const grains = new Map<string, { items: Item[]; hints: string[]; shown: boolean }>()
  const add = (table: string, item: Item | null, shown: boolean): void => {
    const grain = grains.get(table) ?? { items: [], hints: [], shown: false }
    if (item !== null && !grain.items.some((known) => sameItem(known, item))) grain.items.push(item)
    grain.hints.push(...(item?.use?.via ?? []))
    grain.shown ||= shown
    grains.set(table, grain)
  }
  for (const { use, aggregate, path } of query.measures) {
    if (aggregate === null) continue
    add(use?.table ?? countedTable(query, joins, tables, path), { aggregate, use }, true)
  }
  const conditions = query.having.flatMap(comparisonsOf)
  if (query.raw || (query.measures.length === 0 && conditions.length === 0)) {
    const uses = [...query.dimensions.map(({ use }) => use), ...query.measures.flatMap(({ use }) => use ?? [])]
    add(joins.commonRoot(uses, query.raw ? 'measures' : 'dimensions'), null, true)
  }
  for (const comparison of conditions) {
    const item = itemOf(comparison)
    if (item !== null) add(comparison.use.table, item, query.measures.length === 0)
  }
  return [...grains].map(([table, grain]) => ({ table, ...grain }))
}
