import type { Cell, ColumnType } from '@askchart/vocabulary'
import { instantIn } from './zone.js'

/** A value as it is bound to a parameter. `date` is YYYY-MM-DD, `datetime` YYYY-MM-DD HH:MM:SS.mmm in UTC. */
export type Literal =
  | { readonly kind: 'text' | 'date' | 'datetime'; readonly value: string }
  | { readonly kind: 'integer'; readonly value: number | string }
  | { readonly kind: 'decimal'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?$/
const INTEGER = /^-?\d{1,19}$/
const INT64_MAX = 2n ** 63n - 1n

/** What ClickHouse's Date32 and DateTime64(3) can both hold. */
const inRange = (time: Date): boolean => time.getUTCFullYear() >= 1900 && time.getUTCFullYear() <= 2299

function day(text: string): string | null {
  if (!DAY.test(text)) return null
  const time = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text) && inRange(time) ? text : null
}

/** A time that names no zone is one of the given zone, or else of UTC. */
function instant(text: string, zone: string | null): Date | null {
  const match = TIME.exec(text)
  if (match === null || day(match[1] ?? '') === null) return null
  const time = new Date(`${match[1] ?? ''}T${match[2] ?? ''}${match[3] ?? 'Z'}`)
  if (Number.isNaN(time.getTime()) || !inRange(time)) return null
  return match[3] === undefined && zone !== null ? instantIn(time, zone) : time
}

export const datetimeLiteral = (time: Date): Literal => ({
  kind: 'datetime',
  value: time.toISOString().replace('T', ' ').replace('Z', ''),
})
/** The first instant of a day in a zone. */
export const startOfDay = (date: string, zone: string | null): Literal =>
  zone === null
    ? { kind: 'datetime', value: `${date} 00:00:00.000` }
    : datetimeLiteral(instantIn(new Date(`${date}T00:00:00Z`), zone))

/** The day after; dates are compared half-open, so that no time of a day's last second is lost. */
export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function integer(value: Cell): Literal | null {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return { kind: 'integer', value }
    return Number.isFinite(value) ? { kind: 'decimal', value } : null
  }
  if (typeof value !== 'string' || !INTEGER.test(value)) return null
  const exact = BigInt(value)
  return exact <= INT64_MAX && exact >= -INT64_MAX - 1n ? { kind: 'integer', value } : null
}

function date(value: Cell): Literal | null {
  if (typeof value !== 'string') return null
  if (day(value) !== null) return { kind: 'date', value }
  const time = instant(value, null)
  return time !== null && time.getTime() % 86_400_000 === 0
    ? { kind: 'date', value: time.toISOString().slice(0, 10) }
    : null
}

/** A cell as a value to compare a column of this type with; null where it is none. */
export function literalOf(value: Cell, type: ColumnType, zone: string | null = null): Literal | null {
  switch (type) {
    case 'STRING':
      return typeof value === 'string' ? { kind: 'text', value } : null
    case 'BOOLEAN':
      return typeof value === 'boolean' ? { kind: 'boolean', value } : null
    case 'INTEGER':
      return integer(value)
    case 'DECIMAL': {
      const literal = integer(value)
      return literal === null ? null : { kind: 'decimal', value: Number(literal.value) }
    }
    case 'DATE':
      return date(value)
    case 'DATETIME': {
      if (typeof value !== 'string') return null
      if (day(value) !== null) return { kind: 'date', value }
      const time = instant(value, zone)
      return time === null ? null : datetimeLiteral(time)
    }
  }
}
