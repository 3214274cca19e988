import { type Cell, type Existence, type Filter, type QuerySpec, splitRef } from '@askchart/vocabulary'
import type { TestTable } from './tables.js'

/**
 * What a query over one table gives, computed the slow and obvious way and with none of the compiler's code: a second
 * opinion for random queries. Rows come without order.
 */
export function evaluate(spec: QuerySpec, table: TestTable): readonly (readonly Cell[])[] {
  const names = Object.keys(table.columns)
  const cellOf = (row: readonly Cell[], ref: string): Cell => row[names.indexOf(splitRef(ref).column)] ?? null
  const kept = table.rows.filter((row) => holds(spec.filter, (ref) => cellOf(row, ref)) === true)
  const keyOf = (row: readonly Cell[]): readonly Cell[] =>
    spec.dimensions.map(({ column, granularity }) => cut(cellOf(row, column), granularity))
  if (spec.measures.some(({ aggregate }) => aggregate === undefined)) {
    return kept.map((row) => [...keyOf(row), ...spec.measures.map(({ column = '' }) => cellOf(row, column))])
  }
  const groups = new Map<string, (readonly Cell[])[]>()
  if (spec.dimensions.length === 0) groups.set('[]', [])
  for (const row of kept) {
    const key = JSON.stringify(keyOf(row))
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].map((rows) => [
    ...(rows[0] === undefined ? [] : keyOf(rows[0])),
    ...spec.measures.map(({ column, aggregate }) =>
      column === undefined
        ? rows.length
        : total(
            aggregate ?? 'COUNT',
            rows.map((row) => cellOf(row, column)),
          ),
    ),
  ])
}

/** A date as its period, or as its part of the calendar. */
export function cut(cell: Cell, granularity: string | undefined): Cell {
  if (granularity === undefined || typeof cell !== 'string') return cell
  const date = new Date(`${cell}T00:00:00Z`)
  const at = (year: number, month: number, day: number) =>
    new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
  const [year, month, day, weekday] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), date.getUTCDay()]
  switch (granularity) {
    case 'YEAR':
      return at(year, 0, 1)
    case 'QUARTER':
      return at(year, Math.floor(month / 3) * 3, 1)
    case 'MONTH':
      return at(year, month, 1)
    case 'WEEK':
      return at(year, month, day - ((weekday + 6) % 7))
    case 'DAY_OF_WEEK':
      return date.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })
    case 'MONTH_OF_YEAR':
      return date.toLocaleDateString('en', { month: 'long', timeZone: 'UTC' })
    default:
      return cell
  }
}

const noRelatives = (): never => {
  throw new Error('one table has no relatives')
}

/** SQL's three values: null is unknown. */
export function holds(
  filter: Filter | undefined,
  cellOf: (ref: string) => Cell,
  exists: (existence: Existence) => boolean | null = noRelatives,
): boolean | null {
  if (filter === undefined) return true
  if ('exists' in filter) return exists(filter.exists)
  if ('not' in filter) {
    const inner = holds(filter.not, cellOf, exists)
    return inner === null ? null : !inner
  }
  if ('and' in filter || 'or' in filter) {
    const decisive = 'or' in filter
    const parts = ('and' in filter ? filter.and : filter.or).map((part) => holds(part, cellOf, exists))
    if (parts.includes(decisive)) return decisive
    return parts.includes(null) ? null : !decisive
  }
  const { column, operator, values } = filter.compare
  const cell = cellOf(column)
  if (operator === 'IS_NULL') return cell === null
  if (operator === 'IS_NOT_NULL') return cell !== null
  if (cell === null) return null
  const [a = null, b = null] = values
  const less = (left: Cell, right: Cell): boolean => left !== null && right !== null && left < right
  switch (operator) {
    case 'EQ':
      return cell === a
    case 'NEQ':
      return cell !== a
    case 'LT':
      return less(cell, a)
    case 'LTE':
      return !less(a, cell)
    case 'GT':
      return less(a, cell)
    case 'GTE':
      return !less(cell, a)
    case 'BETWEEN':
      return !less(cell, a) && !less(b, cell)
    case 'IN':
      return values.includes(cell)
    case 'NOT_IN':
      return !values.includes(cell)
    case 'LIKE': {
      const pattern = String(a)
        .replace(/[^\w%]/g, '\\$&')
        .replaceAll('%', '[^]*')
        .replaceAll('_', '[^]')
      return new RegExp(`^${pattern}$`, 'i').test(String(cell))
    }
    case 'LAST_PERIODS':
      throw new Error('relative time has tests of its own')
  }
}

/** An aggregate of cells, NULLs left out. */
export function total(aggregate: string, cells: readonly Cell[]): Cell {
  const present = cells.filter((cell) => cell !== null)
  if (aggregate === 'COUNT') return present.length
  if (aggregate === 'COUNT_DISTINCT') return new Set(present).size
  if (present.length === 0) return null
  const ascending = [...present].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  if (aggregate === 'MINIMUM') return ascending[0] ?? null
  if (aggregate === 'MAXIMUM') return ascending.at(-1) ?? null
  const numbers = ascending.map(Number)
  const sum = numbers.reduce((left, right) => left + right, 0)
  if (aggregate === 'SUM') return sum
  if (aggregate === 'AVERAGE') return sum / numbers.length
  const at = (index: number): number => numbers[index] ?? 0
  const half = numbers.length / 2
  return Number.isInteger(half) ? (at(half - 1) + at(half)) / 2 : at(Math.floor(half))
}
