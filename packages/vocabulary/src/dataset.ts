import type { Aggregate, ColumnRole, ColumnType } from './enums.js'
import type { Cell, ColumnRef } from './query-spec.js'

/** What a dataset's tables and columns mean, as analytics keeps it and nlp and charts read it. Holds no rows. */
export interface DatasetProfile {
  readonly id: string
  readonly name: string
  /** Grows with every change of rows or meanings. */
  readonly version: number
  readonly tables: readonly TableProfile[]
  readonly relationships: readonly Relationship[]
}

export interface TableProfile {
  readonly name: string
  readonly label: string
  readonly rowCount: number
  readonly columns: readonly ColumnProfile[]
}

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
