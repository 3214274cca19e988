import { and, eq } from 'drizzle-orm'
import type { Jobs, SqlRunner } from '@askchart/service'
import type { ExportsDatabase } from '../db/database.js'
import { exportRows } from '../db/schema.js'
import type { ChartExport } from './export.js'

export const RENDER_QUEUE = 'exports.render'

type Row = typeof exportRows.$inferSelect

const toExport = ({ ticket: _ticket, idempotencyKey: _key, ...row }: Row): ChartExport => row

export interface NewExport extends Pick<
  ChartExport,
  'id' | 'workspaceId' | 'requestedBy' | 'chartIds' | 'format' | 'options' | 'createdAt'
> {
  readonly idempotencyKey: string | null
  readonly ticket: string
}

/** Exports in Postgres. */
export class ExportDataSource {
  constructor(
    private readonly database: ExportsDatabase,
    private readonly jobs: Jobs,
  ) {}

  async byId(id: string): Promise<ChartExport | null> {
    const [row] = await this.database.db.select().from(exportRows).where(eq(exportRows.id, id))
    return row ? toExport(row) : null
  }

  async ticketOf(id: string): Promise<string | null> {
    const [row] = await this.database.db
      .select({ ticket: exportRows.ticket })
      .from(exportRows)
      .where(eq(exportRows.id, id))
    return row?.ticket ?? null
  }

  async byIdempotencyKey(requestedBy: string, key: string): Promise<ChartExport | null> {
    const [row] = await this.database.db
      .select()
      .from(exportRows)
      .where(and(eq(exportRows.requestedBy, requestedBy), eq(exportRows.idempotencyKey, key)))
    return row ? toExport(row) : null
  }

  /** Stores the export and queues its job in one transaction; null where the person's idempotency key is taken. */
  async create({ chartIds, ...wanted }: NewExport): Promise<ChartExport | null> {
    return this.database.db.transaction(async (transaction) => {
      const [row] = await transaction
        .insert(exportRows)
        .values({ ...wanted, chartIds: [...chartIds], status: 'QUEUED' })
        .onConflictDoNothing()
        .returning()
      if (!row) return null
      const runner: SqlRunner = transaction
      await this.jobs.enqueue(runner, RENDER_QUEUE, { exportId: row.id })
      return toExport(row)
    })
  }

  async setProgress(id: string, progress: number): Promise<void> {
    await this.database.db.update(exportRows).set({ status: 'RUNNING', progress }).where(eq(exportRows.id, id))
  }

  async finish(id: string, result: { readonly fileName: string; readonly byteSize: number }, at: Date): Promise<void> {
    await this.database.db
      .update(exportRows)
      .set({ ...result, status: 'DONE', progress: 1, ticket: null, finishedAt: at })
      .where(eq(exportRows.id, id))
  }

  async fail(id: string, problem: string, at: Date): Promise<void> {
    await this.database.db
      .update(exportRows)
      .set({ status: 'FAILED', problem, ticket: null, finishedAt: at })
      .where(eq(exportRows.id, id))
  }
}
