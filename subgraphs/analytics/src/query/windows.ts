import type { CheckedMeasure, CheckedQuery } from './checked.js'
import type { CompileContext } from './context.js'
import { type Item, sameItem } from './grains.js'
import { comparedSql, groupsOf } from './groups.js'
import { selectSql } from './select.js'

/** Groups with what is computed over several of them, as one statement and how to name what is in it. */
export interface Windows {
  readonly statement: string
  readonly dimensions: readonly string[]
  /** One for each measure of the query. */
  readonly measures: readonly string[]
  readonly itemSql: (item: Item) => string
}

const isWindowed = (measure: CheckedMeasure): boolean =>
  measure.kind === 'aggregate' && (measure.derive?.kind === 'SHARE' || measure.derive?.kind === 'RUNNING_TOTAL')

/** Whether a measure of the query needs other groups than its own. */
export const hasWindows = ({ measures }: CheckedQuery): boolean => measures.some(isWindowed)

function windowSql(context: CompileContext, measure: CheckedMeasure, value: string, dimensions: readonly string[]) {
  const { dialect } = context
  if (measure.kind === 'rows' || measure.derive === null) return value
  const { derive } = measure
  if (derive.kind === 'SHARE') {
    const within = dimensions.filter((_, index) => index === derive.within)
    return dialect.quotient(value, dialect.sumOver(value, { within, upTo: null }))
  }
  if (derive.kind !== 'RUNNING_TOTAL') return value
  const along = dimensions[derive.along] ?? ''
  const within = dimensions.filter((_, index) => index !== derive.along)
  return dialect.unlessNull(along, dialect.sumOver(value, { within, upTo: along }))
}

/**
 * Two statements, one in the other: the groups with every aggregate under a name, and what is made of several groups.
 * Conditions and limits come after, so that shares are of all groups.
 */
export function windowsOf(context: CompileContext): Windows {
  const { query, dialect } = context
  const quote = (name: string): string => dialect.quote(name)
  const groups = groupsOf(context, { dimensions: query.dimensions, before: true })
  const items = context.grains.flatMap((grain) => grain.items)
  const name = (letter: string, index: number): string => context.internal(`${letter}${index}`)
  const inner = {
    ...groups,
    columns: [
      ...groups.dimensions.map((sql, index) => ({ sql, name: name('g', index) })),
      ...items.map((item, index) => ({ sql: groups.itemSql(item), name: name('i', index) })),
    ],
  }
  const dimensions = groups.dimensions.map((_, index) => quote(name('g', index)))
  const totals = items.map((_, index) => quote(name('i', index)))
  const itemSql = (item: Item): string => totals[items.findIndex((known) => sameItem(known, item))] ?? ''
  const outer = {
    columns: [
      ...dimensions.map((sql, index) => ({ sql, name: name('g', index) })),
      ...totals.map((sql, index) => ({ sql, name: name('i', index) })),
      ...query.measures.map((measure, index) => ({
        sql: windowSql(context, measure, comparedSql(context, measure, itemSql), dimensions),
        name: name('w', index),
      })),
    ],
    from: `FROM ${dialect.derived(selectSql(inner, dialect))}`,
  }
  return {
    statement: selectSql(outer, dialect),
    dimensions,
    measures: query.measures.map((_, index) => quote(name('w', index))),
    itemSql,
  }
}
