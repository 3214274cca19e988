import type { Json, QuerySpec, VegaLiteSpec } from '@askchart/vocabulary'
import {
  type AnyPgColumn,
  bigint,
  customType,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'

export const chartsSchema = pgSchema('charts')

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' }).notNull()
const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value),
  fromDriver: (value) => new Uint8Array(value),
})

/** One path of a chart that an edit set; null is what is not there. */
export interface StoredChange {
  readonly path: string
  readonly value: Json
  readonly previous: Json
}

/** One row per chart: what it says after its last edit, laid out for reading and searching, and its document. */
export const chartRows = chartsSchema.table(
  'charts',
  {
    id: text().primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    datasetId: text('dataset_id').notNull(),
    ownerId: text('owner_id').notNull(),
    analysisId: text('analysis_id'),
    idempotencyKey: text('idempotency_key'),
    prompt: text(),
    title: text().notNull(),
    description: text(),
    spec: jsonb().$type<VegaLiteSpec>().notNull(),
    query: jsonb().$type<QuerySpec>().notNull(),
    version: integer().notNull(),
    /** The whole Yjs document as it was at a version: the log has the updates that have come since, less than a hundred and a few. */
    document: bytes().notNull(),
    documentVersion: integer('document_version').notNull(),
    createdAt: at('created_at'),
    updatedAt: at('updated_at'),
  },
  (table) => [
    uniqueIndex('charts_idempotency').on(table.ownerId, table.idempotencyKey),
    index('charts_recently_edited').on(table.workspaceId, table.updatedAt, table.id),
    index('charts_recently_created').on(table.workspaceId, table.createdAt, table.id),
  ],
)

/** The append-only log of what was done to a chart, one version each; nothing here is ever changed. */
export const editRows = chartsSchema.table(
  'chart_edits',
  {
    chartId: text('chart_id')
      .notNull()
      .references(() => chartRows.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    /** Null where the server itself made it. */
    authorId: text('author_id'),
    clientId: text('client_id'),
    idempotencyKey: text('idempotency_key'),
    /** The version whose changes this edit takes back: one that is undone, or an undoing that is redone. */
    reverts: integer(),
    /** The version whose content this edit brings back. */
    restores: integer(),
    /** The version whose merge would not draw, where this edit mends it. */
    mends: integer(),
    /** The words that asked for it, and how they were read, where words did. */
    prompt: text(),
    analysisId: text('analysis_id'),
    at: at('at'),
    changes: jsonb().$type<readonly StoredChange[]>().notNull(),
    /** The Yjs update that brings the version before to this one. */
    update: bytes().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.chartId, table.version] }),
    index('chart_edits_by_author').on(table.chartId, table.authorId, table.version),
    uniqueIndex('chart_edits_idempotency').on(table.chartId, table.authorId, table.idempotencyKey),
  ],
)

/** Whole documents of versions now and then, so that no version is far from one. They follow from the log. */
export const snapshotRows = chartsSchema.table(
  'chart_snapshots',
  {
    chartId: text('chart_id')
      .notNull()
      .references(() => chartRows.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    document: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.chartId, table.version] })],
)

/** Whose Yjs peers have written in a chart's document: nobody else may go on as one of them. */
export const peerRows = chartsSchema.table(
  'chart_peers',
  {
    chartId: text('chart_id')
      .notNull()
      .references(() => chartRows.id, { onDelete: 'cascade' }),
    /** Yjs calls it a client id: 53 bits at most. */
    peer: bigint({ mode: 'number' }).notNull(),
    userId: text('user_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.chartId, table.peer] })],
)

/** Windows that show a chart. Its migration makes it unlogged: what it holds is a few seconds old, or worth nothing. */
export const presenceRows = chartsSchema.table(
  'presence',
  {
    chartId: text('chart_id')
      .notNull()
      .references(() => chartRows.id, { onDelete: 'cascade' }),
    userId: text('user_id').notNull(),
    clientId: text('client_id').notNull(),
    selection: text(),
    lastSeenAt: at('last_seen_at'),
  },
  (table) => [primaryKey({ columns: [table.chartId, table.userId, table.clientId] })],
)

/** What people say about a chart. A thread is a comment with no `threadId` and those that name it there. */
export const commentRows = chartsSchema.table(
  'comments',
  {
    id: text().primaryKey(),
    chartId: text('chart_id')
      .notNull()
      .references(() => chartRows.id, { onDelete: 'cascade' }),
    /** The comment that the thread began with; null for that one. */
    threadId: text('thread_id').references((): AnyPgColumn => commentRows.id, { onDelete: 'cascade' }),
    authorId: text('author_id').notNull(),
    body: text().notNull(),
    anchor: text(),
    mentions: jsonb().$type<readonly string[]>().notNull(),
    idempotencyKey: text('idempotency_key'),
    createdAt: at('created_at'),
    resolvedAt: timestamp('resolved_at', { withTimezone: true, mode: 'date' }),
    resolvedBy: text('resolved_by'),
  },
  (table) => [
    index('comments_by_chart').on(table.chartId, table.id),
    index('comments_by_thread').on(table.threadId),
    uniqueIndex('comments_idempotency').on(table.chartId, table.authorId, table.idempotencyKey),
  ],
)

/** Links that let anybody look at a chart: only hashes, so that a copy of this table shows nobody anything. */
export const shareLinkRows = chartsSchema.table(
  'share_links',
  {
    id: text().primaryKey(),
    chartId: text('chart_id')
      .notNull()
      .references(() => chartRows.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at'),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }),
    revokedAt: timestamp('revoked_at', { withTimezone: true, mode: 'date' }),
    revokedBy: text('revoked_by'),
  },
  (table) => [
    uniqueIndex('share_links_by_hash').on(table.tokenHash),
    index('share_links_by_chart').on(table.chartId, table.id),
  ],
)
