import type { Jobs } from '@askchart/service'
import { eq, sql } from 'drizzle-orm'
import type { AnalyticsDatabase } from '../db/database.js'
import { tellChanged } from '../datasets/dataset-changed.js'
import { datasetRows } from '../db/schema.js'
import type { DatasetMeaning } from './meaning.js'

/** What people said that datasets mean, in Postgres. */
export class MeaningDataSource {
  constructor(
    private readonly database: AnalyticsDatabase,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Changes what is said of a dataset, and its name where one is given; one change at a time, grows its version and tells
   * who draws from it. What `change` throws undoes it.
   */
  async change(
    datasetId: string,
    change: (said: DatasetMeaning) => DatasetMeaning,
    name: string | null = null,
  ): Promise<void> {
    await this.database.db.transaction(async (transaction) => {
      const [row] = await transaction
        .select({ meaning: datasetRows.meaning })
        .from(datasetRows)
        .where(eq(datasetRows.id, datasetId))
        .for('update')
      if (!row) return
      await transaction
        .update(datasetRows)
        .set({
          meaning: change(row.meaning),
          revision: sql`${datasetRows.revision} + 1`,
          ...(name === null ? {} : { name }),
        })
        .where(eq(datasetRows.id, datasetId))
      await tellChanged(this.jobs, transaction, datasetId)
    })
  }
}
