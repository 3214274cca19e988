import { and, arrayContains, eq, exists, gte, inArray, isNotNull, lt, notExists, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { AnalyticsDatabase } from '../db/database.js'
import { datasetRows, importRows, storeRows, uploadRows } from '../db/schema.js'
import { DEAD_AFTER_MS, type Try } from './import.data-source.js'

/** As long as a query may run, and much more. */
export const RETIRED_FOR_MS = 60_000
/** How long an upload waits for its import, and after one that failed for another. */
const UNUSED_FOR_MS = 86_400_000
const FAILED_FOR_MS = 3_600_000
/** How long a dataset can be read from its files once more. */
export const KEPT_FOR_MS = 86_400_000
/** How long skipped lines can be downloaded. */
const SKIPPED_FOR_MS = 7 * 86_400_000
const AT_ONCE = 500

const before = (now: Date, milliseconds: number): Date => new Date(now.getTime() - milliseconds)

/** What is of no use any more, in Postgres. */
export class LeftoverDataSource {
  constructor(private readonly database: AnalyticsDatabase) {}

  /** Databases of stores that other rows have replaced, and that no query can be running on. */
  async retired(now: Date): Promise<readonly string[]> {
    const rows = await this.database.db
      .select({ database: storeRows.database })
      .from(storeRows)
      .where(lt(storeRows.retiredAt, before(now, RETIRED_FOR_MS)))
    return rows.map(({ database }) => database)
  }

  async forgetStore(database: string): Promise<void> {
    await this.database.db
      .delete(storeRows)
      .where(and(eq(storeRows.database, database), isNotNull(storeRows.retiredAt)))
  }

  /** Tries at cancelled imports that died before they could clean up. */
  async abandoned(now: Date): Promise<readonly Try[]> {
    const rows = await this.database.db
      .select({ importId: importRows.id, database: importRows.database })
      .from(importRows)
      .where(
        and(
          eq(importRows.status, 'CANCELLED'),
          isNotNull(importRows.database),
          lt(sql`coalesce(${importRows.aliveAt}, ${importRows.createdAt})`, before(now, DEAD_AFTER_MS)),
        ),
      )
    return rows.flatMap(({ importId, database }) => (database === null ? [] : [{ importId, database }]))
  }

  /** Imports whose skipped lines could be downloaded for a week. */
  async oldSkippedFiles(now: Date): Promise<readonly string[]> {
    const rows = await this.database.db
      .select({ id: importRows.id })
      .from(importRows)
      .where(and(isNotNull(importRows.skippedFile), lt(importRows.finishedAt, before(now, SKIPPED_FOR_MS))))
      .limit(AT_ONCE)
    return rows.map(({ id }) => id)
  }

  async forgetSkippedFile(importId: string): Promise<void> {
    await this.database.db.update(importRows).set({ skippedFile: null }).where(eq(importRows.id, importId))
  }

  /**
   * Uploads of which a dataset was made a day ago, or one that is gone or has other rows by now; that were cancelled, that
   * failed an hour ago, and those that no import was asked for in a day.
   */
  async unusedUploads(now: Date): Promise<readonly string[]> {
    const { db } = this.database
    const having = arrayContains(importRows.uploadIds, sql`array[${uploadRows.id}]`)
    const imports = (condition?: SQL) =>
      db
        .select({ one: sql`1` })
        .from(importRows)
        .where(and(having, condition))
    const later = alias(importRows, 'later')
    const dataset = db
      .select({ one: sql`1` })
      .from(datasetRows)
      .where(eq(datasetRows.id, importRows.datasetId))
    const replacing = db
      .select({ one: sql`1` })
      .from(later)
      .where(
        and(
          eq(later.datasetId, importRows.datasetId),
          eq(later.status, 'DONE'),
          sql`(${later.finishedAt}, ${later.id}) > (${importRows.finishedAt}, ${importRows.id})`,
        ),
      )
    const needed = or(
      inArray(importRows.status, ['QUEUED', 'RUNNING']),
      and(eq(importRows.status, 'FAILED'), gte(importRows.finishedAt, before(now, FAILED_FOR_MS))),
      and(
        eq(importRows.status, 'DONE'),
        gte(importRows.finishedAt, before(now, KEPT_FOR_MS)),
        exists(dataset),
        notExists(replacing),
      ),
    )
    const rows = await db
      .select({ id: uploadRows.id })
      .from(uploadRows)
      .where(
        or(
          and(exists(imports()), notExists(imports(needed))),
          and(lt(uploadRows.createdAt, before(now, UNUSED_FOR_MS)), notExists(imports())),
        ),
      )
      .limit(AT_ONCE)
    return rows.map(({ id }) => id)
  }
}
