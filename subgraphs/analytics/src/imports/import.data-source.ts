import type { Jobs, SqlRunner } from '@askchart/service'
import { and, arrayOverlaps, asc, desc, eq, inArray, isNotNull, isNull, lt, ne, or, type SQL } from 'drizzle-orm'
import type { AnalyticsDatabase } from '../db/database.js'
import { importRows, storeRows, uploadRows } from '../db/schema.js'
import { type ColumnTypes, type Import, isFinished, type Upload } from './import.js'
import { toImport } from './import-row.js'

export const IMPORT_QUEUE = 'analytics.import'
/** A try that has not shown itself for so long is dead. */
export const DEAD_AFTER_MS = 20_000

/** How far a try has come. */
export interface Progress {
  readonly rowsRead: number
  readonly rowsTotal: number | null
  readonly skippedLines: number
}

export type NewImport = Omit<Import, keyof Progress | 'status' | 'skippedFile' | 'datasetId' | 'problem'> & {
  readonly idempotencyKey: string | null
  readonly createdAt: Date
}

/** One try at an import, which alone may finish it. */
export interface Try {
  readonly importId: string
  readonly database: string
}

/** Uploads and imports in Postgres. */
export class ImportDataSource {
  constructor(
    private readonly database: AnalyticsDatabase,
    private readonly jobs: Jobs,
  ) {}

  async addUpload(upload: Upload): Promise<void> {
    await this.database.db.insert(uploadRows).values(upload)
  }

  async uploads(ids: readonly string[]): Promise<Upload[]> {
    return this.database.db
      .select()
      .from(uploadRows)
      .where(inArray(uploadRows.id, [...ids]))
  }

  async byId(id: string): Promise<Import | null> {
    const [row] = await this.database.db.select().from(importRows).where(eq(importRows.id, id))
    return row ? toImport(row) : null
  }

  /** The types that were asked for at the imports into a dataset so far, a later one's in place of an earlier one's. */
  async typesOf(datasetId: string): Promise<ColumnTypes> {
    const rows = await this.database.db
      .select({ columnTypes: importRows.columnTypes })
      .from(importRows)
      .where(and(eq(importRows.datasetId, datasetId), eq(importRows.status, 'DONE')))
      .orderBy(asc(importRows.finishedAt), asc(importRows.id))
    return Object.fromEntries(rows.flatMap(({ columnTypes }) => Object.entries(columnTypes)))
  }

  /** The import that a dataset's rows are of; null where it was not imported. */
  async lastInto(datasetId: string): Promise<Import | null> {
    const [row] = await this.database.db
      .select()
      .from(importRows)
      .where(and(eq(importRows.datasetId, datasetId), eq(importRows.status, 'DONE')))
      .orderBy(desc(importRows.finishedAt), desc(importRows.id))
      .limit(1)
    return row ? toImport(row) : null
  }

  /** Those of the uploads that no dataset's rows are of. */
  async unimported(uploadIds: readonly string[]): Promise<readonly string[]> {
    const rows = await this.database.db
      .select({ uploadIds: importRows.uploadIds })
      .from(importRows)
      .where(and(eq(importRows.status, 'DONE'), arrayOverlaps(importRows.uploadIds, [...uploadIds])))
    const imported = new Set(rows.flatMap((row) => row.uploadIds))
    return uploadIds.filter((id) => !imported.has(id))
  }

  async byIdempotencyKey(requestedBy: string, workspaceId: string, key: string): Promise<Import | null> {
    const [row] = await this.database.db
      .select()
      .from(importRows)
      .where(
        and(
          eq(importRows.requestedBy, requestedBy),
          eq(importRows.workspaceId, workspaceId),
          eq(importRows.idempotencyKey, key),
        ),
      )
    return row ? toImport(row) : null
  }

