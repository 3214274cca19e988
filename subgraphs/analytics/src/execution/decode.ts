import type { Cell } from '@askchart/vocabulary'
import type { Decoding } from '../query/time.js'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function integer(text: string): Cell {
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : text
}

/** ClickHouse's `2026-03-01 08:00:00.120` (UTC) as `2026-03-01T08:00:00.12Z`. */
const instant = (text: string): string =>
  `${text
    .replace(' ', 'T')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')}Z`

/** Tells a cell as ClickHouse's JSON formats give it (64-bit integers quoted) the way the API tells it. */
export function decodeCell(value: unknown, decoding: Decoding): Cell {
  if (value === null) return null
  // Days before the first of the week come after the others: 8 is Monday again.
  if (decoding === 'weekday') return WEEKDAYS[(Number(value) - 1) % 7] ?? null
  if (decoding === 'month') return MONTHS[Number(value) - 1] ?? null
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value !== 'string') throw new Error(`ClickHouse gave a cell of type ${typeof value}`)
  switch (decoding) {
    case 'integer':
      return integer(value)
    case 'number':
      return Number(value)
    case 'datetime':
      return instant(value)
    case 'text':
    case 'boolean':
    case 'date':
      return value
  }
}
