import type { Jobs, SqlRunner } from '@askchart/service'
import { eq } from 'drizzle-orm'
import type { AnalyticsDatabase } from '../db/database.js'
import { connectionRows, datasetRows, storeRows } from '../db/schema.js'
import { columnsGone } from '../imports/kept.js'
import type { LiveDatabase } from '../query/catalogue.js'
import type { LiveKind } from './database-url.js'
import type { ReadDatabase } from './live-catalogue.js'

export const PROFILE_QUEUE = 'analytics.profile-database'

/** How to reach a live database, as it is kept. */
export interface StoredConnection {
  readonly store: string
  readonly sealed: string
  readonly schemas: readonly string[] | null
  readonly live: LiveDatabase
}

export interface NewConnection {
  readonly datasetId: string
  readonly workspaceId: string
  readonly name: string
  readonly kind: LiveKind
  readonly store: string
  readonly sealed: string
  readonly schemas: readonly string[] | null
  readonly read: ReadDatabase
  readonly at: Date
}

/** Connections and the catalogues of what is behind them, in Postgres. */
export class ConnectionDataSource {
  constructor(
    private readonly database: AnalyticsDatabase,
    private readonly jobs: Jobs,
  ) {}

  async byStore(store: string): Promise<StoredConnection | null> {
    const [row = null] = await this.database.db.select().from(connectionRows).where(eq(connectionRows.store, store))
    return row
  }

  /** The store of a dataset; null where the dataset is gone. */
  async storeOf(datasetId: string): Promise<string | null> {
    const [row] = await this.database.db
      .select({ store: datasetRows.database })
      .from(datasetRows)
      .where(eq(datasetRows.id, datasetId))
    return row?.store ?? null
  }

  /** The dataset and its connection appear, both or neither. */
  async add({ datasetId, store, sealed, schemas, read, at, kind, workspaceId, name }: NewConnection): Promise<void> {
    await this.database.db.transaction(async (transaction) => {
      const { tables, relationships, live } = read
      await transaction.insert(storeRows).values({ database: store, tables, relationships })
      await transaction.insert(connectionRows).values({ store, sealed, schemas: copied(schemas), live, readAt: at })
      await transaction
        .insert(datasetRows)
        .values({ id: datasetId, workspaceId, name, source: kind, database: store, createdAt: at })
      await this.completeLater(transaction, datasetId, read)
    })
  }

  /**
   * What was read anew takes the old's place, and whoever has charts on it is told; false where the dataset is gone. With
   * `name` the dataset is called so.
   */
  async replace(changed: Omit<NewConnection, 'kind' | 'workspaceId' | 'name'> & { readonly name: string | null }) {
    const { datasetId, store, sealed, schemas, read, at, name } = changed
    return this.database.db.transaction(async (transaction) => {
      const [before] = await transaction.select().from(storeRows).where(eq(storeRows.database, store)).for('update')
      if (!before) return false
      const { tables, relationships, live } = read
      const revision = before.revision + 1
      await transaction.update(storeRows).set({ tables, relationships, revision }).where(eq(storeRows.database, store))
      await transaction
        .update(connectionRows)
        .set({ sealed, schemas: copied(schemas), live, readAt: at })
        .where(eq(connectionRows.store, store))
      const [dataset] = await transaction
        .update(datasetRows)
        .set(name === null ? { database: store } : { name })
        .where(eq(datasetRows.id, datasetId))
        .returning({ workspaceId: datasetRows.workspaceId, revision: datasetRows.revision })
      if (!dataset) throw new Error('a store without a dataset')
      const runner: SqlRunner = transaction
      await this.jobs.publish(runner, 'datasetChanged', {
        datasetId,
        workspaceId: dataset.workspaceId,
        version: dataset.revision + revision - 1,
        removedColumns: columnsGone(before.tables, tables),
      })
      await this.completeLater(transaction, datasetId, read)
      return true
    })
  }

  /** The rest of the catalogue, with more time: its profiles grow the version once more. */
  private async completeLater(runner: SqlRunner, datasetId: string, read: ReadDatabase): Promise<void> {
    if (read.unreached.length > 0) await this.jobs.enqueue(runner, PROFILE_QUEUE, { datasetId })
  }
}

const copied = (schemas: readonly string[] | null): string[] | null => (schemas === null ? null : [...schemas])
