import type { Cell, ColumnType, DataColumn } from '@askchart/vocabulary'

/** A row as Vega reads it. */
export type Row = Readonly<Record<string, Cell | Date>>

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?/

/**
 * A date of the data as that calendar date where the reader is: Vega draws in local time, and 1 March must not become
 * the evening of 28 February west of Greenwich.
 */
export function wallClock(text: string): Date | null {
  const match = DATE.exec(text)
  if (!match) return null
  const [year, month, day, hours, minutes, seconds] = match.slice(1).map((part) => Number(part || 0))
  return new Date(year ?? 0, (month ?? 1) - 1, day ?? 1, hours ?? 0, minutes ?? 0, seconds ?? 0)
}

/** What a category without a value is called. Left null, Vega would take it for a category named "null", or leave it out. */
export const NONE = '(none)'

function readCell(type: ColumnType, value: Cell): Cell | Date {
  if (value === null && (type === 'STRING' || type === 'BOOLEAN')) return NONE
  if (typeof value !== 'string') return value
  if (type === 'DATE' || type === 'DATETIME') return wallClock(value) ?? value
  if (type === 'INTEGER' || type === 'DECIMAL') return value === '' ? null : Number(value)
  return value
}

/** Columns turned into the rows that are joined into a spec as its data. */
export function rowsOf(columns: readonly DataColumn[]): Row[] {
  const length = Math.max(0, ...columns.map(({ values }) => values.length))
  return Array.from({ length }, (_, row) =>
    Object.fromEntries(columns.map(({ name, type, values }) => [name, readCell(type, values[row] ?? null)])),
  )
}