  /**
   * Stores the import and queues its job in one transaction; null where the idempotency key is taken, 'taken' where
   * another import has one of the uploads and has neither failed nor filled the dataset whose rows are to be replaced.
   */
  async create(wanted: NewImport): Promise<Import | 'taken' | null> {
    const uploadIds = [...wanted.uploadIds]
    return this.database.db.transaction(async (transaction) => {
      // Two imports of one upload come one after the other; in one order, so that they do not wait for each other.
      const locked = await transaction
        .select({ id: uploadRows.id })
        .from(uploadRows)
        .where(inArray(uploadRows.id, uploadIds))
        .orderBy(asc(uploadRows.id))
        .for('update')
      const [row] = await transaction
        .insert(importRows)
        .values({ ...wanted, uploadIds, status: 'QUEUED' })
        .onConflictDoNothing()
        .returning()
      if (!row) return null
      const others = await transaction
        .select({ id: importRows.id })
        .from(importRows)
        .where(
          and(
            eq(importRows.workspaceId, wanted.workspaceId),
            ne(importRows.id, row.id),
            ne(importRows.status, 'FAILED'),
            isOfAnother(wanted.replaces),
            arrayOverlaps(importRows.uploadIds, uploadIds),
          ),
        )
        .limit(1)
      if (others.length > 0 || locked.length < uploadIds.length) {
        await transaction.delete(importRows).where(eq(importRows.id, row.id))
        return 'taken'
      }
      const runner: SqlRunner = transaction
      await this.jobs.enqueue(runner, IMPORT_QUEUE, { importId: row.id })
      return toImport(row)
    })
  }

  /**
   * Takes the import for a new try, and says which database an earlier, dead one has left. Null where the import is
   * finished or another try at it is alive.
   */
  async claim({ importId, database }: Try, now: Date): Promise<{ import: Import; leftover: string | null } | null> {
    return this.database.db.transaction(async (transaction) => {
      const [row] = await transaction.select().from(importRows).where(eq(importRows.id, importId)).for('update')
      if (!row || isFinished(row)) return null
      if (row.aliveAt && now.getTime() - row.aliveAt.getTime() < DEAD_AFTER_MS) return null
      const begun = { rowsRead: 0, rowsTotal: null, skippedLines: 0, skippedFile: null }
      const taken = { ...begun, status: 'RUNNING' as const, database, aliveAt: now }
      await transaction.update(importRows).set(taken).where(eq(importRows.id, importId))
      return { import: toImport({ ...row, ...taken }), leftover: row.database }
    })
  }

  /** Shows that the try is alive; false where another has taken over, or somebody cancelled the import. */
  async report({ importId, database }: Try, now: Date, progress: Partial<Progress> = {}): Promise<boolean> {
    const rows = await this.database.db
      .update(importRows)
      .set({ aliveAt: now, ...progress })
      .where(and(eq(importRows.id, importId), eq(importRows.database, database), eq(importRows.status, 'RUNNING')))
      .returning({ id: importRows.id })
    return rows.length > 0
  }

  /** Lets go of the import, so that the next try need not wait. */
  async release({ importId, database }: Try): Promise<void> {
    await this.database.db
      .update(importRows)
      .set({ aliveAt: null, database: null })
      .where(and(eq(importRows.id, importId), eq(importRows.database, database), eq(importRows.status, 'RUNNING')))
  }

  /** Queues imports again whose try died with its process. */
  async requeueDead(now: Date): Promise<number> {
    const dead = and(eq(importRows.status, 'RUNNING'), lt(importRows.aliveAt, new Date(now.getTime() - DEAD_AFTER_MS)))
    return this.database.db.transaction(async (transaction) => {
      const rows = await transaction
        .update(importRows)
        .set({ aliveAt: null })
        .where(dead)
        .returning({ id: importRows.id })
      const runner: SqlRunner = transaction
      for (const { id } of rows) await this.jobs.enqueue(runner, IMPORT_QUEUE, { importId: id })
      return rows.length
    })
  }

  /** Databases of ClickHouse that hold a dataset, have held one until a moment ago, or are being filled. */
  async databasesInUse(): Promise<ReadonlySet<string>> {
    const stores = await this.database.db.select({ database: storeRows.database }).from(storeRows)
    const tries = await this.database.db
      .select({ database: importRows.database })
      .from(importRows)
      .where(isNotNull(importRows.database))
    return new Set([...stores, ...tries].flatMap(({ database }) => (database === null ? [] : [database])))
  }

  async forgetUploads(ids: readonly string[]): Promise<void> {
    await this.database.db.delete(uploadRows).where(inArray(uploadRows.id, [...ids]))
  }
}

/** The import did not fill this dataset: a dataset may be read from its files once more. */
const isOfAnother = (datasetId: string | null): SQL | undefined =>
  datasetId === null
    ? undefined
    : or(ne(importRows.status, 'DONE'), isNull(importRows.datasetId), ne(importRows.datasetId, datasetId))
