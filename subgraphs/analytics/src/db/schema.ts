import type { Relationship, TableProfile } from '@askchart/vocabulary'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgSchema,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { ColumnTypes, Readings } from '../imports/import.js'
import type { DatasetMeaning } from '../meanings/meaning.js'
import type { LiveDatabase } from '../query/catalogue.js'

export const analyticsSchema = pgSchema('analytics')

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/**
 * One row per ClickHouse database with all its rows in, and what its tables and columns hold. The sample's is shared
 * by every workspace, an upload's belongs to one dataset.
 */
export const storeRows = analyticsSchema.table('stores', {
  database: text().primaryKey(),
  tables: jsonb().$type<readonly TableProfile[]>().notNull(),
  relationships: jsonb().$type<readonly Relationship[]>().notNull(),
  /** Grows with every change of the rows. */
  revision: integer().notNull().default(1),
  /** The last day the sample holds. */
  loadedUntil: date('loaded_until', { mode: 'string' }),
  /** When other rows took its place: kept for queries that run on it, then dropped. */
  retiredAt: at('retired_at'),
})

/** A workspace's own name and meanings for the rows of a store. */
export const datasetRows = analyticsSchema.table(
  'datasets',
  {
    id: text().primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    name: text().notNull(),
    source: text({ enum: ['SAMPLE', 'UPLOAD', 'POSTGRES', 'CLICKHOUSE'] }).notNull(),
    database: text()
      .notNull()
      .references(() => storeRows.database),
    declaredRelationships: jsonb('declared_relationships').$type<readonly Relationship[]>().notNull().default([]),
    /** What people said that the data means, over what was found. */
    meaning: jsonb().$type<DatasetMeaning>().notNull().default({}),
    /** Grows with every change of the meanings. */
    revision: integer().notNull().default(1),
    /** A sample that its workspace deleted stays as this mark, or the next listing would bring it back. */
    removed: boolean().notNull().default(false),
    createdAt: at('created_at').notNull(),
  },
  (table) => [
    index('datasets_of_workspace').on(table.workspaceId, table.createdAt),
    uniqueIndex('one_sample_per_workspace')
      .on(table.workspaceId)
      .where(sql`${table.source} = 'SAMPLE'`),
  ],
)

/** How to reach the live database whose catalogue a store is. Nothing of its address or its user lies here in the open. */
export const connectionRows = analyticsSchema.table('connections', {
  store: text()
    .primaryKey()
    .references(() => storeRows.database, { onDelete: 'cascade' }),
  /** Its address with user and password, sealed with a key that is not in this database. */
  sealed: text().notNull(),
  /** The schemas that were asked for; null: the usual one. */
  schemas: text().array(),
  live: jsonb().$type<LiveDatabase>().notNull(),
  readAt: at('read_at').notNull(),
})

/** A file that was announced; its bytes lie in the storage under the same id until they are imported. */
export const uploadRows = analyticsSchema.table('uploads', {
  id: text().primaryKey(),
  workspaceId: text('workspace_id').notNull(),
  createdBy: text('created_by').notNull(),
  fileName: text('file_name').notNull(),
  createdAt: at('created_at').notNull(),
})

export const importRows = analyticsSchema.table(
  'imports',
  {
    id: text().primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    requestedBy: text('requested_by').notNull(),
    idempotencyKey: text('idempotency_key'),
    name: text().notNull(),
    uploadIds: text('upload_ids').array().notNull(),
    columnTypes: jsonb('column_types').$type<ColumnTypes>().notNull(),
    /** The dataset whose rows it replaces; null where it makes one. */
    replaces: text(),
    skipBadLines: boolean('skip_bad_lines').notNull().default(false),
    /** What files of text are to be read by, by their uploads; what is not said is found in them. */
    readings: jsonb().$type<Readings>().notNull().default({}),
    status: text({ enum: ['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] }).notNull(),
    rowsRead: bigint('rows_read', { mode: 'number' }).notNull().default(0),
    /** Known once every file was read through. */
    rowsTotal: bigint('rows_total', { mode: 'number' }),
    skippedLines: integer('skipped_lines').notNull().default(0),
    /** The file of skipped lines while it lies in the storage. */
    skippedFile: jsonb('skipped_file').$type<StoredSkippedFile>(),
    /** The ClickHouse database of the try that is running or has died. */
    database: text(),
    /** When that try last showed that it is alive. */
    aliveAt: at('alive_at'),
    datasetId: text('dataset_id'),
    problem: jsonb().$type<StoredProblem>(),
    createdAt: at('created_at').notNull(),
    finishedAt: at('finished_at'),
  },
  (table) => [
    uniqueIndex('imports_idempotency').on(table.requestedBy, table.workspaceId, table.idempotencyKey),
    check('rows_are_counted', sql`${table.rowsRead} >= 0`),
  ],
)

export interface StoredSkippedFile {
  /** How many of the skipped lines it holds. */
  readonly lines: number
}

export interface StoredProblem {
  readonly message: string
  readonly file: string | null
  readonly line: number | null
  readonly column: string | null
  readonly sample: string | null
  readonly canSkip?: true
}
