import { type Aggregate, type Cell, type Granularity, pluralRows } from '@askchart/vocabulary'
import type { PreparedColumn, PreparedTable } from '../types.js'
import { expand } from '../lexicon/abbreviations.js'

/** Short forms that can only be read in one way, and so are spelt out for whoever did not name the columns. */
const SPELT_OUT = new Set(
  'qty amt nm dt rgn cust prod ord seg sts chnl mthd crdt px pct subcat shp nbr dept emp mgr addr descr acct pop temp avg yr yrs mth wk hr hrs wt ht mktg mfg mfr pmt txn bldg grp lvl asst'.split(
    ' ',
  ),
)
const spelt = (words: readonly string[]): string =>
  words.flatMap((word) => (SPELT_OUT.has(word) ? expand(word) : [word])).join(' ')

/** What a column is called in words: "order date" for `ORD_DT`. */
export const columnName = (column: PreparedColumn): string => spelt(column.words) || column.profile.name

/** What a table's rows are called: "order lines". */
export const rowsName = ({ profile }: PreparedTable): string =>
  pluralRows(
    (profile.label || profile.name)
      .toLowerCase()
      .split(/[\s_]+/)
      .join(' '),
  )

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

/** From here on numbers are written in groups of thousands; what is smaller may be a year. */
const GROUPED_FROM = 10_000

/** A value as it is read aloud: "1,000,000", "yes", "nothing". */
export function cellWords(cell: Cell): string {
  if (cell === null) return 'nothing'
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return typeof cell === 'number' && Math.abs(cell) >= GROUPED_FROM ? cell.toLocaleString('en-GB') : String(cell)
}
export const listWords = (words: readonly string[], joint: string): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1) ?? ''}`
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
