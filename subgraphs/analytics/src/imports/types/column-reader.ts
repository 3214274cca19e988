import type { ColumnType } from '@askchart/vocabulary'
import { hasHours, type Notation, readTime } from './dates.js'
import { type Decimal, readNumber } from './numbers.js'

/** How a column's cells are read: settled by `inferColumn` or asked for. */
export interface ColumnReading {
  readonly type: ColumnType
  /** Of dates and points in time. */
  readonly notation: Notation
  /** Of numbers. */
  readonly decimal: Decimal
  /** Cells such as `NA` and `NULL` mean nothing here: in all columns but text. */
  readonly missingWords: boolean
}

const MISSING = new Set(
  'na n/a n.a. n.a #n/a #na null (null) #null! nan nil none empty (empty) blank (blank) missing \\n - – — -- --- . .. … ? #div/0! #value! #ref!'.split(
    ' ',
  ),
)
const LONGEST_MISSING = 7
const TRUE = new Set(['true', 'yes'])
/** Only where the column is asked to be true or false: by themselves these are initials and numbers. */
const SHORT = new Map([
  ['1', true],
  ['0', false],
  ['t', true],
  ['f', false],
  ['y', true],
  ['n', false],
])
const FALSE = new Set(['false', 'no'])

export const isMissingWord = (text: string): boolean =>
  text.length <= LONGEST_MISSING && MISSING.has(text.toLowerCase())

export function readBoolean(text: string): boolean | null {
  if (text.length > 5) return null
  const folded = text.toLowerCase()
  if (TRUE.has(folded)) return true
  return FALSE.has(folded) ? false : null
}

/** The cell in ClickHouse's notation; null for a missing value, undefined for one that does not fit the type. */
export function readCell(cell: string, reading: ColumnReading): string | null | undefined {
  if (cell === '') return null
  if (reading.type === 'STRING') return cell
  const text = cell.trim()
  if (text === '' || (reading.missingWords && isMissingWord(text))) return null
  switch (reading.type) {
    case 'INTEGER': {
      const number = readNumber(text, reading.decimal)
      return number?.whole ? number.text : undefined
    }
    case 'DECIMAL':
      return readNumber(text, reading.decimal)?.text
    case 'BOOLEAN':
      return (readBoolean(text) ?? SHORT.get(text.toLowerCase()))?.toString()
    case 'DATE': {
      const time = readTime(text, reading.notation)
      return time && !hasHours(time) ? time.text.slice(0, 10) : undefined
    }
    case 'DATETIME': {
      const time = readTime(text, reading.notation)
      return time ? (time.timed ? time.text : `${time.text} 00:00:00.000`) : undefined
    }
  }
}
