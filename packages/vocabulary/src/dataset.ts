import type { Aggregate, ColumnRole, ColumnType, DayOfWeek } from './enums.js'
import type { Cell, ColumnRef } from './query-spec.js'

/** What a dataset's tables and columns mean, as analytics keeps it and nlp and charts read it. Holds no rows. */
export interface DatasetProfile {
  readonly id: string
  readonly name: string
  /** Grows with every change of rows or meanings. */
  readonly version: number
  readonly tables: readonly TableProfile[]
  readonly relationships: readonly Relationship[]
  /** Whose days its points in time fall on, and how its weeks start; absent: UTC and Monday. */
  readonly calendar?: Calendar
  /** What people defined to be measured; absent: nothing. */
  readonly metrics?: readonly Metric[]
}

export interface Calendar {
  /** A name of the IANA database, such as Europe/Berlin. */
  readonly timeZone: string
  readonly firstDayOfWeek: DayOfWeek
}

/** A number that is computed from aggregates of columns, under a name that prompts and queries may use. */
export interface Metric {
  readonly name: string
  /** Such as `sum(orders.profit) / sum(orders.revenue)`. */
  readonly expression: string
  readonly description: string | null
  /** The tables whose rows are aggregated, in the order of the expression; none where it does not fit the data any more. */
  readonly tables: readonly string[]
  /** That of all that is added up in it, where that is one. */
  readonly unit: string | null
  /** Whether its values are parts of 1, such as a margin. */
  readonly isFraction: boolean
  /** Whether the values of several groups may be added up. */
  readonly addsUp: boolean
}

/** Encodings that a file of text can be read in. The first three are found by themselves, the others when asked for. */
export const FILE_ENCODINGS = [
  'UTF-8',
  'UTF-16',
  'Windows-1252',
  'Windows-1250',
  'Windows-1251',
  'Windows-1253',
  'Windows-1254',
  'ISO-8859-15',
  'KOI8-R',
  'IBM866',
  'Macintosh',
  'Shift_JIS',
  'GB18030',
  'Big5',
  'EUC-KR',
] as const
export type FileEncoding = (typeof FILE_ENCODINGS)[number]

/** How a file of text was written, as it was found or asked for: what its rows were read by. */
export interface Written {
  readonly encoding: FileEncoding
  /** What its cells are parted by. */
  readonly delimiter: string
  /** The file as it was uploaded. */
  readonly upload?: string
}

export interface TableProfile {
  readonly name: string
  readonly label: string
  readonly rowCount: number
  /** Absent where it is of no such file. */
  readonly written?: Written
  readonly columns: readonly ColumnProfile[]
}

/** The format of dates that were read from months: each is the first day of one. */
export const MONTH_FORMAT = 'YYYY-MM'

export interface ColumnProfile {
  readonly ref: ColumnRef
  readonly name: string
  readonly label: string
  readonly type: ColumnType
  readonly role: ColumnRole
  readonly synonyms: readonly string[]
  readonly distinctCount: number | null
  /** The most frequent values, most frequent first. All of them where distinctCount is no larger than the list. */
  readonly sampleValues: readonly Cell[]
  readonly minimum: Cell
  readonly maximum: Cell
  readonly unit: string | null
  /** How its text was read when it was imported, such as `DD/MM/YYYY` or `1.234,5`; none where there is no other way. */
  readonly format?: string | null
  readonly defaultAggregate: Aggregate | null
  /** Not read by prompts, suggestions and completions; queries that name it work. Absent: it is shown. */
  readonly hidden?: boolean
}

/** Many rows of `from` meet one row of `to`. `name` tells two ways between the same tables apart. */
export interface Relationship {
  readonly name: string
  readonly from: ColumnRef
  readonly to: ColumnRef
  readonly declared: boolean
}
