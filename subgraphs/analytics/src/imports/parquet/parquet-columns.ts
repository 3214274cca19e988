import type { ColumnType } from '@askchart/vocabulary'
import type { ParquetParsers, SchemaTree } from 'hyparquet'

/** A column of the file, and how its values are written as text. */
export interface ParquetColumn {
  readonly name: string
  /** Null where the values tell: dates and points in time, which may lie beyond what can be stored. */
  readonly type: ColumnType | null
  readonly textOf: (value: unknown) => string
}

/** Days and points in time come as text at once; JSON and other bytes as they are. */
export const PARSERS: Partial<ParquetParsers> = {
  dateFromDays: (days) => isoDay(days),
  timestampFromMilliseconds: (millis) => isoTime(Number(millis)),
  timestampFromMicroseconds: (micros) => isoTime(Number(micros / 1000n)),
  timestampFromNanoseconds: (nanos) => isoTime(Number(nanos / 1_000_000n)),
  jsonFromBytes: (bytes) => Buffer.from(bytes).toString(),
}

const DAY_MS = 86_400_000
/** What a date can be at all in JavaScript. */
const MOST_MS = 8.64e15
const days = new Map<number, string>()

function isoDay(day: number): string {
  const known = days.get(day)
  if (known !== undefined) return known
  const text = iso(day * DAY_MS).slice(0, -'T00:00:00.000Z'.length)
  // A few decades' worth; whoever has more days than that pays for each.
  if (days.size < 40_000) days.set(day, text)
  return text
}

function isoTime(milliseconds: number): string {
  const text = iso(milliseconds)
  return text.replace('T', ' ').slice(0, text.endsWith('.000Z') ? -5 : -1)
}

const iso = (milliseconds: number): string =>
  new Date(Math.abs(milliseconds) <= MOST_MS ? milliseconds : MOST_MS).toISOString()

/** How a column at the top of the schema is read; what holds columns of its own becomes JSON. */
export function parquetColumn({ element, children }: SchemaTree): ParquetColumn {
  const { name, type, converted_type: converted, logical_type: logical } = element
  if (children.length > 0 || element.repetition_type === 'REPEATED') return { name, type: 'STRING', textOf: jsonText }
  const isUnsignedLong =
    converted === 'UINT_64' || (logical?.type === 'INTEGER' && logical.bitWidth === 64 && !logical.isSigned)
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL' || logical?.type === 'FLOAT16')
    return { name, type: 'DECIMAL', textOf: numberText }
  if (converted?.startsWith('TIME_') || logical?.type === 'TIME') {
    const perSecond = logical?.type === 'TIME' ? PER_SECOND[logical.unit] : converted === 'TIME_MILLIS' ? 1e3 : 1e6
    return { name, type: 'STRING', textOf: (value) => clockText(value, perSecond) }
  }
  if (converted === 'DATE' || logical?.type === 'DATE') return { name, type: null, textOf: plainText }
  if (type === 'INT96' || converted?.startsWith('TIMESTAMP') || logical?.type === 'TIMESTAMP')
    return { name, type: null, textOf: plainText }
  switch (type) {
    case 'BOOLEAN':
      return { name, type: 'BOOLEAN', textOf: plainText }
    case 'INT32':
    case 'INT64':
      return { name, type: isUnsignedLong ? null : 'INTEGER', textOf: plainText }
    case 'FLOAT':
      return { name, type: 'DECIMAL', textOf: floatText }
    case 'DOUBLE':
      return { name, type: 'DECIMAL', textOf: numberText }
    default:
      return { name, type: 'STRING', textOf: stringText }
  }
}

const PER_SECOND = { MILLIS: 1e3, MICROS: 1e6, NANOS: 1e9 } as const

function plainText(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : ''
}

const numberText = (value: unknown): string => (Number.isFinite(value) ? String(value) : '')

/** As short as tells it from other numbers of 32 bits: 0.1, not 0.10000000149011612. */
function floatText(value: unknown): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) return ''
  for (const digits of [6, 7, 8]) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return String(short)
  }
  return String(value)
}

function clockText(value: unknown, perSecond: number): string {
  if (value === null || value === undefined) return ''
  return iso((Number(value) / perSecond) * 1000).slice(11, 19)
}

const stringText = (value: unknown): string =>
  typeof value === 'string' ? value : value instanceof Uint8Array ? Buffer.from(value).toString('hex') : jsonText(value)

const jsonText = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : JSON.stringify(value, (_, inner: unknown) => {
        if (typeof inner !== 'bigint') return inner
        return Number.isSafeInteger(Number(inner)) ? Number(inner) : String(inner)
      })
