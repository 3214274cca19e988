import { and, eq, lt, lte, sql } from 'drizzle-orm'
import type { NlpDatabase } from '../db/database.js'
import { modelSpending } from '../db/schema.js'
import type { NanoDollars } from './money.js'

/** Money put aside for one request. */
export interface Reservation {
  readonly workspaceId: string
  /** YYYY-MM-DD, UTC. */
  readonly day: string
  readonly amount: NanoDollars
}

/** What each workspace spends on the language model on each day, in Postgres, so that it holds for all processes. */
export class SpendingDataSource {
  constructor(private readonly database: NlpDatabase) {}

  /**
   * Counts the money as spent, in one statement, unless the day's sum would pass `most`; whether it did. Postgres locks
   * the row, so of requests at once none is let through on a sum that another is about to raise.
   */
  async reserve({ workspaceId, day, amount }: Reservation, most: NanoDollars): Promise<boolean> {
    if (amount > most) return false
    const kept = await this.database.db
      .insert(modelSpending)
      .values({ workspaceId, day, nanoDollars: amount })
      .onConflictDoUpdate({
        target: [modelSpending.workspaceId, modelSpending.day],
        set: { nanoDollars: sql`${modelSpending.nanoDollars} + ${amount}` },
        setWhere: lte(modelSpending.nanoDollars, most - amount),
      })
      .returning({ day: modelSpending.day })
    return kept.length > 0
  }

  /** Puts what it really cost in the place of what was reserved. A process that dies before leaves the reserved sum. */
  async settle({ workspaceId, day, amount }: Reservation, cost: NanoDollars): Promise<void> {
    await this.database.db
      .update(modelSpending)
      .set({ nanoDollars: sql`greatest(0, ${modelSpending.nanoDollars} + ${cost - amount})` })
      .where(and(eq(modelSpending.workspaceId, workspaceId), eq(modelSpending.day, day)))
  }

  /** Forgets the days before. */
  async purge(day: string): Promise<void> {
    await this.database.db.delete(modelSpending).where(lt(modelSpending.day, day))
  }
}
