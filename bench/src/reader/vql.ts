import type { Aggregate } from '@askchart/vocabulary'

/** A column of a VQL query, as written: `T1.price`; `*` where rows are counted. */
export interface VqlColumn {
  readonly alias: string | null
  readonly name: string
}

export interface VqlItem {
  readonly aggregate: Aggregate | null
  readonly distinct: boolean
  readonly column: VqlColumn
}

/** nvBench's query language: SQL with a chart before it and bins behind it. */
export interface Vql {
  readonly chart: string
  readonly items: readonly VqlItem[]
  /** Table names by their alias, in lower case. */
  readonly tables: ReadonlyMap<string, string>
  /** Pairs of columns that the joins set equal. */
  readonly joins: readonly (readonly [VqlColumn, VqlColumn])[]
  readonly groupBy: readonly VqlColumn[]
  readonly binned: { readonly column: VqlColumn; readonly by: string } | null
}

const AGGREGATES: Readonly<Record<string, Aggregate>> = {
  count: 'COUNT',
  sum: 'SUM',
  avg: 'AVERAGE',
  min: 'MINIMUM',
  max: 'MAXIMUM',
}

function columnOf(text: string): VqlColumn {
  const [first = '', second] = text.trim().replaceAll('"', '').split('.')
  return second === undefined ? { alias: null, name: first } : { alias: first.toLowerCase(), name: second }
}

function itemOf(text: string): VqlItem {
  const called = /^(\w+)\s*\(\s*(distinct\s+)?(.*?)\s*\)$/i.exec(text.trim())
  const aggregate = called === null ? undefined : AGGREGATES[(called[1] ?? '').toLowerCase()]
  if (called === null || aggregate === undefined)
    return { aggregate: null, distinct: false, column: columnOf(text.replace(/^distinct\s+/i, '')) }
  return { aggregate, distinct: called[2] !== undefined, column: columnOf(called[3] ?? '*') }
}

const between = (text: string, from: RegExp, to: RegExp): string | null => {
  const start = from.exec(text)
  if (start === null) return null
  const rest = text.slice(start.index + start[0].length)
  const end = to.exec(rest)
  return end === null ? rest : rest.slice(0, end.index)
}

/** Parses the outer query; null where it is none that a chart shows. */
export function parseVql(text: string): Vql | null {
  const head = /^Visualize (.+?) SELECT (.+?) FROM (.+)$/i.exec(text.trim())
  if (head === null) return null
  const [, chart = '', select = '', rest = ''] = head
  const from = between(rest, /^/, /\b(WHERE|GROUP BY|ORDER BY|BIN|HAVING|LIMIT|INTERSECT|EXCEPT|UNION)\b/i) ?? ''
  const tables = new Map<string, string>()
  for (const [, table = '', alias] of from.matchAll(/(?:^|JOIN)\s*(\w+)(?:\s+AS\s+(\w+))?/gi))
    tables.set((alias ?? table).toLowerCase(), table.toLowerCase())
  const joins = [...from.matchAll(/ON\s+([\w.]+)\s*=\s*([\w.]+)/gi)].map(
    ([, a = '', b = '']) => [columnOf(a), columnOf(b)] as const,
  )
  const group = between(rest, /\bGROUP BY\b(?![^(]*\))/i, /\b(ORDER BY|BIN|HAVING|LIMIT|INTERSECT|EXCEPT|UNION)\b/i)
  const bin = /\bBIN\s+([\w.]+)\s+BY\s+(\w+)/i.exec(rest)
  return {
    chart: chart.toLowerCase(),
    items: select.split(' , ').map(itemOf),
    tables,
    joins,
    groupBy: group === null ? [] : group.split(',').map(columnOf),
    binned: bin === null ? null : { column: columnOf(bin[1] ?? ''), by: (bin[2] ?? '').toLowerCase() },
  }
}
