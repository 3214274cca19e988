import { and, asc, eq, gt, lt, not, type SQL } from 'drizzle-orm'
import type { ChartsDatabase } from '../db/database.js'
import { presenceRows } from '../db/schema.js'
import { MAX_PRESENT, type Presence, PRESENT_MS } from './presence.js'

export interface Announced extends Presence {
  readonly chartId: string
}

const presenceColumns = {
  userId: presenceRows.userId,
  clientId: presenceRows.clientId,
  selection: presenceRows.selection,
  lastSeenAt: presenceRows.lastSeenAt,
}
const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms)

/** Who looks at which chart, in Postgres, so that every instance tells the same; lost when Postgres crashes, as it may be. */
export class PresenceDataSource {
  constructor(
    private readonly database: ChartsDatabase,
    private readonly presentMs = PRESENT_MS,
  ) {}

  /** Heard of so lately that it counts as there; of what lies ahead, as where a clock was put back, nobody knows. */
  private isRecent(now: Date): SQL | undefined {
    const { lastSeenAt } = presenceRows
    return and(gt(lastSeenAt, later(now, -this.presentMs)), lt(lastSeenAt, later(now, this.presentMs)))
  }

  /** Keeps it, and tells whether it is news to others. */
  async announce({ chartId, userId, clientId, selection, lastSeenAt }: Announced): Promise<boolean> {
    const { db } = this.database
    const window = and(
      eq(presenceRows.chartId, chartId),
      eq(presenceRows.userId, userId),
      eq(presenceRows.clientId, clientId),
    )
    const recent = this.isRecent(lastSeenAt)
    const [known] = await db.select({ selection: presenceRows.selection }).from(presenceRows).where(and(window, recent))
    await db
      .insert(presenceRows)
      .values({ chartId, userId, clientId, selection, lastSeenAt })
      .onConflictDoUpdate({
        target: [presenceRows.chartId, presenceRows.userId, presenceRows.clientId],
        set: { selection, lastSeenAt },
      })
    if (known) return known.selection !== selection
    if (recent) await db.delete(presenceRows).where(and(eq(presenceRows.chartId, chartId), not(recent)))
    return true
  }

  /** False where it was gone already. */
  async leave({ chartId, userId, clientId }: Pick<Announced, 'chartId' | 'userId' | 'clientId'>): Promise<boolean> {
    const gone = await this.database.db
      .delete(presenceRows)
      .where(
        and(eq(presenceRows.chartId, chartId), eq(presenceRows.userId, userId), eq(presenceRows.clientId, clientId)),
      )
      .returning({ clientId: presenceRows.clientId })
    return gone.length > 0
  }

  /** Who is there, in an order that does not depend on who was heard last. */
  async present(chartId: string, now: Date): Promise<Presence[]> {
    return this.database.db
      .select(presenceColumns)
      .from(presenceRows)
      .where(and(eq(presenceRows.chartId, chartId), this.isRecent(now)))
      .orderBy(asc(presenceRows.userId), asc(presenceRows.clientId))
      .limit(MAX_PRESENT)
  }
}
