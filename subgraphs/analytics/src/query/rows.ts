import type { Days } from './calendar.js'
import { rowKeyOf } from './catalogue.js'
import type { CheckedDimension, Condition, Place, RowFilter, Shift, Use } from './checked.js'
import type { CompileContext } from './context.js'
import { existsSql } from './exists.js'
import { conditionSql } from './filter.js'
import type { JoinTree } from './joins.js'
import { selectSql } from './select.js'
import { cutResult, lastPeriodsSql } from './time.js'
import { wholeSql } from './whole.js'

/** Ungrouped rows, each of the root's once in each group: what to select from, and how to name what is in it. */
export interface Rows {
  /** From FROM to the end of WHERE. */
  readonly from: string
  /** For each dimension asked for. */
  readonly dimensions: readonly string[]
  /** For each value asked for; null where a row is all there is to it. */
  readonly values: readonly (string | null)[]
}

/** A column to aggregate, or to show row by row; NULL where the filter does not hold. */
export interface Value {
  readonly use: Use | null
  readonly filter: RowFilter | null
}

export interface RowsRequest {
  /** The table whose rows are meant, and the relationships that tell ways from it apart. */
  readonly root: { readonly table: string; readonly hints: readonly string[] }
  readonly where: readonly Condition[]
  readonly dimensions: readonly CheckedDimension[]
  readonly values: readonly Value[]
  /** Rows of an earlier time, moved to the time that they are compared with. */
  readonly before?: Shift | null
  /** Whether values may be of other tables than the root. */
  readonly raw?: boolean
  /** Further conditions, given the dimensions. */
  readonly only?: ((dimensions: readonly string[]) => readonly string[]) | undefined
}

const storedSql = ({ dialect }: CompileContext, alias: string, column: string): string =>
  `${dialect.quote(alias)}.${dialect.quote(column)}`

/** A column of a table of the catalogue, as the type that it has there. */
function columnSql(context: CompileContext, alias: string, table: string, column: string): string {
  const cast = castOf(context, table, column)
  const stored = storedSql(context, alias, column)
  return cast === undefined ? stored : context.dialect.read(stored, cast.as)
}

const castOf = ({ catalogue }: CompileContext, table: string, column: string) =>
  catalogue.live?.tables[table]?.casts[column]

/** A table of the catalogue as the database calls it. */
function tableSql({ dialect, catalogue }: CompileContext, table: string): string {
  const live = catalogue.live?.tables[table]
  return live === undefined ? dialect.table(catalogue.database, table) : dialect.table(live.schema, live.name)
}

/** The column that is moved in time, and how. */
function movedOf({ before = null, dimensions }: RowsRequest) {
  const dimension = before === null ? undefined : dimensions[before.dimension]
  return before === null || dimension === undefined ? null : { dimension, by: before.by }
}
type Moved = NonNullable<ReturnType<typeof movedOf>>

const sameColumn = (a: Use, b: Use): boolean => a.column.ref === b.column.ref && a.via.join() === b.via.join()

/** The calendar of a column: dates are days already, whoever's they are. */
const daysFor = ({ days }: CompileContext, { column }: Use): Days =>
  column.type === 'DATETIME' ? days : { ...days, zone: null }

function dimensionSql(
  context: CompileContext,
  dimension: CheckedDimension,
  column: string,
  moved: Moved | null,
): string {
  const { granularity, bin } = dimension
  const type = granularity === null ? dimension.use.column.type : cutResult(granularity).type
  const move = (sql: string): string =>
    moved?.dimension === dimension ? context.dialect.later(sql, moved.by, type, null) : sql
  if (granularity !== null) {
    context.needs.times = true
    return move(context.dialect.cut(granularity, column, daysFor(context, dimension.use)))
  }
  if (bin === null) return move(column)
  const number = (value: number): string => context.parameters.add({ kind: 'decimal', value })
  return context.dialect.bin(bin, column, number(bin.step), bin.edge === null ? null : number(bin.edge))
}

/** Conditions on rows of the tree. */
function whereSql(
  context: CompileContext,
  tree: JoinTree,
  conditions: readonly Condition[],
  moved: Moved | null,
  single: boolean,
): readonly string[] {
  const { dialect, parameters } = context
  const join = (place: Place): string => tree.join(place, { keep: true, single })
  return conditions.map((condition) =>
    conditionSql(condition, {
      dialect,
      parameters,
      zone: context.days.zone,
      subject({ use }) {
        const sql = columnSql(context, join(use), use.table, use.column.name)
        const isMoved = moved !== null && sameColumn(use, moved.dimension.use)
        return isMoved ? dialect.later(sql, moved.by, use.column.type, daysFor(context, use).zone) : sql
      },
      lastPeriods({ use }, periods, subject) {
        context.needs.times = true
        const { name, type } = use.column
        const cast = castOf(context, use.table, name)
        const column = cast === undefined ? dialect.quote(name) : dialect.read(dialect.quote(name), cast.as)
        const source = { table: tableSql(context, use.table), column, type }
        return lastPeriodsSql(periods, subject, source, context)
      },
      whole: (whole) => wholeSql(context, whole),
      exists(existence) {
        const alias = join(existence.of)
        const joined = tree.joined.find((table) => table.alias === alias)
        return existsSql(context, existence, {
          column: (name) => columnSql(context, alias, existence.of.table, name),
          key: joined === undefined ? null : storedSql(context, alias, joined.step.to.column),
        })
      },
    }),
  )
}

