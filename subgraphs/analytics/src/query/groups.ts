import type { CheckedDimension, CheckedMeasure, Use } from './checked.js'
import type { CompileContext } from './context.js'
import { conditionSql } from './filter.js'
import { type Grain, type Item, itemOf, sameItem } from './grains.js'
import { type RowsRequest, rowsOf } from './rows.js'
import { indent, selectSql } from './select.js'

/** Groups of rows, not yet selected: from, group by, having, and how to name what is in them. */
export interface Groups {
  readonly from: string
  readonly groupBy: readonly string[]
  readonly having: readonly string[]
  readonly dimensions: readonly string[]
  /** One for each measure of the query. */
  readonly measures: readonly string[]
}

interface GroupsRequest extends Pick<RowsRequest, 'only' | 'dimensions'> {
  /** Whether the query's conditions on groups apply. */
  readonly having: boolean
}

const usesOf = (grain: Grain): readonly Use[] => grain.items.flatMap(({ use }) => use ?? [])

/** The aggregates of one grain, in the order of its items. */
function grainGroups(context: CompileContext, grain: Grain, request: GroupsRequest) {
  const rows = rowsOf(context, { ...request, grain, values: usesOf(grain) })
  let next = 0
  const items = grain.items.map(({ aggregate, use }) =>
    context.dialect.aggregate(aggregate, use === null ? null : (rows.values[next++] ?? '')),
  )
  return { ...rows, items }
}

function havingSql(context: CompileContext, itemSql: (item: Item) => string): readonly string[] {
  const { dialect, parameters } = context
  return context.query.having.map((condition) =>
    conditionSql(condition, {
      dialect,
      parameters,
      subject: (comparison) => itemSql(itemOf(comparison) ?? { aggregate: 'COUNT', use: null }),
      lastPeriods: (_comparison, _periods, subject) => subject,
    }),
  )
}

const measureItem = ({ aggregate, use }: CheckedMeasure): Item => ({ aggregate: aggregate ?? 'COUNT', use })

/** All grains under one another, each with NULL for what the others compute, to be grouped once more. */
function united(context: CompileContext, request: GroupsRequest) {
  const { dialect, grains } = context
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
        return { sql: own < 0 ? 'NULL' : (groups.items[own] ?? 'NULL'), name: internal(`m${index}`) }
      }),
      ...(hides ? [{ sql: grain.shown ? '1' : '0', name: internal('shown') }] : []),
    ]
    return indent(selectSql({ columns, from: groups.from, groupBy: groups.dimensions }, quote))
  })
  const itemSql = (item: Item): string => {
    const index = all.findIndex((known) => sameItem(known, item))
    const value = dialect.onlyValue(quote(internal(`m${index}`)))
    return item.aggregate === 'COUNT' || item.aggregate === 'COUNT_DISTINCT' ? dialect.zeroForNull(value) : value
  }
  return {
    from: `FROM (\n${selects.join('\n  UNION ALL\n')}\n)`,
    dimensions: request.dimensions.map((_, index) => quote(internal(`d${index}`))),
    itemSql,
    // A group that only a condition's grain knows is none of the result's.
    shown: hides ? [`max(${quote(internal('shown'))}) = 1`] : [],
  }
}

/** The query's rows grouped by some of its dimensions. */
export function groupsOf(context: CompileContext, request: GroupsRequest): Groups {
  const [first, ...others] = context.grains
  if (first === undefined) throw new Error('a query has at least one grain')
  if (others.length === 0) {
    const groups = grainGroups(context, first, request)
    const itemSql = (item: Item): string => groups.items[first.items.findIndex((known) => sameItem(known, item))] ?? ''
    return {
      from: groups.from,
      groupBy: groups.dimensions,
      having: request.having ? havingSql(context, itemSql) : [],
      dimensions: groups.dimensions,
      measures: context.query.measures.map((measure) => itemSql(measureItem(measure))),
    }
  }
  const { from, dimensions, itemSql, shown } = united(context, request)
  return {
    from,
    groupBy: dimensions,
    having: [...(request.having ? havingSql(context, itemSql) : []), ...shown],
    dimensions,
    measures: context.query.measures.map((measure) => itemSql(measureItem(measure))),
  }
}

/** Whether a dimension has no order of its own in which all its values are drawn. */
const isCategory = ({ granularity, bin, use }: CheckedDimension): boolean =>
  granularity === null && bin === null && use.column.type !== 'DATE' && use.column.type !== 'DATETIME'

/**
 * The dimension whose groups a limit counts: the first that is neither a time nor binned, or else the first. Null where
 * the limit simply counts rows: with one dimension, or with no aggregates to rank by.
 */
export function limitedDimension(dimensions: readonly CheckedDimension[], measures: number): number | null {
  if (dimensions.length < 2 || measures === 0) return null
  return Math.max(0, dimensions.findIndex(isCategory))
}
