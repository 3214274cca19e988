import type { Cell } from '@askchart/vocabulary'
import { formatValue } from '../ui/format.js'

const TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::00|(:\d{2}))(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/

/** A value of the data in words; a point in time as its clock shows it, a midnight as the day. */
export const sayCell = (value: Cell): string => {
  if (value === null) return '–'
  return typeof value === 'number' ? formatValue(value) : String(value).replace(TIME, sayTime)
}

const sayTime = (_text: string, day: string, time: string, seconds = ''): string =>
  time === '00:00' && seconds === '' ? day : `${day} ${time}${seconds}`
