import type { DatasetDetailQuery } from '../graphql/generated/graphql.js'

/** A dataset as its page shows it. */
export type DatasetPart = NonNullable<DatasetDetailQuery['dataset']>

export type TablePart = DatasetPart['tables'][number]

export type ColumnPart = TablePart['columns'][number]

export type RelationshipPart = DatasetPart['relationships'][number]

export type MetricPart = DatasetPart['metrics'][number]
