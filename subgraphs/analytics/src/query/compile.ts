import { type Cell, type ColumnType, type QueryProblem, type QuerySpec } from '@askchart/vocabulary'
import { daysOf, plainDays } from './calendar.js'
import { type Catalogue, columnOf } from './catalogue.js'
import { checkQuery } from './check.js'
import type { CheckedMeasure, CheckedOrder, CheckedQuery } from './checked.js'
import type { CompileContext } from './context.js'
import type { Dialect } from './dialects/dialect.js'
import { dialectOf } from './dialects/dialect-of.js'
import { formulaType } from './formula.js'
import { type Grain, grainsOf } from './grains.js'
import { comparedSql, conditionsOf, groupsOf } from './groups.js'
import { createJoins } from './joins.js'
import { limitBySql, limitsOf, limitSql } from './limits.js'
import { createParameters } from './parameters.js'
import { problem, QueryProblemError, refuse } from './problems.js'
import { rowsOf } from './rows.js'
import { type Select, selectSql } from './select.js'
import { cutResult, type Decoding, decodingOf } from './time.js'
import { hasWindows, windowsOf } from './windows.js'

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
  /** The connection of the live database to run it in; null where the rows are our own. */
  readonly live: string | null
}

export type CompileResult = { readonly compiled: CompiledQuery } | { readonly problems: readonly QueryProblem[] }

export interface CompileOptions {
  /** Relative periods never pass it. */
  readonly now: Date
  readonly dialect?: Dialect
}

function measureType(measure: CheckedMeasure): ColumnType {
  if (measure.kind === 'rows') return measure.use.column.type
  const { of, per, derive } = measure
  const isFraction = per !== null || derive?.kind === 'SHARE' || derive?.kind === 'GROWTH'
  return isFraction ? 'DECIMAL' : formulaType(of)
}

function resultColumns(query: CheckedQuery): readonly CompiledColumn[] {
  return [
    ...query.dimensions.map(({ name, use, granularity, bin }): CompiledColumn => {
      if (granularity !== null) return { name, ...cutResult(granularity), binStep: null }
      const type = bin === null ? use.column.type : 'DECIMAL'
      return { name, type, decoding: decodingOf(type), binStep: bin?.step ?? null }
    }),
    ...query.measures.map((measure): CompiledColumn => {
      const type = measureType(measure)
      return { name: measure.name, type, decoding: decodingOf(type), binStep: null }
    }),
  ]
}

function createContext(query: CheckedQuery, catalogue: Catalogue, options: CompileOptions): CompileContext {
  const dialect = options.dialect ?? dialectOf(catalogue)
  const columns = resultColumns(query)
  const names = columns.map(({ name }) => name)
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
    days: catalogue.calendar === undefined ? plainDays : daysOf(catalogue.calendar),
    internal: (name) => prefix + name,
    typeOf: (ref) => columnOf(catalogue, ref)?.profile.type ?? null,
    isText: (position) => columns[position]?.decoding === 'text',
    needs: { joins: false, times: false },
  }
}

/** What was asked for first, then every dimension ascending, so that ties and queries without an order are stable. */
function orderSql(context: CompileContext, expressions: readonly string[], stable: number): readonly string[] {
  const asked = context.query.orderBy
  const isAsked = (sql: string): boolean => asked.some(({ position }) => expressions[position] === sql)
  const rest = expressions
    .slice(0, stable)
    .flatMap((sql, position): readonly CheckedOrder[] => (isAsked(sql) ? [] : [{ position, direction: 'ASCENDING' }]))
  return [...asked, ...rest].map(({ position, direction }) =>
    context.dialect.ordered(expressions[position] ?? '', direction, context.isText(position)),
  )
}

/** Row by row, as a scatter or a boxplot needs. */
function rawSql(context: CompileContext, grain: Grain): string {
  const { query } = context
  const uses = query.measures.flatMap((measure) => (measure.kind === 'rows' ? [measure.use] : []))
  const { from, dimensions, values } = rowsOf(context, {
    root: grain,
    where: query.where,
    dimensions: query.dimensions,
    values: uses.map((use) => ({ use, filter: null })),
    raw: true,
  })
  const expressions = [...dimensions, ...values.map((sql) => sql ?? '')]
  const columns = named(query, expressions)
  const orderBy = orderSql(context, expressions, expressions.length)
  const limits = { limitBy: limitBySql(context, dimensions), limit: limitSql(context) }
  return selectSql({ columns, from, orderBy, ...limits }, context.dialect)
}

