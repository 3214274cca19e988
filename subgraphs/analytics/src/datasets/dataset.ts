export const DataSourceKind = {
  SAMPLE: 'SAMPLE',
  UPLOAD: 'UPLOAD',
  POSTGRES: 'POSTGRES',
  CLICKHOUSE: 'CLICKHOUSE',
} as const
export type DataSourceKind = keyof typeof DataSourceKind

/** A dataset without its catalogue. */
export interface Dataset {
  readonly id: string
  readonly workspaceId: string
  readonly name: string
  readonly source: DataSourceKind
  /** Grows with every change of its rows or meanings. */
  readonly version: number
  /** The ClickHouse database that holds its tables; for a live database the name of its store. */
  readonly database: string
  readonly createdAt: Date
}

/** Whether the rows are in somebody's own database. */
export const isLive = ({ source }: Pick<Dataset, 'source'>): boolean => source === 'POSTGRES' || source === 'CLICKHOUSE'

/** A value of a column that a phrase may mean; `score` is 0 to 1. */
export interface ValueMatch {
  readonly phrase: string
  readonly column: string
  readonly value: string
  readonly score: number
}
