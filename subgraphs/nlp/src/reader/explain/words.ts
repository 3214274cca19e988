import type { Aggregate, Cell, Granularity } from '@askchart/vocabulary'
import type { PreparedColumn, PreparedTable } from '../types.js'

/** More than one of what a word, or the last of several, names. */
export const plural = (word: string): string =>
  /(s|x|ch|sh)$/.test(word) ? word : /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`

export const columnName = (column: PreparedColumn): string => column.words.join(' ') || column.profile.name
export const rowsName = (table: PreparedTable): string => {
  const words = (table.profile.label || table.profile.name).toLowerCase().split(/[\s_]+/)
  const last = words.at(-1) ?? ''
  return [...words.slice(0, -1), plural(last)].join(' ')
}

export const AGGREGATE_WORDS: Readonly<Record<Aggregate, string>> = {
  COUNT: 'number of',
  COUNT_DISTINCT: 'number of different',
  SUM: 'total',
  AVERAGE: 'average',
  MEDIAN: 'median',
  MINIMUM: 'lowest',
  MAXIMUM: 'highest',
}

export const STEP_WORDS: Readonly<Record<Granularity, string>> = {
  MINUTE: 'minute',
  HOUR: 'hour',
  DAY: 'day',
  WEEK: 'week',
  MONTH: 'month',
  QUARTER: 'quarter',
  YEAR: 'year',
  DAY_OF_WEEK: 'day of the week',
  MONTH_OF_YEAR: 'month of the year',
  HOUR_OF_DAY: 'hour of the day',
}

export const cellWords = (cell: Cell): string => (cell === null ? 'nothing' : String(cell))
export const listWords = (words: readonly string[], joint: string): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1) ?? ''}`
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
