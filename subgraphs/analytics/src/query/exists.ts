import { columnOf } from './catalogue.js'
import { type CheckedExistence, type Comparator, comparisonsOf, type Use } from './checked.js'
import type { CompileContext } from './context.js'
import { OPERATOR } from './filter.js'
import { conditionItem, type Item, sameItem } from './grains.js'
import { havingSql } from './having.js'
import { rowsOf } from './rows.js'
import { indent, selectSql } from './select.js'

/** The row whose relatives are asked about. */
interface Anchor {
  column(name: string): string
  /** NULL where there is no such row; null where there always is. */
  readonly key: string | null
}

const HOLDS: Record<Comparator, (a: number, b: number) => boolean> = {
  EQ: (a, b) => a === b,
  NEQ: (a, b) => a !== b,
  LT: (a, b) => a < b,
  LTE: (a, b) => a <= b,
  GT: (a, b) => a > b,
  GTE: (a, b) => a >= b,
}

/** The column that the related rows are counted by: the one that the first step from the asked row leads to. */
function linkOf(context: CompileContext, existence: CheckedExistence) {
  const { of, related } = existence
  const [first, ...rest] = context.joins.related(of.table, related)
  if (first === undefined) throw new Error('a way between tables has at least one step')
  const { from, to, toward, relationship } = first
  const ref = toward === 'one' ? relationship.to : relationship.from
  const found = columnOf(context.catalogue, ref)
  if (found === null) throw new Error(`a relationship of the catalogue names ${ref}, which is not in it`)
  const via = rest.map((step) => step.relationship.name)
  const use: Use = { table: to.table, column: found.profile, via, path: related.path }
  const mixed = context.typeOf(relationship.from) !== context.typeOf(relationship.to)
  return { from: from.column, use, mixed }
}

/** The values of the link whose related rows meet all that is asked, or with `unless` those whose rows do not. */
function linksSql(context: CompileContext, existence: CheckedExistence, link: Use, mixed: boolean, unless: boolean) {
  const { dialect, parameters } = context
  const { related, where, having, count } = existence
  const items = having.flatMap(comparisonsOf).flatMap((comparison) => conditionItem(comparison) ?? [])
  const rows = rowsOf(context, {
    root: { table: related.table, hints: related.via },
    where,
    dimensions: [{ use: link, granularity: null, bin: null, name: '' }],
    values: items,
    only: ([sql = '']) => [`${sql} IS NOT NULL`],
  })
  const [sql = ''] = rows.dimensions
  const itemSql = (item: Item): string => {
    const at = items.findIndex((known) => sameItem(known, item))
    return dialect.aggregate(item.aggregate, rows.values[at] ?? null, item.use?.column.type ?? null)
  }
  const number = ({ value }: { readonly value: number }): string => parameters.add({ kind: 'decimal', value })
  const counted =
    count === null ? [] : [`${dialect.aggregate('COUNT', null, null)} ${OPERATOR[count.comparator]} ${number(count)}`]
  const all = [...counted, ...havingSql(context, having, itemSql)]
  return selectSql(
    {
      columns: [{ sql: mixed ? dialect.asText(sql) : sql, name: context.internal('link') }],
      distinct: all.length === 0,
      from: rows.from,
      ...(all.length > 0 ? { groupBy: [sql], having: unless ? [`NOT (${all.join(' AND ')})`] : all } : {}),
    },
    dialect,
  )
}

/**
 * True where the asked row's related rows meet what is asked, false where they do not, NULL where there is no row to ask
 * about. A semi-join: no row is repeated.
 */
export function existsSql(context: CompileContext, existence: CheckedExistence, anchor: Anchor): string {
  const { dialect } = context
  const { count, having } = existence
  const { from, use, mixed } = linkOf(context, existence)
  const column = anchor.column(from)
  const ofNone = count !== null && having.length === 0 && HOLDS[count.comparator](0, count.value)
  const links = indent(linksSql(context, existence, use, mixed, ofNone))
  const among = dialect.isAmong(mixed ? dialect.asText(column) : column, `(\n${links}\n)`)
  const holds = ofNone ? `NOT ${among}` : among
  return anchor.key === null ? holds : dialect.unlessNull(anchor.key, holds)
}
