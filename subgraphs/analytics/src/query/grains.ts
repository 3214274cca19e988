import type { Aggregate } from '@askchart/vocabulary'
import {
  type CheckedAggregate,
  type CheckedComparison,
  type CheckedMeasure,
  type CheckedQuery,
  comparisonsOf,
  leavesOf,
  type Place,
  placeOf,
  type RowFilter,
  type Shift,
  type Use,
} from './checked.js'
import { aggregatesOf } from './formula.js'
import type { Joins } from './joins.js'
import { problem, refuse } from './problems.js'

/** One aggregate to compute. `use` null counts rows of the grain's table, `counted` where that was said; `before` is how long ago. */
export interface Item {
  readonly aggregate: Aggregate
  readonly use: Use | null
  readonly counted: Place | null
  readonly filter: RowFilter | null
  readonly before: Shift | null
}

/**
 * The aggregates whose unit is a row of one table. Each grain is computed by itself, each row of its table once in
 * each group it belongs to, so that joining a table's many rows never counts it twice. `hints` are the relationships
 * its measures name, for columns that do not say which way they mean. With `before` the rows are those of an earlier
 * time, in the groups that they are compared with.
 */
export interface Grain {
  readonly table: string
  readonly before: Shift | null
  readonly items: readonly Item[]
  readonly hints: readonly string[]
  /** False where only conditions on groups, or what is compared with, ask for it. */
  readonly shown: boolean
}

/** Every table that a query names outside its aggregates: what every grain must reach. */
const rowPlaces = (query: CheckedQuery): readonly Place[] => [
  ...query.dimensions.map(({ use }) => use),
  ...query.where.flatMap(leavesOf).map(placeOf),
]

const usesOf = (measure: CheckedMeasure): readonly Place[] =>
  measure.kind === 'rows' ? [measure.use] : aggregatesOf(measure).flatMap(({ use, counted }) => use ?? counted ?? [])

/** The table of COUNT without a column: the one whose rows hold one value each of all that the query names. */
function countedTable(query: CheckedQuery, joins: Joins, tables: readonly string[], path: string): string {
  const filters = query.measures.flatMap(aggregatesOf).flatMap(({ filter }) => filter?.where ?? [])
  const asked = filters.flatMap(leavesOf).map(placeOf)
  const places = [...rowPlaces(query), ...query.measures.flatMap(usesOf), ...asked]
  if (places.length > 0) return joins.commonRoot(places, path)
  const [only] = tables
  return only !== undefined && tables.length === 1 ? only : refuse(problem.whoseRows(path))
}

const shiftText = (shift: Shift | null): string => JSON.stringify(shift)

const placeOfItem = ({ use, counted }: Item): Place | null => use ?? counted

export const sameItem = (a: Item, b: Item): boolean =>
  a.aggregate === b.aggregate &&
  a.use?.column.ref === b.use?.column.ref &&
  a.counted?.table === b.counted?.table &&
  (placeOfItem(a)?.via ?? []).join() === (placeOfItem(b)?.via ?? []).join() &&
  a.filter?.text === b.filter?.text &&
  shiftText(a.before) === shiftText(b.before)

export const itemOf = ({ aggregate, use, counted, filter }: CheckedAggregate, before: Shift | null = null): Item => ({
  aggregate,
  use,
  counted,
  filter,
  before,
})

export const conditionItem = ({ aggregate, use }: CheckedComparison): Item | null =>
  aggregate === null ? null : { aggregate, use, counted: null, filter: null, before: null }

/** How long ago a measure looks as well. */
export const shiftOf = (measure: CheckedMeasure): Shift | null =>
  measure.kind === 'aggregate' && measure.derive !== null && 'shift' in measure.derive ? measure.derive.shift : null

/** The grains of a query: at least one. Throws a QueryProblemError where a count's table cannot be told. */
export function grainsOf(query: CheckedQuery, joins: Joins, tables: readonly string[]): readonly Grain[] {
  const grains = new Map<
    string,
    { table: string; before: Shift | null; items: Item[]; hints: string[]; shown: boolean }
  >()
  const add = (table: string, item: Item | null, shown: boolean): void => {
    const before = item?.before ?? null
    const key = JSON.stringify([table, before])
    const grain = grains.get(key) ?? { table, before, items: [], hints: [], shown: false }
    if (item !== null && !grain.items.some((known) => sameItem(known, item))) grain.items.push(item)
    grain.hints.push(...(item === null ? [] : (placeOfItem(item)?.via ?? [])))
    grain.shown ||= shown
    grains.set(key, grain)
  }
  for (const measure of query.measures) {
    const shift = shiftOf(measure)
    for (const of of aggregatesOf(measure)) {
      const table = (of.use ?? of.counted)?.table ?? countedTable(query, joins, tables, of.path)
      add(table, itemOf(of), true)
      if (shift !== null) add(table, itemOf(of, shift), false)
    }
  }
  const conditions = query.having.flatMap(comparisonsOf)
  if (query.raw || (query.measures.length === 0 && conditions.length === 0)) {
    const uses = [...query.dimensions.map(({ use }) => use), ...query.measures.flatMap(usesOf)]
    add(joins.commonRoot(uses, query.raw ? 'measures' : 'dimensions'), null, true)
  }
  for (const comparison of conditions) {
    const item = conditionItem(comparison)
    if (item !== null) add(comparison.use.table, item, query.measures.length === 0)
  }
  return [...grains.values()]
}
