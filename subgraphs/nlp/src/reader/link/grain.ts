import type { PreparedColumn } from '../types.js'

const DAYS: readonly (readonly [word: string, days: number])[] = [
  ['day', 1],
  ['week', 7],
  ['month', 30.44],
  ['quarter', 91.3],
  ['year', 365.25],
]
const FEW = 12

export interface Grain {
  readonly column: PreparedColumn
  /** What each row stands for: "day", "month". */
  readonly word: string
}

/** A table with one row for each day, month and the like: the date that tells its rows apart. */
export function grainOf(columns: readonly PreparedColumn[], rowCount: number): Grain | null {
  if (rowCount < FEW || columns.some(({ isKey, isTime }) => isKey && !isTime)) return null
  for (const column of columns) {
    const { minimum, maximum, distinctCount } = column.profile
    if (!column.isTime || distinctCount !== rowCount || typeof minimum !== 'string' || typeof maximum !== 'string')
      continue
    const step = (Date.parse(maximum) - Date.parse(minimum)) / 86_400_000 / (rowCount - 1)
    const found = DAYS.find(([, days]) => step > days * 0.9 && step < days * 1.1)
    if (found !== undefined) return { column, word: found[0] }
  }
  return null
}
