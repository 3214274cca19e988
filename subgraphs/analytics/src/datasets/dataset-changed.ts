import type { Jobs, SqlRunner, Transaction } from '@askchart/service'
import { eq, sql } from 'drizzle-orm'
import { datasetRows, storeRows } from '../db/schema.js'

/** Tells, with this transaction, that something else is now said of what a dataset means: who draws from it looks again. */
export async function tellChanged(jobs: Jobs, transaction: Transaction, datasetId: string): Promise<void> {
  const [changed] = await transaction
    .select({
      workspaceId: datasetRows.workspaceId,
      version: sql`${datasetRows.revision} + ${storeRows.revision} - 1`.mapWith(Number),
    })
    .from(datasetRows)
    .innerJoin(storeRows, eq(storeRows.database, datasetRows.database))
    .where(eq(datasetRows.id, datasetId))
  if (!changed) return
  const runner: SqlRunner = transaction
  await jobs.publish(runner, 'datasetChanged', { datasetId, ...changed, removedColumns: [] })
}
