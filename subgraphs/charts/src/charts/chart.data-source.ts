import { encodeDocument } from '@askchart/document'
import { and, asc, count, desc, eq, ilike, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Jobs, SqlRunner } from '@askchart/service'
import type { ChartsDatabase } from '../db/database.js'
import { chartRows, editRows } from '../db/schema.js'
import type { Chart, ChartOrder, NewChart } from './chart.js'

/** All of a chart but its document, which only edits need. */
export const chartColumns = {
  id: chartRows.id,
  workspaceId: chartRows.workspaceId,
  datasetId: chartRows.datasetId,
  ownerId: chartRows.ownerId,
  analysisId: chartRows.analysisId,
  prompt: chartRows.prompt,
  title: chartRows.title,
  description: chartRows.description,
  spec: chartRows.spec,
  query: chartRows.query,
  version: chartRows.version,
  createdAt: chartRows.createdAt,
  updatedAt: chartRows.updatedAt,
}

export interface ChartListing {
  readonly workspaceIds: readonly string[]
  readonly search: string | null
  readonly orderBy: ChartOrder
  readonly first: number
  /** Sort key and id of the last chart of the page before. */
  readonly after: readonly [string, string] | null
}

/** How each order is told in SQL: rows after a sort key, and the order itself. */
const orders: Record<ChartOrder, { after(key: string, id: string): SQL; readonly by: readonly SQL[] }> = {
  RECENTLY_EDITED: {
    after: (key, id) => sql`(${chartRows.updatedAt}, ${chartRows.id}) < (${key}::timestamptz, ${id})`,
    by: [desc(chartRows.updatedAt), desc(chartRows.id)],
  },
  RECENTLY_CREATED: {
    after: (key, id) => sql`(${chartRows.createdAt}, ${chartRows.id}) < (${key}::timestamptz, ${id})`,
    by: [desc(chartRows.createdAt), desc(chartRows.id)],
  },
  TITLE: {
    after: (key, id) => sql`(lower(${chartRows.title}), ${chartRows.id}) > (lower(${key}), ${id})`,
    by: [asc(sql`lower(${chartRows.title})`), asc(chartRows.id)],
  },
}

const containing = (search: string): string => `%${search.replace(/[\\%_]/g, '\\$&')}%`

/** Charts in Postgres. */
export class ChartDataSource {
  constructor(
    private readonly database: ChartsDatabase,
    private readonly jobs: Jobs,
  ) {}

  /** In the order of the ids; null for what is not there. */
  async byIds(ids: readonly string[]): Promise<(Chart | null)[]> {
    const rows = await this.database.db
      .select(chartColumns)
      .from(chartRows)
      .where(inArray(chartRows.id, [...ids]))
    const byId = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => byId.get(id) ?? null)
  }

  async byIdempotencyKey(ownerId: string, key: string): Promise<Chart | null> {
    const [row] = await this.database.db
      .select(chartColumns)
      .from(chartRows)
      .where(and(eq(chartRows.ownerId, ownerId), eq(chartRows.idempotencyKey, key)))
    return row ?? null
  }

  private matching({ workspaceIds, search }: Pick<ChartListing, 'workspaceIds' | 'search'>): SQL | undefined {
    const pattern = search === null ? null : containing(search)
    return and(
      inArray(chartRows.workspaceId, [...workspaceIds]),
      pattern === null
        ? undefined
        : or(ilike(chartRows.title, pattern), ilike(chartRows.description, pattern), ilike(chartRows.prompt, pattern)),
    )
  }

  /** One row more than asked for, where there are more. */
  async list(listing: ChartListing): Promise<Chart[]> {
    const { first, after } = listing
    const order = orders[listing.orderBy]
    return this.database.db
      .select(chartColumns)
      .from(chartRows)
      .where(and(this.matching(listing), after === null ? undefined : order.after(after[0], after[1])))
      .orderBy(...order.by)
      .limit(first + 1)
  }

  async count(listing: Pick<ChartListing, 'workspaceIds' | 'search'>): Promise<number> {
    const [row] = await this.database.db.select({ total: count() }).from(chartRows).where(this.matching(listing))
    return row?.total ?? 0
  }

  /** Stores a chart with its first version and tells of it, all or nothing; null where the owner's key is taken. */
  async create(wanted: NewChart, at: Date): Promise<Chart | null> {
    const document = encodeDocument(wanted)
    return this.database.db.transaction(async (transaction) => {
      const [row] = await transaction
        .insert(chartRows)
        .values({ ...wanted, document, version: 1, documentVersion: 1, createdAt: at, updatedAt: at })
        .onConflictDoNothing({ target: [chartRows.ownerId, chartRows.idempotencyKey] })
        .returning(chartColumns)
      if (!row) return null
      await transaction
        .insert(editRows)
        .values({ chartId: row.id, version: 1, authorId: row.ownerId, at, changes: [], update: document })
      const runner: SqlRunner = transaction
      const { id: chartId, workspaceId, datasetId, analysisId } = row
      await this.jobs.publish(runner, 'chartCreated', { chartId, workspaceId, datasetId, analysisId })
      return row
    })
  }

  /** Deletes a chart with its edits and tells of it, all or nothing; false where it is gone already. */
  async delete(chartId: string): Promise<boolean> {
    return this.database.db.transaction(async (transaction) => {
      const [row] = await transaction.delete(chartRows).where(eq(chartRows.id, chartId)).returning(chartColumns)
      if (!row) return false
      const runner: SqlRunner = transaction
      const { workspaceId, analysisId } = row
      await this.jobs.publish(runner, 'chartDeleted', { chartId, workspaceId, analysisId })
      return true
    })
  }
}