const named = (query: CheckedQuery, expressions: readonly string[]): Select['columns'] =>
  resultColumns(query).map(({ name }, index) => ({ sql: expressions[index] ?? '', name }))

function groupedSql(context: CompileContext): string {
  const { query } = context
  const { only, limit } = limitsOf(context)
  const groups = groupsOf(context, { dimensions: query.dimensions, before: true, only })
  const expressions = [
    ...groups.dimensions,
    ...query.measures.map((measure) => comparedSql(context, measure, groups.itemSql)),
  ]
  const select = {
    ...groups,
    columns: named(query, expressions),
    having: [...conditionsOf(context, groups.itemSql), ...groups.having],
    orderBy: orderSql(context, expressions, groups.dimensions.length),
    limitBy: limitBySql(context, groups.dimensions),
    limit,
  }
  return selectSql(select, context.dialect)
}

/** Shares and running totals: over all groups, before conditions on groups and limits leave some of them. */
function windowedSql(context: CompileContext): string {
  const { query, dialect } = context
  const { only, limit } = limitsOf(context)
  const windowed = windowsOf(context)
  const expressions = [...windowed.dimensions, ...windowed.measures]
  const kept = [...conditionsOf(context, windowed.itemSql), ...only(windowed.dimensions)]
  const select = {
    columns: named(query, expressions),
    from: [
      `FROM ${dialect.derived(windowed.statement)}`,
      ...(kept.length > 0 ? [`WHERE ${kept.join('\n  AND ')}`] : []),
    ].join('\n'),
    orderBy: orderSql(context, expressions, windowed.dimensions.length),
    limitBy: limitBySql(context, windowed.dimensions),
    limit,
  }
  return selectSql(select, context.dialect)
}

function statementOf(context: CompileContext): string {
  const { query, grains } = context
  const [grain] = grains
  if (query.raw && grain !== undefined) return rawSql(context, grain)
  return hasWindows(query) ? windowedSql(context) : groupedSql(context)
}

/** What ClickHouse reads of a statement (`max_query_size`), and of parameters in an address, each with room to spare. */
const MAX_STATEMENT_BYTES = 240_000
const MAX_PARAMETER_BYTES = 200_000

function checkText(dialect: Dialect, parameters: ReadonlyMap<string, Cell>): void {
  for (const value of parameters.values())
    if (typeof value === 'string' && !dialect.canHold(value)) refuse(problem.cannotHold('filter', value))
}

function checkSize(sql: string, parameters: ReadonlyMap<string, Cell>): void {
  const values = [...parameters.values()].reduce<number>((sum, value) => sum + Buffer.byteLength(String(value)), 0)
  if (values > MAX_PARAMETER_BYTES || Buffer.byteLength(sql) > MAX_STATEMENT_BYTES) refuse(problem.tooLarge('filter'))
}

/**
 * Compiles a query to one statement with parameters:
 *
 *     check   every name, type and value against the catalogue      (check, check-filter, check-test, check-derivation)
 *     grains  which table's rows each aggregate counts               (grains)
 *     joins   the ways from there to every other column              (ways, joins)
 *     rows    joined, filtered, each row once in each group          (rows, filter, exists, whole, time)
 *     groups  aggregated; several grains under one another           (groups, having)
 *     windows shares and running totals of the groups                (windows)
 *     select  named, ordered, limited                                (limits, select, this file)
 *
 * What databases write differently is in `dialects/`. Identifiers in the text come from the catalogue alone and are quoted; values are parameters. A limit counts rows; with
 * several dimensions and aggregates it counts groups of the first dimension that is neither a time nor binned (the top 5
 * regions by year are all years of 5 regions), or of the one that `limitBy` names. NULL is a group of its own and comes last. Without an order the result
 * ascends by its dimensions, from first to last.
 */
export function compileQuery(spec: QuerySpec, catalogue: Catalogue, options: CompileOptions): CompileResult {
  try {
    const query = checkQuery(spec, catalogue)
    const context = createContext(query, catalogue, options)
    const statement = statementOf(context)
    checkSize(statement, context.parameters.values)
    checkText(context.dialect, context.parameters.values)
    const settings = context.dialect.settings(context.needs)
    return {
      compiled: {
        sql: settings === '' ? statement : `${statement}\n${settings}`,
        parameters: Object.fromEntries(context.parameters.values),
        columns: resultColumns(query),
        dialect: context.dialect.name,
        live: catalogue.live === undefined ? null : catalogue.database,
      },
    }
  } catch (error) {
    if (error instanceof QueryProblemError) return { problems: error.problems }
    throw error
  }
}
