import { shown } from '@askchart/service'
import type { ColumnType } from '@askchart/vocabulary'
import { ImportProblemError } from '../import-problem.js'
import type { Notation } from './dates.js'
import type { Decimal } from './numbers.js'

/** The type a column is to have. `format` says how its text is to be read: `DD/MM/YYYY`, or `1.234,5`. */
export interface AskedType {
  readonly type: ColumnType
  readonly format?: string | null
}

/** A type whose format is understood; null where that is left to the values. */
export interface WantedType {
  readonly type: ColumnType
  readonly notation: Notation | null
  readonly decimal: Decimal | null
  /** It was asked for at an earlier import. */
  readonly isKept?: true
}

type Types = Readonly<Record<string, ColumnType | AskedType>>

/**
 * The type that was asked for a column of this name: of its table, of any, or of a table that was called otherwise then, as
 * files are called after their month, where only one such column was.
 */
export function keptType(kept: Types, table: string, column: string): ColumnType | AskedType | null {
  const own = [`${table}.${column}`, column].find((key) => Object.hasOwn(kept, key))
  if (own !== undefined) return kept[own] ?? null
  const [other, ...more] = Object.keys(kept).filter((key) => key.endsWith(`.${column}`))
  return other === undefined || more.length > 0 ? null : (kept[other] ?? null)
}

/** Throws ImportProblemError for a format that says nothing about a column of this type. */
export function wantedType(column: string, asked: ColumnType | AskedType): WantedType {
  const { type, format } = typeof asked === 'string' ? { type: asked, format: null } : asked
  const wanted: WantedType = { type, notation: null, decimal: null }
  if (format === null || format === undefined || format.trim() === '') return wanted
  if (type === 'DATE' || type === 'DATETIME') {
    const notation = notationOf(format)
    if (notation) return { ...wanted, notation }
  }
  if (type === 'INTEGER' || type === 'DECIMAL') {
    const decimal = decimalOf(format)
    if (decimal) return { ...wanted, decimal }
  }
  throw new ImportProblemError(
    `The format "${shown(format)}" says nothing about column "${shown(column)}". Write a date's as YYYY-MM-DD, DD/MM/YYYY, MM/DD/YYYY, D MMM YYYY, YYYY-MM or YYYYMMDD, a number's as 1,234.5 or 1.234,5; other types have none.`,
    { column: shown(column) },
  )
}

function notationOf(format: string): Notation | null {
  const day = format.split(/[Hh]/)[0] ?? ''
  const parts = (day.match(/y+|m+|d+/gi) ?? []).map((part) => part.toUpperCase())
  if (parts.some((part) => part.startsWith('MMM')) && parts.length === 3) return 'NAMED_MONTH'
  switch (parts.map((part) => part[0]).join('')) {
    case 'YMD':
      return /^y+m+d+/i.test(day) ? 'COMPACT' : 'YEAR_FIRST'
    case 'MDY':
      return 'MONTH_FIRST'
    case 'DMY':
      return 'DAY_FIRST'
    case 'YM':
    case 'MY':
      return 'MONTH'
    default:
      return null
  }
}

function decimalOf(format: string): Decimal | null {
  if (!/^\d[\d.,'’\s]*[.,]\d+$/.test(format.trim())) return null
  return format.lastIndexOf(',') > format.lastIndexOf('.') ? 'COMMA' : 'POINT'
}
