import type { ColumnType } from '@askchart/vocabulary'
import {
  aggregateType,
  type CheckedAggregate,
  type CheckedDimension,
  type CheckedMeasure,
  type CheckedQuery,
  type Formula,
  type Shift,
} from './checked.js'
import type { CompileContext } from './context.js'
import { type Grain, type Item, itemOf, sameItem } from './grains.js'
import { havingSql } from './having.js'
import { type RowsRequest, rowsOf } from './rows.js'
import { selectSql } from './select.js'

/** Groups of rows, not yet selected: from, group by, having, and how to name what is in them. */
export interface Groups {
  readonly from: string
  readonly groupBy: readonly string[]
  /** What makes a group one of the result's, whatever it asks of groups. */
  readonly having: readonly string[]
  readonly dimensions: readonly string[]
  readonly itemSql: (item: Item) => string
}

interface GroupsRequest extends Pick<RowsRequest, 'only' | 'dimensions'> {
  /** Whether earlier times are wanted, which have a place only where all dimensions are. */
  readonly before: boolean
}

/** The aggregates of one grain, in the order of its items. */
function grainGroups(context: CompileContext, grain: Grain, request: GroupsRequest) {
  const rows = rowsOf(context, {
    root: grain,
    before: grain.before,
    where: context.query.where,
    dimensions: request.dimensions,
    only: request.only,
    values: grain.items,
  })
  const items = grain.items.map(({ aggregate, use }, at) =>
    context.dialect.aggregate(aggregate, rows.values[at] ?? null, use?.column.type ?? null),
  )
  return { ...rows, items }
}

const typeOf = ({ aggregate, use }: Item): ColumnType => aggregateType(aggregate, use?.column.type ?? null)

/** All grains under one another, each with NULL for what the others compute, to be grouped once more. */
function united(context: CompileContext, grains: readonly Grain[], request: GroupsRequest): Groups {
  const { dialect } = context
  const internal = (name: string): string => context.internal(name)
  const quote = (name: string): string => dialect.quote(name)
  const all = grains.flatMap(({ items }) => items)
  const hides = grains.some(({ shown }) => !shown)
  const selects = grains.map((grain) => {
    const groups = grainGroups(context, grain, request)
    const columns = [
      ...groups.dimensions.map((sql, index) => ({ sql, name: internal(`d${index}`) })),
      ...all.map((item, index) => {
        const own = grain.items.indexOf(item)
        return { sql: groups.items[own] ?? dialect.nothing(typeOf(item)), name: internal(`m${index}`) }
      }),
      ...(hides ? [{ sql: grain.shown ? '1' : '0', name: internal('shown') }] : []),
    ]
    return selectSql({ columns, from: groups.from, groupBy: groups.dimensions }, dialect)
  })
  const dimensions = request.dimensions.map((_, index) => quote(internal(`d${index}`)))
  return {
    from: `FROM ${dialect.derived(selects.join('\nUNION ALL\n'))}`,
    groupBy: dimensions,
    // A group that only a condition's grain knows, or only an earlier time, is none of the result's.
    having: hides ? [`max(${quote(internal('shown'))}) = 1`] : [],
    dimensions,
    itemSql(item) {
      const index = all.findIndex((known) => sameItem(known, item))
      const value = dialect.onlyValue(quote(internal(`m${index}`)))
      // Now nothing is a count of 0; before, it is nothing to compare with.
      const counts = item.aggregate === 'COUNT' || item.aggregate === 'COUNT_DISTINCT'
      return counts && item.before === null ? dialect.zeroForNull(value) : value
    },
  }
}

/** The query's rows grouped by some of its dimensions. */
export function groupsOf(context: CompileContext, request: GroupsRequest): Groups {
  const grains = context.grains.filter(({ before }) => before === null || request.before)
  const [first, ...others] = grains
  if (first === undefined) throw new Error('a query has at least one grain')
  if (others.length > 0) return united(context, grains, request)
  const { from, dimensions, items } = grainGroups(context, first, request)
  return {
    from,
    groupBy: dimensions,
    having: [],
    dimensions,
    itemSql: (item) => items[first.items.findIndex((known) => sameItem(known, item))] ?? '',
  }
}

/** The query's conditions on groups. */
export const conditionsOf = (context: CompileContext, itemSql: Groups['itemSql']): readonly string[] =>
  havingSql(context, context.query.having, itemSql)

/** What a measure is before anything is derived from it: its aggregate, or the quotient of two. */
export function baseSql(context: CompileContext, measure: CheckedMeasure, itemSql: Groups['itemSql']): string {
  return measure.kind === 'rows' ? '' : quotientSql(context, measure, itemSql, null)
}

const SIGNS = { '+': '+', '-': '-', '*': '*' } as const

/** A formula over the items of a time; in parentheses where it is more than one aggregate. */
function formulaSql(
  context: CompileContext,
  formula: Formula,
  itemSql: Groups['itemSql'],
  before: Shift | null,
): string {
  const { dialect, parameters } = context
  switch (formula.kind) {
    case 'number':
      return parameters.add({ kind: 'decimal', value: formula.value })
    case 'aggregate': {
      const sql = itemSql(itemOf(formula.of, before))
      // Before, nothing is nothing to compare with.
      return formula.orZero && before === null ? dialect.zeroForNull(sql) : sql
    }
    case 'negative':
      return `(-${formulaSql(context, formula.part, itemSql, before)})`
    case 'operation': {
      const { operation } = formula
      const [left, right] = [formula.left, formula.right].map((part) => formulaSql(context, part, itemSql, before))
      if (operation === '/') return `(${dialect.quotient(left ?? '', right ?? '')})`
      return `(${left ?? ''} ${SIGNS[operation]} ${right ?? ''})`
    }
  }
}

function quotientSql(
  context: CompileContext,
  { of, per }: { readonly of: Formula; readonly per: CheckedAggregate | null },
  itemSql: Groups['itemSql'],
  before: Shift | null,
): string {
  const dividend = formulaSql(context, of, itemSql, before)
  return per === null ? dividend : context.dialect.quotient(dividend, itemSql(itemOf(per, before)))
}

/** A measure as the difference to an earlier time, where it asks for that, else as it is. */
export function comparedSql(context: CompileContext, measure: CheckedMeasure, itemSql: Groups['itemSql']): string {
  const now = baseSql(context, measure, itemSql)
  if (measure.kind === 'rows' || measure.derive === null || !('shift' in measure.derive)) return now
  const before = quotientSql(context, measure, itemSql, measure.derive.shift)
  const change = `${now} - ${measure.per === null ? before : `(${before})`}`
  return measure.derive.kind === 'CHANGE' ? change : context.dialect.quotient(change, context.dialect.absolute(before))
}

/** Whether a dimension has no order of its own in which all its values are drawn. */
const isCategory = ({ granularity, bin, use }: CheckedDimension): boolean =>
  granularity === null && bin === null && use.column.type !== 'DATE' && use.column.type !== 'DATETIME'

/**
 * The dimension whose groups a limit counts: that of `limitBy`, or the first that is neither a time nor binned, or else
 * the first. Null where the limit simply counts rows: with one dimension, or with no aggregates to rank by.
 */
export function limitedDimension({ dimensions, measures, limitBy }: CheckedQuery): number | null {
  if (dimensions.length < 2 || measures.length === 0) return null
  return limitBy?.dimension ?? Math.max(0, dimensions.findIndex(isCategory))
}
