import { and, arrayContains, eq, exists, inArray, isNotNull, lt, notExists, or, sql } from 'drizzle-orm'
import type { AnalyticsDatabase } from '../db/database.js'
import { importRows, storeRows, uploadRows } from '../db/schema.js'
import { DEAD_AFTER_MS, type Try } from './import.data-source.js'

/** As long as a query may run, and much more. */
export const RETIRED_FOR_MS = 60_000
/** How long an upload waits for its import. */
const UNUSED_FOR_MS = 86_400_000
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

  /** Uploads whose import is over, and those that none was asked for in a day. */
  async unusedUploads(now: Date): Promise<readonly string[]> {
    const { db } = this.database
    const having = arrayContains(importRows.uploadIds, sql`array[${uploadRows.id}]`)
    const imported = db
      .select({ one: sql`1` })
      .from(importRows)
      .where(having)
    const over = db
      .select({ one: sql`1` })
      .from(importRows)
      .where(and(having, inArray(importRows.status, ['DONE', 'FAILED', 'CANCELLED'])))
    const rows = await db
      .select({ id: uploadRows.id })
      .from(uploadRows)
      .where(or(exists(over), and(lt(uploadRows.createdAt, before(now, UNUSED_FOR_MS)), notExists(imported))))
      .limit(AT_ONCE)
    return rows.map(({ id }) => id)
  }
}
