import type { CompileContext } from './context.js'
import { baseSql, conditionsOf, type Groups, groupsOf, limitedDimension } from './groups.js'
import { indent, type Select, selectSql } from './select.js'

export const limitSql = (context: CompileContext): string | null =>
  context.query.limit === null ? null : String(context.query.limit)

/** So many rows of each value of a dimension. */
export const limitBySql = (
  { query }: CompileContext,
  dimensions: readonly string[],
): NonNullable<Select['limitBy']> | null =>
  query.limitBy === null ? null : { count: String(query.limitBy.count), by: dimensions[query.limitBy.dimension] ?? '' }

/** True where an expression, NULL included, is among the first column of a statement made by `comparables`. */
const isAmong = (context: CompileContext, expression: string | undefined, statement: string): string =>
  `${context.dialect.comparable(expression ?? '')} IN (\n${indent(indent(statement))}\n  )`

const comparables = (
  context: CompileContext,
  groups: Groups,
  index: number,
  rank: Pick<Select, 'having' | 'orderBy' | 'limit'>,
): string => {
  const column = { sql: context.dialect.comparable(groups.dimensions[index] ?? ''), name: context.internal('top') }
  return selectSql({ ...groups, columns: [column], ...rank }, context.dialect)
}

/**
 * The groups of one dimension that a limit leaves: ranked by what the query is ordered by, measures computed over all of
 * a group's rows and with nothing derived, so that the top 5 regions by year are those with the most in all years
 * together.
 */
function topSql(context: CompileContext, position: number): string {
  const { query } = context
  // Only groups that the conditions on groups leave anything of are ranked.
  const whole = groupsOf(context, { dimensions: query.dimensions, before: false })
  const survivors =
    query.having.length === 0
      ? null
      : comparables(context, whole, position, { having: [...conditionsOf(context, whole.itemSql), ...whole.having] })
  const groups = groupsOf(context, {
    dimensions: query.dimensions.slice(position, position + 1),
    before: false,
    only: ([dimension]) => (survivors === null ? [] : [isAmong(context, dimension, survivors)]),
  })
  const own = query.dimensions.map((_, index) => (index === position ? groups.dimensions[0] : undefined))
  const ranks = [...own, ...query.measures.map((measure) => baseSql(context, measure, groups.itemSql))]
  const orderBy = query.orderBy.flatMap(({ position: by, direction }) => {
    const sql = ranks[by]
    return sql === undefined ? [] : [context.dialect.ordered(sql, direction, context.isText(by))]
  })
  const stable = groups.dimensions.map((sql) => context.dialect.ordered(sql, 'ASCENDING', context.isText(position)))
  return comparables(context, groups, 0, { orderBy: [...orderBy, ...stable], limit: limitSql(context) })
}

/** The limits of a grouped query: groups of one dimension, rows of each value of another, or simply rows. */
export function limitsOf(context: CompileContext) {
  const { query } = context
  const limited = query.limit === null ? null : limitedDimension(query)
  const top = limited === null ? null : topSql(context, limited)
  return {
    only: (dimensions: readonly string[]): readonly string[] =>
      limited === null || top === null ? [] : [isAmong(context, dimensions[limited], top)],
    limit: limited === null ? limitSql(context) : null,
  }
}
