import { type Cell, type ColumnType, type QueryProblem, type QuerySpec } from '@askchart/vocabulary'
import { type Catalogue, columnOf } from './catalogue.js'
import { checkQuery } from './check.js'
import { aggregateType, type CheckedQuery } from './checked.js'
import type { CompileContext } from './context.js'
import { clickhouse } from './dialects/clickhouse.js'
import type { Dialect } from './dialects/dialect.js'
import { type Grain, grainsOf } from './grains.js'
import { type Groups, groupsOf, limitedDimension } from './groups.js'
import { createJoins } from './joins.js'
import { createParameters } from './parameters.js'
import { problem, QueryProblemError, refuse } from './problems.js'
import { rowsOf } from './rows.js'
import { indent, type Select, selectSql } from './select.js'
import { cutResult, type Decoding, decodingOf } from './time.js'

/** A column of the result. `binStep` is the width of a binned dimension's bins, whose values are lower bounds. */
export interface CompiledColumn {
  readonly name: string
  readonly type: ColumnType
  readonly decoding: Decoding
  readonly binStep: number | null
}

export interface CompiledQuery {
  readonly sql: string
  /** By name, in the order in which they were first used. */
  readonly parameters: Readonly<Record<string, Cell>>
  readonly columns: readonly CompiledColumn[]
  readonly dialect: string
}

export type CompileResult = { readonly compiled: CompiledQuery } | { readonly problems: readonly QueryProblem[] }

export interface CompileOptions {
  /** Relative periods never pass it. */
  readonly now: Date
  readonly dialect?: Dialect
}

function resultColumns(query: CheckedQuery): readonly CompiledColumn[] {
  return [
    ...query.dimensions.map(({ name, use, granularity, bin }): CompiledColumn => {
      if (granularity !== null) return { name, ...cutResult(granularity), binStep: null }
      const type = bin === null ? use.column.type : 'DECIMAL'
      return { name, type, decoding: decodingOf(type), binStep: bin?.step ?? null }
    }),
    ...query.measures.map(({ name, use, aggregate }): CompiledColumn => {
      const own = use?.column.type ?? null
      const type = aggregate === null ? (own ?? 'STRING') : aggregateType(aggregate, own)
      return { name, type, decoding: decodingOf(type), binStep: null }
    }),
  ]
}

function createContext(query: CheckedQuery, catalogue: Catalogue, options: CompileOptions): CompileContext {
  const dialect = options.dialect ?? clickhouse
  const names = resultColumns(query).map(({ name }) => name)
  let prefix = '_'
  while (names.some((name) => name.startsWith(prefix))) prefix += '_'
  const joins = createJoins(catalogue, new Set(names))
  return {
    query,
    catalogue,
    dialect,
    parameters: createParameters(dialect),
    joins,
    grains: grainsOf(
      query,
      joins,
      catalogue.tables.map(({ name }) => name),
    ),
    now: options.now,
    internal: (name) => prefix + name,
    typeOf: (ref) => columnOf(catalogue, ref)?.profile.type ?? null,
    needs: { joins: false, times: false },
  }
}

const DIRECTION = { ASCENDING: '', DESCENDING: ' DESC' } as const

/** What was asked for first, then every dimension ascending, so that ties and queries without an order are stable. */
function orderSql(query: CheckedQuery, expressions: readonly string[], stable: readonly string[]): readonly string[] {
  const asked = query.orderBy.map(({ position, direction }) => ({ sql: expressions[position] ?? '', direction }))
  const rest = stable.filter((sql) => !asked.some((order) => order.sql === sql))
  return [...asked.map(({ sql, direction }) => sql + DIRECTION[direction]), ...rest]
}

const limitSql = (context: CompileContext): string | null =>
  context.query.limit === null ? null : String(context.query.limit)

/** Row by row, as a scatter or a boxplot needs. */
function rawSql(context: CompileContext, grain: Grain): string {
  const { query, dialect } = context
  const uses = query.measures.flatMap(({ use }) => use ?? [])
  const { from, dimensions, values } = rowsOf(context, { grain, dimensions: query.dimensions, values: uses })
  const expressions = [...dimensions, ...values]
  const columns = resultColumns(query).map(({ name }, index) => ({ sql: expressions[index] ?? '', name }))
  const orderBy = orderSql(query, expressions, expressions)
  return selectSql({ columns, from, orderBy, limit: limitSql(context) }, (name) => dialect.quote(name))
}

/** True where an expression, NULL included, is among the first column of a statement made by `comparables`. */
const isAmong = (context: CompileContext, expression: string | undefined, statement: string): string =>
  `${context.dialect.comparable(expression ?? '')} IN (\n${indent(indent(statement))}\n  )`

