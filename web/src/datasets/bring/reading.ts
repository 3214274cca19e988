import { createContext } from 'react'
import type { ColumnType, ColumnTypeInput } from '../../graphql/generated/graphql.js'
import type { ColumnPart } from '../dataset-parts.js'

/** How a column is to be read the next time its file is brought; null leaves that to its values. */
export interface Reading {
  readonly type: ColumnType | null
  readonly format: string | null
}

/** By the column's ref; columns that are to be found anew are absent. */
export type Readings = ReadonlyMap<string, Reading>

const DATES = ['YYYY-MM-DD', 'DD/MM/YYYY', 'MM/DD/YYYY', 'D MMM YYYY', 'YYYY-MM', 'YYYYMMDD'] as const
const NUMBERS = ['1,234.5', '1.234,5'] as const

/** The notations that values of this type may be written in, as the import names them; none where there is but one. */
export function formatsFor(type: ColumnType): readonly string[] {
  if (type === 'DATE' || type === 'DATETIME') return DATES
  return type === 'INTEGER' || type === 'DECIMAL' ? NUMBERS : []
}

/** The notations that a column may be asked in: where it was text that was read, or is to be. */
export const formatsOf = ({ type, format }: ColumnPart, reading: Reading | undefined): readonly string[] =>
  format != null || (reading?.type ?? type) !== type ? formatsFor(reading?.type ?? type) : []

/** The readings with another of one column; a notation that its type does not have is forgotten. */
export function withReading(readings: Readings, { ref, type: found }: ColumnPart, change: Partial<Reading>): Readings {
  const { type, format } = { type: null, format: null, ...readings.get(ref), ...change }
  const known = format !== null && formatsFor(type ?? found).includes(format) ? format : null
  const rest = [...readings].filter(([other]) => other !== ref)
  return new Map(type === null && known === null ? rest : [...rest, [ref, { type, format: known }]])
}

/** What an import is asked. `nameOf`: what a column is called in its file. */
export const askedTypes = (
  readings: Readings,
  columns: readonly ColumnPart[],
  nameOf: (ref: string) => string,
): ColumnTypeInput[] =>
  columns.flatMap(({ ref, type }) => {
    const reading = readings.get(ref)
    return reading ? [{ column: nameOf(ref), type: reading.type ?? type, format: reading.format }] : []
  })

/** Leads to where a column is read as something else; null where its rows are not of a file. */
export const ReadDifferently = createContext<((ref: string) => void) | null>(null)
