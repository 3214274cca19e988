import type { Aggregate, Cell, ComparisonOperator, Dimension, Filter, Measure } from '@askchart/vocabulary'
import type { PartialQuery } from './run-query.js'
import type { TestTable } from './tables.js'

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** 60 rows whose every column misses some values. */
export function randomTable(random: () => number): TestTable {
  const pick = <T>(items: readonly T[]): T | null => items[Math.floor(random() * items.length * 1.15)] ?? null
  const day = (): string => new Date(Date.UTC(2023, 0, 1 + Math.floor(random() * 800))).toISOString().slice(0, 10)
  return {
    name: 'facts',
    columns: { city: 'STRING', kind: 'STRING', size: 'INTEGER', price: 'DECIMAL', open: 'BOOLEAN', day: 'DATE' },
    rows: Array.from({ length: 60 }, () => [
      pick(['Oslo', 'oslo', 'Rome', "Val d'Or", 'a_b', '50%', '']),
      pick(['x', 'y', 'z']),
      pick([-3, 0, 1, 2, 7, 100]),
      pick([-1.5, 0.25, 0.5, 12, 99.75]),
      pick([true, false]),
      pick([day(), day()]),
    ]),
  }
}

const NUMBERS = ['facts.size', 'facts.price']
const COLUMNS = ['facts.city', 'facts.kind', 'facts.open', 'facts.day', ...NUMBERS]
const GRANULARITIES = ['YEAR', 'QUARTER', 'MONTH', 'WEEK', 'DAY', 'DAY_OF_WEEK', 'MONTH_OF_YEAR'] as const
const COMPARISONS = [
  'EQ',
  'NEQ',
  'LT',
  'LTE',
  'GT',
  'GTE',
  'BETWEEN',
  'IN',
  'NOT_IN',
  'IS_NULL',
  'IS_NOT_NULL',
] as const
const NUMERIC_AGGREGATES = ['SUM', 'AVERAGE', 'MEDIAN', 'MINIMUM', 'MAXIMUM', 'COUNT', 'COUNT_DISTINCT'] as const

/** A query that suits the table: some with aggregates, some row by row. */
export function randomQuery(random: () => number, table: TestTable): PartialQuery {
  const pick = <T>(items: readonly [T, ...T[]] | readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const several = <T>(most: number, make: () => T): readonly T[] =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, make)
  const names = Object.keys(table.columns)
  const present = (column: string): Cell => {
    const index = names.indexOf(column.slice('facts.'.length))
    return pick(table.rows.map((row) => row[index] ?? null).filter((cell) => cell !== null))
  }

  function compare(): Filter {
    const column = pick(COLUMNS)
    const operator: ComparisonOperator =
      column === 'facts.open'
        ? pick(['EQ', 'NEQ', 'IN', 'IS_NULL'] as const)
        : column === 'facts.city' && random() < 0.3
          ? 'LIKE'
          : pick(COMPARISONS)
    const one = present(column)
    const values = (): readonly Cell[] => {
      if (operator === 'IS_NULL' || operator === 'IS_NOT_NULL') return []
      if (operator === 'LIKE') return [pick(['%o%', 'O_LO', 'a_b', '%', '', "%'%", '50%'])]
      if (operator === 'IN' || operator === 'NOT_IN') return [one, ...several(3, () => present(column))]
      return operator === 'BETWEEN' ? [one, present(column)] : [one]
    }
    return { compare: { column, operator, values: values() } }
  }
  function filter(depth: number): Filter {
    const choice = depth > 0 ? random() : 1
    if (choice < 0.25) return { and: [filter(depth - 1), ...several(2, () => filter(depth - 1))] }
    if (choice < 0.5) return { or: [filter(depth - 1), ...several(2, () => filter(depth - 1))] }
    if (choice < 0.65) return { not: filter(depth - 1) }
    return compare()
  }
  function dimension(): Dimension {
    const column = pick(COLUMNS)
    return column === 'facts.day' && random() < 0.8 ? { column, granularity: pick(GRANULARITIES) } : { column }
  }
  function measure(raw: boolean): Measure {
    if (raw) return { column: pick(COLUMNS) }
    if (random() < 0.2) return { aggregate: 'COUNT' }
    const column = pick(COLUMNS)
    const aggregates: readonly Aggregate[] = NUMBERS.includes(column) ? NUMERIC_AGGREGATES : ['COUNT', 'COUNT_DISTINCT']
    return { column, aggregate: pick(aggregates) }
  }
  const raw = random() < 0.2
  return {
    measures: [measure(raw), ...several(2, () => measure(raw))],
    dimensions: several(3, dimension),
    ...(random() < 0.8 ? { filter: filter(3) } : {}),
  }
}
