import { rowKeyOf } from './catalogue.js'
import type { CheckedDimension, Use } from './checked.js'
import type { CompileContext } from './context.js'
import { conditionSql } from './filter.js'
import type { Grain } from './grains.js'
import type { JoinTree } from './joins.js'
import { indent, selectSql } from './select.js'
import { lastPeriodsSql } from './time.js'

/** Ungrouped rows, each of the grain's table once in each group: what to select from, and how to name what is in it. */
export interface Rows {
  /** From FROM to the end of WHERE. */
  readonly from: string
  /** For each dimension asked for. */
  readonly dimensions: readonly string[]
  /** For each column asked for. */
  readonly values: readonly string[]
}

export interface RowsRequest {
  readonly grain: Grain
  readonly dimensions: readonly CheckedDimension[]
  /** Columns to aggregate, or to show row by row. */
  readonly values: readonly Use[]
  /** Further conditions, given the dimensions. */
  readonly only?: ((dimensions: readonly string[]) => readonly string[]) | undefined
}

const columnSql = (context: CompileContext, alias: string, column: string): string =>
  `${context.dialect.quote(alias)}.${context.dialect.quote(column)}`

function dimensionSql(context: CompileContext, dimension: CheckedDimension, tree: JoinTree): string {
  const column = columnSql(context, tree.join(dimension.use), dimension.use.column.name)
  const { granularity, bin } = dimension
  if (granularity !== null) {
    context.needs.times = true
    return context.dialect.cut(granularity, column)
  }
  if (bin === null) return column
  const number = (value: number): string => context.parameters.add({ kind: 'decimal', value })
  return context.dialect.bin(bin, column, number(bin.step), bin.edge === null ? null : number(bin.edge))
}

function whereSql(context: CompileContext, tree: JoinTree): readonly string[] {
  const { dialect, parameters, catalogue } = context
  return context.query.where.map((condition) =>
    conditionSql(condition, {
      dialect,
      parameters,
      subject: ({ use }) => columnSql(context, tree.join(use, { keep: true }), use.column.name),
      lastPeriods({ use }, periods, subject) {
        context.needs.times = true
        const { name, type } = use.column
        const source = { table: dialect.table(catalogue.database, use.table), column: dialect.quote(name), type }
        return lastPeriodsSql(periods, subject, source, context.now, dialect, parameters)
      },
    }),
  )
}

function joinsSql(context: CompileContext, tree: JoinTree): readonly string[] {
  const { dialect, catalogue } = context
  return tree.joined.map((joined) => {
    context.needs.joins = true
    const { from, to, relationship } = joined.step
    const sides = [columnSql(context, joined.parent, from.column), columnSql(context, joined.alias, to.column)]
    const types = new Set([relationship.from, relationship.to].map((ref) => context.typeOf(ref)))
    const [left, right] = types.size > 1 ? sides.map((side) => dialect.asText(side)) : sides
    const table = `${dialect.table(catalogue.database, joined.table)} AS ${dialect.quote(joined.alias)}`
    return dialect.join(joined, table, `${left ?? ''} = ${right ?? ''}`)
  })
}

/**
 * Joins what a grain needs. Where a join repeats the grain's rows, they are made distinct by their key within each
 * combination of dimensions, so that aggregates over them count each once.
 */
export function rowsOf(context: CompileContext, request: RowsRequest): Rows {
  const { dialect, catalogue, joins } = context
  const { grain } = request
  const tree = joins.tree(grain.table, grain.hints)
  const dimensions = request.dimensions.map((dimension) => dimensionSql(context, dimension, tree))
  // A measure's `via` says which way others are met, never that its own table is joined to itself.
  const values = request.values.map((use) =>
    columnSql(context, context.query.raw ? tree.join(use) : tree.root.alias, use.column.name),
  )
  const where = [...whereSql(context, tree), ...(request.only?.(dimensions) ?? [])]
  const joinLines = joinsSql(context, tree)
  const table = dialect.table(catalogue.database, grain.table)
  const key = tree.repeats ? rowKeyOf(catalogue, grain.table) : null
  const numbers = context.internal('row')
  const root = tree.repeats && key === null ? dialect.numbered(table, dialect.quote(numbers)) : table
  const from = [
    `FROM ${root} AS ${dialect.quote(tree.root.alias)}`,
    ...joinLines,
    ...(where.length > 0 ? [`WHERE ${where.join('\n  AND ')}`] : []),
  ].join('\n')
  if (!tree.repeats) return { from, dimensions, values }

  const named = (expressions: readonly string[], letter: string): readonly { sql: string; name: string }[] =>
    expressions.map((sql, index) => ({ sql, name: context.internal(`${letter}${index}`) }))
  const row = { sql: columnSql(context, tree.root.alias, key ?? numbers), name: numbers }
  const columns = [row, ...named(dimensions, 'd'), ...named(values, 'v')]
  const distinct = selectSql({ columns, distinct: true, from }, (name) => dialect.quote(name))
  return {
    from: `FROM (\n${indent(distinct)}\n)`,
    dimensions: named(dimensions, 'd').map(({ name }) => dialect.quote(name)),
    values: named(values, 'v').map(({ name }) => dialect.quote(name)),
  }
}