const comparables = (
  context: CompileContext,
  groups: Groups,
  index: number,
  rank: Pick<Select, 'orderBy' | 'limit'>,
): string => {
  const column = { sql: context.dialect.comparable(groups.dimensions[index] ?? ''), name: context.internal('top') }
  return selectSql({ ...groups, columns: [column], ...rank }, (name) => context.dialect.quote(name))
}

/**
 * The groups of one dimension that a limit leaves: ranked by what the query is ordered by, measures computed over all of
 * a group's rows, so that the top 5 regions by year are those with the most in all years together.
 */
function topSql(context: CompileContext, position: number): string {
  const { query } = context
  // Only groups that the conditions on groups leave anything of are ranked.
  const survivors =
    query.having.length === 0
      ? null
      : comparables(context, groupsOf(context, { dimensions: query.dimensions, having: true }), position, {})
  const groups = groupsOf(context, {
    dimensions: query.dimensions.slice(position, position + 1),
    having: false,
    only: ([dimension]) => (survivors === null ? [] : [isAmong(context, dimension, survivors)]),
  })
  const own = query.dimensions.map((_, index) => (index === position ? groups.dimensions[0] : undefined))
  const ranks = [...own, ...groups.measures]
  const orderBy = query.orderBy.flatMap(({ position: by, direction }) => {
    const sql = ranks[by]
    return sql === undefined ? [] : [sql + DIRECTION[direction]]
  })
  return comparables(context, groups, 0, { orderBy: [...orderBy, ...groups.dimensions], limit: limitSql(context) })
}

function groupedSql(context: CompileContext): string {
  const { query, dialect } = context
  const limited = query.limit === null ? null : limitedDimension(query.dimensions, query.measures.length)
  const top = limited === null ? null : topSql(context, limited)
  const groups = groupsOf(context, {
    dimensions: query.dimensions,
    having: true,
    only: (dimensions) => (limited === null || top === null ? [] : [isAmong(context, dimensions[limited], top)]),
  })
  const expressions = [...groups.dimensions, ...groups.measures]
  const columns = resultColumns(query).map(({ name }, index) => ({ sql: expressions[index] ?? '', name }))
  const orderBy = orderSql(query, expressions, groups.dimensions)
  const limit = limited === null ? limitSql(context) : null
  return selectSql({ ...groups, columns, orderBy, limit }, (name) => dialect.quote(name))
}

/** What ClickHouse reads of a statement (`max_query_size`), and of parameters in an address, each with room to spare. */
const MAX_STATEMENT_BYTES = 240_000
const MAX_PARAMETER_BYTES = 200_000

function checkSize(sql: string, parameters: ReadonlyMap<string, Cell>): void {
  const values = [...parameters.values()].reduce<number>((sum, value) => sum + Buffer.byteLength(String(value)), 0)
  if (values > MAX_PARAMETER_BYTES || Buffer.byteLength(sql) > MAX_STATEMENT_BYTES) refuse(problem.tooLarge('filter'))
}

/**
 * Compiles a query to one statement with parameters:
 *
 *     check   every name, type and value against the catalogue      (check, check-filter, values)
 *     grains  which table's rows each aggregate counts               (grains)
 *     joins   the ways from there to every other column              (ways, joins)
 *     rows    joined, filtered, each row once in each group          (rows, filter, time)
 *     groups  aggregated; several grains under one another           (groups)
 *     select  named, ordered, limited                                (select, this file)
 *
 * Identifiers in the text come from the catalogue alone and are quoted; values are parameters. A limit counts rows; with
 * several dimensions and aggregates it counts groups of the first dimension that is neither a time nor binned (the top 5
 * regions by year are all years of 5 regions). NULL is a group of its own and comes last. Without an order the result
 * ascends by its dimensions, from first to last.
 */
export function compileQuery(spec: QuerySpec, catalogue: Catalogue, options: CompileOptions): CompileResult {
  try {
    const query = checkQuery(spec, catalogue)
    const context = createContext(query, catalogue, options)
    const [grain] = context.grains
    const statement = query.raw && grain !== undefined ? rawSql(context, grain) : groupedSql(context)
    checkSize(statement, context.parameters.values)
    const settings = context.dialect.settings(context.needs)
    return {
      compiled: {
        sql: settings === '' ? statement : `${statement}\n${settings}`,
        parameters: Object.fromEntries(context.parameters.values),
        columns: resultColumns(query),
        dialect: context.dialect.name,
      },
    }
  } catch (error) {
    if (error instanceof QueryProblemError) return { problems: error.problems }
    throw error
  }
}
