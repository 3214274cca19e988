import type { Cell } from '@askchart/vocabulary'
import { decodeCell } from '../execution/decode.js'
import type { Decoding } from '../query/time.js'

const DAY = /^\d{4}-\d{2}-\d{2}/
const WHOLE = /^-?\d+$/

/**
 * Tells a cell as Postgres writes it the way the API tells it. Numbers beyond 2^53 keep every digit, as text; infinities
 * and dates outside of the years 1 to 9999 are missing.
 */
export function decodePostgres(text: string | null, decoding: Decoding): Cell {
  if (text === null) return null
  switch (decoding) {
    case 'boolean':
      return text === 't'
    case 'date':
    case 'datetime':
      if (!DAY.test(text) || text.endsWith('BC')) return null
      return decoding === 'date' ? text.slice(0, 10) : decodeCell(text.replace(/\+00$/, ''), decoding)
    case 'integer':
    case 'number': {
      const number = Number(text)
      if (!Number.isFinite(number)) return null
      const isExact = Number.isSafeInteger(Math.trunc(number)) || !WHOLE.test(text.split('.')[0] ?? '')
      return isExact ? number + 0 : text
    }
    case 'text':
    case 'weekday':
    case 'month':
      return decodeCell(text, decoding)
  }
}
