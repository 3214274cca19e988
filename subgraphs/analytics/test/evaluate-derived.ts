import type { Cell, Derivation, QuerySpec } from '@askchart/vocabulary'
import { evaluate } from './evaluate.js'
import type { TestTable } from './tables.js'

type Row = readonly Cell[]
type Step = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR'

/** A day so many months or days later, the last of its month where that is shorter; null where a leap day has no match. */
function later(cell: Cell, step: Step, yearOn: boolean): Cell {
  if (typeof cell !== 'string') return null
  const [year = 0, month = 0, day = 0] = cell.split('-').map(Number)
  const at = (y: number, m: number, d: number): string => new Date(Date.UTC(y, m, d)).toISOString().slice(0, 10)
  if (step === 'WEEK') return at(year, month - 1, day + (yearOn ? 364 : 7))
  if (step === 'DAY' && !yearOn) return at(year, month - 1, day + 1)
  if (step === 'DAY' && month === 2 && day === 29) return null
  const months = yearOn || step === 'YEAR' ? 12 : step === 'QUARTER' ? 3 : 1
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return at(year, month - 1 + months, Math.min(day, last))
}

/**
 * What is derived from the one measure of a query whose first dimension is a cut of `day`, computed over the rows of
 * `evaluate`: earlier periods by moving every row of the table forward.
 */
export function evaluateDerived(spec: QuerySpec, table: TestTable, step: Step, derive: Derivation): readonly Row[] {
  const rows = evaluate(spec, table)
  const keyOf = (row: Row): string => JSON.stringify(row.slice(0, -1))
  const valueOf = (row: Row | undefined): Cell => row?.at(-1) ?? null
  const time = (row: Row): string | null => (typeof row[0] === 'string' ? row[0] : null)
  const others = (row: Row): string => JSON.stringify(row.slice(1, -1))
  const sum = (some: readonly Row[]): number | null => {
    const values = some.map(valueOf).filter((value) => value !== null)
    return values.length === 0 ? null : values.reduce<number>((left, value) => left + Number(value), 0)
  }
  const position = Object.keys(table.columns).indexOf('day')
  const yearOn = 'against' in derive && derive.against === 'YEAR_BEFORE'
  const moved = table.rows.map((row) => row.map((cell, at) => (at === position ? later(cell, step, yearOn) : cell)))
  const before = new Map(
    evaluate(spec, { ...table, rows: moved.filter((row) => row[position] !== null) }).map((row) => [keyOf(row), row]),
  )
  const derived = (row: Row): Cell => {
    const value = valueOf(row)
    switch (derive.kind) {
      case 'SHARE': {
        const whole = sum(derive.within === undefined ? rows : rows.filter((other) => other[0] === row[0]))
        return value === null || whole === null || whole === 0 ? null : Number(value) / whole
      }
      case 'RUNNING_TOTAL': {
        const now = time(row)
        if (now === null) return null
        return sum(rows.filter((other) => others(other) === others(row) && (time(other) ?? '9') <= now))
      }
      case 'CHANGE':
      case 'GROWTH': {
        const past = valueOf(before.get(keyOf(row)))
        if (value === null || past === null) return null
        const change = Number(value) - Number(past)
        if (derive.kind === 'CHANGE') return change
        return past === 0 ? null : change / Math.abs(Number(past))
      }
    }
  }
  return rows.map((row) => [...row.slice(0, -1), derived(row)])
}
