import type { Jobs, SqlRunner } from '@askchart/service'
import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import type { AnalyticsDatabase } from '../db/database.js'
import { connectionRows, datasetRows, storeRows } from '../db/schema.js'
import { shownTables } from '../execution/shown-rows.js'
import { calendarOf, type SaidRelationships, withDeclared, withMeanings } from '../meanings/meaning.js'
import type { Catalogue } from '../query/catalogue.js'
import { profilesOfMetrics } from '../query/metrics/profile-metric.js'
import { tellChanged } from './dataset-changed.js'
import { type Dataset, DataSourceKind, isLive } from './dataset.js'

export const DROP_QUEUE = 'analytics.drop-database'

export interface PageOfDatasets {
  readonly workspaceIds: readonly string[]
  /** One row more than wanted tells whether there are more. */
  readonly limit: number
  readonly after: { readonly createdAt: Date; readonly id: string } | null
}

const summary = {
  id: datasetRows.id,
  workspaceId: datasetRows.workspaceId,
  name: datasetRows.name,
  source: datasetRows.source,
  version: sql`${datasetRows.revision} + ${storeRows.revision} - 1`.mapWith(Number),
  database: datasetRows.database,
  createdAt: datasetRows.createdAt,
}

/** Datasets and their catalogues in Postgres. */
export class DatasetDataSource {
  constructor(
    private readonly database: AnalyticsDatabase,
    private readonly jobs: Jobs,
  ) {}

  async byIds(ids: readonly string[]): Promise<Dataset[]> {
    return this.summaries().where(and(inArray(datasetRows.id, [...ids]), eq(datasetRows.removed, false)))
  }

  async page({ workspaceIds, limit, after }: PageOfDatasets): Promise<Dataset[]> {
    return this.summaries()
      .where(
        and(
          this.listed(workspaceIds),
          after ? sql`(${datasetRows.createdAt}, ${datasetRows.id}) > (${after.createdAt}, ${after.id})` : undefined,
        ),
      )
      .orderBy(asc(datasetRows.createdAt), asc(datasetRows.id))
      .limit(limit)
  }

  async total(workspaceIds: readonly string[]): Promise<number> {
    const [row] = await this.database.db.select({ total: count() }).from(datasetRows).where(this.listed(workspaceIds))
    return row?.total ?? 0
  }

  async catalogue(id: string): Promise<Catalogue | null> {
    const [row] = await this.database.db
      .select({
        ...summary,
        tables: storeRows.tables,
        found: storeRows.relationships,
        declared: datasetRows.declaredRelationships,
        meaning: datasetRows.meaning,
        live: connectionRows.live,
      })
      .from(datasetRows)
      .innerJoin(storeRows, eq(storeRows.database, datasetRows.database))
      .leftJoin(connectionRows, eq(connectionRows.store, storeRows.database))
      .where(and(eq(datasetRows.id, id), eq(datasetRows.removed, false)))
    if (!row) return null
    const { name, version, database, workspaceId, tables, found, declared, meaning, live } = row
    const calendar = calendarOf(meaning)
    const catalogue = {
      id,
      name,
      version,
      database,
      workspaceId,
      tables: shownTables(withMeanings(tables, meaning), { calendar }),
      relationships: withDeclared(declared, found, meaning),
      calendar,
      ...(live === null ? {} : { live }),
    }
    return { ...catalogue, metrics: profilesOfMetrics(meaning.metrics ?? [], catalogue) }
  }

  /** The sample's entry for each of these workspaces; those that have or had one are left as they are. */
  async addSamples(entries: readonly Pick<Dataset, 'id' | 'workspaceId' | 'name' | 'database' | 'createdAt'>[]) {
    const [first] = entries
    if (!first) return
    const [store] = await this.database.db
      .select({ database: storeRows.database })
      .from(storeRows)
      .where(eq(storeRows.database, first.database))
    if (!store) return
    await this.database.db
      .insert(datasetRows)
      .values(entries.map((entry) => ({ ...entry, source: DataSourceKind.SAMPLE })))
      .onConflictDoNothing()
  }

  /** Workspaces of these that never had the sample. */
  async withoutSample(workspaceIds: readonly string[]): Promise<readonly string[]> {
    const rows = await this.database.db
      .select({ workspaceId: datasetRows.workspaceId })
      .from(datasetRows)
      .where(and(inArray(datasetRows.workspaceId, [...workspaceIds]), eq(datasetRows.source, DataSourceKind.SAMPLE)))
    const having = new Set(rows.map((row) => row.workspaceId))
    return workspaceIds.filter((id) => !having.has(id))
  }

  /** Changes what is said of relationships, one change at a time, grows the version and tells who draws from it. */
  async changeRelationships(id: string, change: (said: SaidRelationships) => SaidRelationships): Promise<void> {
    await this.database.db.transaction(async (transaction) => {
      const [row] = await transaction
        .select({ declared: datasetRows.declaredRelationships, meaning: datasetRows.meaning })
        .from(datasetRows)
        .where(eq(datasetRows.id, id))
        .for('update')
      if (!row) return
      const { declared, refused } = change({ declared: row.declared, refused: row.meaning.refused ?? [] })
      const meaning = { ...row.meaning, refused }
      await transaction
        .update(datasetRows)
        .set({ declaredRelationships: declared, meaning, revision: sql`${datasetRows.revision} + 1` })
        .where(eq(datasetRows.id, id))
      await tellChanged(this.jobs, transaction, id)
    })
  }

  /** Deletes the entry with its connection, tells the others and, for an upload, has its rows dropped; false where it was gone already. */
  async remove(dataset: Dataset): Promise<boolean> {
    return this.database.db.transaction(async (transaction) => {
      const sample = dataset.source === DataSourceKind.SAMPLE
      const wanted = and(eq(datasetRows.id, dataset.id), eq(datasetRows.removed, false))
      const gone = sample
        ? await transaction.update(datasetRows).set({ removed: true }).where(wanted).returning()
        : await transaction.delete(datasetRows).where(wanted).returning()
      const [row] = gone
      if (!row) return false
      const runner: SqlRunner = transaction
      await this.jobs.publish(runner, 'datasetDeleted', { datasetId: dataset.id, workspaceId: dataset.workspaceId })
      if (!sample) {
        // Not the database that was read before: an import may have replaced the rows since.
        await transaction.delete(storeRows).where(eq(storeRows.database, row.database))
        if (!isLive(dataset)) await this.jobs.enqueue(runner, DROP_QUEUE, { database: row.database })
      }
      return true
    })
  }

  private summaries() {
    return this.database.db
      .select(summary)
      .from(datasetRows)
      .innerJoin(storeRows, eq(storeRows.database, datasetRows.database))
      .$dynamic()
  }

  private listed(workspaceIds: readonly string[]) {
    return and(inArray(datasetRows.workspaceId, [...workspaceIds]), eq(datasetRows.removed, false))
  }
}
