import type { PreparedColumn, PreparedDataset } from '@askchart/nlp/reader'
import type { Cell, ColumnRef, DatasetProfile } from '@askchart/vocabulary'
import { parseVql, type Vql } from './vql.js'
import { parseWhere, type Where } from './where.js'

/** A column and the values that a published query compares it with. */
export interface GoldComparison {
  readonly column: PreparedColumn
  readonly values: readonly string[]
}

/** Values as they are held against one another: case, spaces, LIKE's signs and ways to write a number aside. */
export function plainValue(value: Cell): string {
  const text = String(value)
    .replaceAll('%', '')
    .toLowerCase()
    .trim()
    .replace(/^(\d{4}-\d{2}-\d{2})t/, '$1 ')
  return text !== '' && Number.isFinite(Number(text)) ? String(Number(text)) : text
}

/** Columns that relationships set equal have one name here: either may be compared. */
export function sameColumns({ relationships }: DatasetProfile): (ref: ColumnRef) => ColumnRef {
  const up = new Map<ColumnRef, ColumnRef>()
  const root = (ref: ColumnRef): ColumnRef => {
    const next = up.get(ref)
    return next === undefined ? ref : root(next)
  }
  for (const { from, to } of relationships) {
    const [a, b] = [root(from), root(to)]
    if (a !== b) up.set(a < b ? b : a, a < b ? a : b)
  }
  return root
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** The column of that name in a table of the query, else in any. */
function columnNamed(text: string, { tables }: Vql, prepared: PreparedDataset): PreparedColumn | null {
  const [first = '', second] = text.replaceAll('"', '').split('.')
  const name = second ?? first
  const named = second === undefined ? [...tables.values()] : [tables.get(first.toLowerCase()) ?? first]
  const own = prepared.tables.filter(({ profile }) => named.some((table) => same(table, profile.name)))
  const columns = [...own, ...prepared.tables].flatMap((table) => table.columns)
  return columns.find(({ profile }) => same(profile.name, name)) ?? null
}

const queryOf = (tables: string): Vql | null => parseVql(`Visualize BAR SELECT a , b FROM ${tables}`)

function comparisons(where: Where | null, vql: Vql, prepared: PreparedDataset): readonly GoldComparison[] {
  if (where === null) return []
  switch (where.kind) {
    case 'and':
    case 'or':
      return where.parts.flatMap((part) => comparisons(part, vql, prepared))
    case 'compare': {
      const column = columnNamed(where.column, vql, prepared)
      return column === null ? [] : [{ column, values: where.values.map(plainValue) }]
    }
    case 'in':
      return comparisons(where.where, queryOf(where.from) ?? vql, prepared)
    case 'other':
      return spokenIn(where.text, vql, prepared)
  }
}

/** What queries within a condition that is not parsed set equal to a text. */
function spokenIn(text: string, vql: Vql, prepared: PreparedDataset): readonly GoldComparison[] {
  const tables = [...text.matchAll(/(?:FROM|JOIN) (\w+)/gi)].map(([, table]) => table).join(' JOIN ')
  const inner = queryOf(tables) ?? vql
  return [...text.matchAll(/(\w+)\s*=\s*(?:["']([^"']+)["']|(\d+))/g)].flatMap(([, name = '', quoted, number]) => {
    const value = quoted ?? number ?? ''
    const column = columnNamed(name, inner, prepared)
    return column === null ? [] : [{ column, values: [plainValue(value)] }]
  })
}

/** Every comparison of a published query with a value, those of its inner queries too. */
export function goldComparisons(text: string, prepared: PreparedDataset): readonly GoldComparison[] {
  const vql = parseVql(text)
  return vql === null ? [] : comparisons(parseWhere(text), vql, prepared)
}