/** What must hold of an earlier time to be compared: that there is one, and that no other meets the same later one. */
function movedSql(context: CompileContext, { dimension, by }: Moved, column: string): readonly string[] {
  const { dialect } = context
  const granularity = dimension.granularity ?? 'DAY'
  const leaps = by?.period === 'YEAR' && (granularity === 'DAY' || granularity === 'HOUR' || granularity === 'MINUTE')
  return [
    `${column} IS NOT NULL`,
    ...(leaps ? [dialect.comesBack(column, by, daysFor(context, dimension.use).zone)] : []),
  ]
}

function joinsSql(context: CompileContext, tree: JoinTree): readonly string[] {
  const { dialect } = context
  return tree.joined.map((joined) => {
    context.needs.joins = true
    const { from, to, relationship } = joined.step
    const casts = [castOf(context, from.table, from.column), castOf(context, to.table, to.column)]
    // Of one type of their own they can be compared as they are, which an index of theirs serves.
    const alike = casts[0]?.type === casts[1]?.type
    const sides = [
      { alias: joined.parent, ...from },
      { alias: joined.alias, ...to },
    ].map(({ alias, table, column }) =>
      alike ? storedSql(context, alias, column) : columnSql(context, alias, table, column),
    )
    const types = new Set([relationship.from, relationship.to].map((ref) => context.typeOf(ref)))
    const [left, right] = types.size > 1 ? sides.map((side) => dialect.asText(side)) : sides
    const isKey = context.catalogue.live?.tables[joined.table]?.keys.includes(to.column) ?? false
    return dialect.join(joined, tableSql(context, joined.table), `${left ?? ''} = ${right ?? ''}`, isKey)
  })
}

/**
 * Joins what a root's rows need. Where a join repeats them, they are made distinct by their key within each combination
 * of dimensions, so that aggregates over them count each once.
 */
export function rowsOf(context: CompileContext, request: RowsRequest): Rows {
  const { dialect, catalogue, joins } = context
  const { table } = request.root
  const moved = movedOf(request)
  const tree = joins.tree(table, request.root.hints)
  const columns = request.dimensions.map(({ use }) => columnSql(context, tree.join(use), use.table, use.column.name))
  const dimensions = request.dimensions.map((dimension, at) =>
    dimensionSql(context, dimension, columns[at] ?? '', moved),
  )
  const values = request.values.map(({ use, filter }): string | null => {
    // A measure's `via` says which way others are met, never that its own table is joined to itself.
    const alias = use !== null && request.raw === true ? tree.join(use) : tree.root.alias
    const column = use === null ? null : columnSql(context, alias, use.table, use.column.name)
    if (filter === null) return column
    return dialect.when(whereSql(context, tree, filter.where, moved, true).join(' AND '), column ?? '1')
  })
  const where = [
    ...whereSql(context, tree, request.where, moved, false),
    ...(moved === null ? [] : movedSql(context, moved, columns[request.dimensions.indexOf(moved.dimension)] ?? '')),
    ...(request.only?.(dimensions) ?? []),
  ]
  const joinLines = joinsSql(context, tree)
  const physical = tableSql(context, table)
  const key = tree.repeats ? rowKeyOf(catalogue, table) : null
  const numbers = context.internal('row')
  const root = tree.repeats && key === null ? dialect.numbered(physical, dialect.quote(numbers)) : physical
  const from = [
    `FROM ${root} AS ${dialect.quote(tree.root.alias)}`,
    ...joinLines,
    ...(where.length > 0 ? [`WHERE ${where.join('\n  AND ')}`] : []),
  ].join('\n')
  if (!tree.repeats) return { from, dimensions, values }

  const name = (letter: string, index: number): string => context.internal(`${letter}${index}`)
  const row = { sql: columnSql(context, tree.root.alias, table, key ?? numbers), name: numbers }
  const distinct = [
    row,
    ...dimensions.map((sql, index) => ({ sql, name: name('d', index) })),
    ...values.flatMap((sql, index) => (sql === null ? [] : [{ sql, name: name('v', index) }])),
  ]
  const statement = selectSql({ columns: distinct, distinct: true, from }, dialect)
  return {
    from: `FROM ${dialect.derived(statement)}`,
    dimensions: dimensions.map((_, index) => dialect.quote(name('d', index))),
    values: values.map((sql, index) => (sql === null ? null : dialect.quote(name('v', index)))),
  }
}
