import { type ColumnType, MONTH_FORMAT } from '@askchart/vocabulary'
import type { Notation } from './dates.js'
import type { Decimal } from './numbers.js'

const NAMED = 'D MMM YYYY'

/** Says how a column's text is read, so that a person can see it and ask for another way. */
export function formatOf(column: {
  readonly type: ColumnType
  readonly notation: Notation
  readonly decimal: Decimal
  /** What stands between the parts of a date. */
  readonly separator: string | null
  /** Whether any of its numbers is more than digits. */
  readonly isDressed: boolean
}): string | null {
  switch (column.type) {
    case 'DATE':
      return dayFormat(column.notation, column.separator)
    case 'DATETIME':
      return `${dayFormat(column.notation, column.separator)} HH:mm:ss`
    case 'INTEGER':
    case 'DECIMAL':
      return column.isDressed ? (column.decimal === 'POINT' ? '1,234.5' : '1.234,5') : null
    default:
      return null
  }
}

function dayFormat(notation: Notation, found: string | null): string {
  const separator = found !== null && '-/.'.includes(found) ? found : '/'
  switch (notation) {
    case 'YEAR_FIRST':
      return ['YYYY', 'MM', 'DD'].join(found === null ? '-' : separator)
    case 'MONTH_FIRST':
      return ['MM', 'DD', 'YYYY'].join(separator)
    case 'DAY_FIRST':
      return ['DD', 'MM', 'YYYY'].join(separator)
    case 'NAMED_MONTH':
      return NAMED
    case 'MONTH':
      return MONTH_FORMAT
    case 'COMPACT':
      return 'YYYYMMDD'
  }
}
