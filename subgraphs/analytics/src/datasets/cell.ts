import type { Cell, ColumnType } from '@askchart/vocabulary'
import { z } from 'zod'

/** A value as ClickHouse writes it in JSON, whole numbers of 64 bits in quotes. */
export const storedCell = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** The value as it travels: points in time as ISO 8601 in UTC, large whole numbers as text. */
export function readStoredCell(value: Cell, type: ColumnType): Cell {
  if (type === 'DATETIME' && typeof value === 'string')
    return `${value
      .replace(' ', 'T')
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, '')}Z`
  if (type === 'INTEGER' && typeof value === 'string') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : value
  }
  return value
}

/** The same for a value that was turned into text on the way. */
export function readTextCell(text: string, type: ColumnType): Cell {
  if (type === 'DECIMAL') return Number(text)
  return type === 'BOOLEAN' ? text === 'true' : readStoredCell(text, type)
}
