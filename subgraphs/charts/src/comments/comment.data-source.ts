import { newIdAfter } from '@askchart/service'
import { and, asc, count, eq, gt, inArray, isNotNull, isNull, max } from 'drizzle-orm'
import type { ChartsDatabase } from '../db/database.js'
import { chartRows, commentRows } from '../db/schema.js'
import type { Comment } from './comment.js'

export interface NewComment extends Omit<Comment, 'id' | 'resolvedAt' | 'resolvedBy'> {
  readonly idempotencyKey: string | null
}

/** What came of adding one: the comment, and its thread where adding to it opened it again. */
export interface AddedComment {
  readonly comment: Comment
  readonly reopened: Comment | null
}

const commentColumns = {
  id: commentRows.id,
  chartId: commentRows.chartId,
  threadId: commentRows.threadId,
  authorId: commentRows.authorId,
  body: commentRows.body,
  anchor: commentRows.anchor,
  mentions: commentRows.mentions,
  createdAt: commentRows.createdAt,
  resolvedAt: commentRows.resolvedAt,
  resolvedBy: commentRows.resolvedBy,
}
const open = { resolvedAt: null, resolvedBy: null }

/** Comments in Postgres. The ids of a chart's are in the order of their making, also where the clock was put back. */
export class CommentDataSource {
  constructor(private readonly database: ChartsDatabase) {}

  /** In the order of the ids; null for what is not there. */
  async byIds(ids: readonly string[]): Promise<(Comment | null)[]> {
    const rows = await this.database.db
      .select(commentColumns)
      .from(commentRows)
      .where(inArray(commentRows.id, [...ids]))
    const byId = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => byId.get(id) ?? null)
  }

  async byIdempotencyKey(chartId: string, authorId: string, key: string): Promise<Comment | null> {
    const [row] = await this.database.db
      .select(commentColumns)
      .from(commentRows)
      .where(
        and(eq(commentRows.chartId, chartId), eq(commentRows.authorId, authorId), eq(commentRows.idempotencyKey, key)),
      )
    return row ?? null
  }

  /** At most `limit`, oldest first, those after an id. */
  async ofChart(chartId: string, limit: number, afterId: string | null): Promise<Comment[]> {
    return this.database.db
      .select(commentColumns)
      .from(commentRows)
      .where(and(eq(commentRows.chartId, chartId), afterId === null ? undefined : gt(commentRows.id, afterId)))
      .orderBy(asc(commentRows.id))
      .limit(limit)
  }

  async countOfChart(chartId: string): Promise<number> {
    const [row] = await this.database.db
      .select({ total: count() })
      .from(commentRows)
      .where(eq(commentRows.chartId, chartId))
    return row?.total ?? 0
  }

  /** Stores it and opens its thread again; null where the author's key is taken or the chart is gone. */
  async add(wanted: NewComment): Promise<AddedComment | null> {
    return this.database.db.transaction(async (transaction) => {
      // One at a time on a chart, so that whoever has read as far as one comment has missed none before it.
      const ofChart = eq(commentRows.chartId, wanted.chartId)
      const chart = transaction.select({ id: chartRows.id }).from(chartRows).where(eq(chartRows.id, wanted.chartId))
      if ((await chart.for('no key update')).length === 0) return null
      const [last] = await transaction
        .select({ id: max(commentRows.id) })
        .from(commentRows)
        .where(ofChart)
      const [comment] = await transaction
        .insert(commentRows)
        .values({ ...wanted, id: newIdAfter('comment', last?.id ?? null), mentions: [...wanted.mentions] })
        .onConflictDoNothing({ target: [commentRows.chartId, commentRows.authorId, commentRows.idempotencyKey] })
        .returning(commentColumns)
      if (!comment) return null
      const { threadId } = comment
      if (threadId === null) return { comment, reopened: null }
      const [reopened = null] = await transaction
        .update(commentRows)
        .set(open)
        .where(and(eq(commentRows.id, threadId), isNotNull(commentRows.resolvedAt)))
        .returning(commentColumns)
      return { comment, reopened }
    })
  }

  /** Null where it was resolved already. */
  async resolve(id: string, by: { readonly resolvedAt: Date; readonly resolvedBy: string }): Promise<Comment | null> {
    const [row = null] = await this.database.db
      .update(commentRows)
      .set(by)
      .where(and(eq(commentRows.id, id), isNull(commentRows.resolvedAt)))
      .returning(commentColumns)
    return row
  }

  /** Null where it was open already. */
  async reopen(id: string): Promise<Comment | null> {
    const [row = null] = await this.database.db
      .update(commentRows)
      .set(open)
      .where(and(eq(commentRows.id, id), isNotNull(commentRows.resolvedAt)))
      .returning(commentColumns)
    return row
  }
}
