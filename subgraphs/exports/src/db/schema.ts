import { sql } from 'drizzle-orm'
import { check, doublePrecision, jsonb, pgSchema, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'

export const exportsSchema = pgSchema('exports')

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** One row per file asked for; the file itself lies in the storage under the same id. */
export const exportRows = exportsSchema.table(
  'exports',
  {
    id: text().primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    requestedBy: text('requested_by').notNull(),
    idempotencyKey: text('idempotency_key'),
    chartIds: text('chart_ids').array().notNull(),
    format: text({ enum: ['PNG', 'SVG', 'CSV'] }).notNull(),
    options: jsonb()
      .$type<{ width: number | null; height: number | null; scale: number; theme: 'LIGHT' | 'DARK' }>()
      .notNull(),
    status: text({ enum: ['QUEUED', 'RUNNING', 'DONE', 'FAILED'] }).notNull(),
    progress: doublePrecision().notNull().default(0),
    /** Gone once the export is finished. */
    ticket: text(),
    fileName: text('file_name'),
    byteSize: doublePrecision('byte_size'),
    problem: text(),
    createdAt: at('created_at').notNull(),
    finishedAt: at('finished_at'),
  },
  (table) => [
    uniqueIndex('exports_idempotency').on(table.requestedBy, table.idempotencyKey),
    check('progress_is_a_share', sql`${table.progress} >= 0 and ${table.progress} <= 1`),
  ],
)
