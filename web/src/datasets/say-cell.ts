import type { Cell } from '@askchart/vocabulary'
import { formatValue } from '../ui/format.js'

/** A value of the data in words; a date without its midnight. */
export const sayCell = (value: Cell): string => {
  if (value === null) return '–'
  return typeof value === 'number' ? formatValue(value) : String(value).replace(/T00:00:00(\.0+)?Z?$/, '')
}
