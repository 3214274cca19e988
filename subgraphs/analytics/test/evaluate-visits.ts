import type { Cell, Comparison, Dimension, Filter, QuerySpec } from '@askchart/vocabulary'
import { cut, holds, total } from './evaluate.js'
import type { TestTable } from './tables.js'

const DAY_MS = 86_400_000
type Row = Readonly<Record<string, Cell>>

/** What a query over one table of the kind that `randomVisitsQuery` makes gives, row after row, the slow and obvious way. */
export function evaluateVisits(spec: QuerySpec, table: TestTable, now: string): readonly (readonly Cell[])[] {
  const names = Object.keys(table.columns)
  const rows = table.rows.map((cells): Row =>
    Object.fromEntries(names.map((name, at) => [`visits.${name}`, cells[at] ?? null])),
  )
  const conditions = spec.filter && 'and' in spec.filter ? spec.filter.and : []
  const ofGroups = conditions.filter(
    (filter) => JSON.stringify(filter).includes('"aggregate"') && !JSON.stringify(filter).includes('"to"'),
  )
  const ofRows = conditions.filter((filter) => !ofGroups.includes(filter))
  const kept = rows.filter((row) => ofRows.every((filter) => rowHolds(filter, row, rows, now) === true))
  const groups = new Map<string, Row[]>()
  for (const row of kept) {
    const key = JSON.stringify(spec.dimensions.map((dimension) => placed(row[dimension.column] ?? null, dimension)))
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const answer = [...groups.values()]
    .filter((group) => ofGroups.every((filter) => groupHolds(filter, group)))
    .map((group) => [
      ...spec.dimensions.map((dimension) => placed(group[0]?.[dimension.column] ?? null, dimension)),
      ...spec.measures.map(({ column, aggregate = 'COUNT' }) => aggregated(group, column, aggregate)),
    ])
  const columns = [...spec.dimensions, ...spec.measures].map(({ as }) => as)
  const ordered = answer.sort((one, other) => {
    for (const { by, direction } of spec.orderBy ?? []) {
      const at = columns.indexOf(by)
      const difference = inOrder(one[at] ?? null, other[at] ?? null, direction === 'DESCENDING')
      if (difference !== 0) return difference
    }
    return 0
  })
  const taken = new Map<Cell, number>()
  const perValue = spec.limitBy?.count ?? Infinity
  return ordered
    .filter(([first = null]) => {
      const count = (taken.get(first) ?? 0) + 1
      taken.set(first, count)
      return count <= perValue
    })
    .slice(0, spec.limit ?? Infinity)
}

/** Missing ones come last, whichever the direction. */
function inOrder(one: Cell, other: Cell, descending: boolean): number {
  if (one === other) return 0
  if (one === null) return 1
  if (other === null) return -1
  return one < other === descending ? 1 : -1
}

function aggregated(group: readonly Row[], column: string | undefined, aggregate: string): Cell {
  return column === undefined
    ? group.length
    : total(
        aggregate,
        group.map((row) => row[column] ?? null),
      )
}

function groupHolds(filter: Filter, group: readonly Row[]): boolean {
  if ('not' in filter) return !groupHolds(filter.not, group) && groupValue(filter.not, group) !== null
  if ('or' in filter) return filter.or.some((part) => groupHolds(part, group))
  if (!('compare' in filter)) throw new Error('no condition on groups')
  const { aggregate: _aggregate, ...comparison } = filter.compare
  return holds({ compare: comparison }, () => groupValue(filter, group)) === true
}

const groupValue = (filter: Filter, group: readonly Row[]): Cell =>
  'compare' in filter ? aggregated(group, filter.compare.column, filter.compare.aggregate ?? 'COUNT') : null

function rowHolds(filter: Filter, row: Row, rows: readonly Row[], now: string): boolean | null {
  if ('not' in filter) {
    const inner = rowHolds(filter.not, row, rows, now)
    return inner === null ? null : !inner
  }
  if (!('compare' in filter)) throw new Error('no condition on rows')
  const { compare } = filter
  if (compare.operator === 'LAST_PERIODS') return inLastPeriods(compare, row, rows, now)
  const { to, ...comparison } = compare
  if (to === undefined) return holds(filter, (ref) => row[ref] ?? null)
  const value = aggregated(
    rows.filter((one) => holds(to.filter, (ref) => one[ref] ?? null) === true),
    to.column,
    to.aggregate,
  )
  if (value === null) return null
  return holds({ compare: { ...comparison, values: [value] } }, (ref) => row[ref] ?? null)
}

const dayOf = (cell: Cell): number => Math.floor(Date.parse(`${String(cell).slice(0, 10)}T00:00:00Z`) / DAY_MS)

/** The first day of the period that is `back` periods before the one that holds this day. */
function startOf(day: number, granularity: string, back: number): number {
  const date = new Date(day * DAY_MS)
  if (granularity === 'DAY') return day - back
  if (granularity === 'WEEK') return day - ((date.getUTCDay() + 6) % 7) - 7 * back
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1) / DAY_MS
}

function inLastPeriods({ column, values }: Comparison, row: Row, rows: readonly Row[], now: string): boolean | null {
  const [count = 1, granularity = 'DAY', complete] = values
  const cell = row[column] ?? null
  if (cell === null) return null
  const today = dayOf(now)
  const latest = Math.min(
    today,
    Math.max(
      ...rows
        .map((one) => one[column] ?? null)
        .filter((one) => one !== null)
        .map(dayOf),
    ),
  )
  const over = startOf(latest, String(granularity), -1) - 1 === latest && latest < today
  const last = complete === true && !over ? 1 : 0
  const from = startOf(latest, String(granularity), last + Number(count) - 1)
  const until = startOf(latest, String(granularity), last - 1)
  return dayOf(cell) >= from && dayOf(cell) < until
}

/** A cell as its bin's lower bound, or as the part of time it falls in. */
function placed(cell: Cell, { granularity, bin }: Dimension): Cell {
  if (cell === null) return null
  if (bin?.step !== undefined) return Math.floor(Number(cell) / bin.step) * bin.step
  if (granularity === undefined) return cell
  const text = String(cell)
  if (granularity === 'MINUTE') return `${text.slice(0, 10)}T${text.slice(11, 16)}:00Z`
  if (granularity === 'HOUR') return `${text.slice(0, 10)}T${text.slice(11, 13)}:00:00Z`
  if (granularity === 'HOUR_OF_DAY') return Number(text.slice(11, 13))
  return cut(text.slice(0, 10), granularity)
}
