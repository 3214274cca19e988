import { newId } from '@askchart/service'
import { and, count, desc, eq, inArray, lt, ne, sql } from 'drizzle-orm'
import type { QuerySpec } from '@askchart/vocabulary'
import type { NlpDatabase } from '../db/database.js'
import { feedback, lessons } from '../db/schema.js'
import { type Lesson, subjectOf } from './lesson.js'
import type { Verdict } from './learning.entity.js'

/** A workspace keeps so many lessons; beyond them the oldest go. */
export const MAX_LESSONS = 500

/** A lesson as it is kept. */
export interface Learned {
  readonly id: string
  readonly workspaceId: string
  readonly datasetId: string
  readonly lesson: Lesson
  readonly note: string | null
  readonly taughtAt: Date
}

export interface Feedback {
  readonly analysisId: string
  readonly workspaceId: string
  readonly datasetId: string
  readonly verdict: Verdict
  readonly correction: QuerySpec | null
  readonly note: string | null
}

/** What comes of feedback: lessons to keep, and subjects to forget. */
export interface Outcome {
  readonly lessons: readonly Lesson[]
  readonly forgotten: readonly string[]
}

const kept = {
  id: lessons.id,
  workspaceId: lessons.workspaceId,
  datasetId: lessons.datasetId,
  lesson: lessons.lesson,
  note: lessons.note,
  taughtAt: lessons.taughtAt,
}

/** Lessons and the feedback they came from, in Postgres. */
export class LearningDataSource {
  constructor(private readonly database: NlpDatabase) {}

  /** What bears on how the questions of a dataset are read, the first taught first. */
  async lessonsFor({ workspaceId, datasetId }: { workspaceId: string; datasetId: string }): Promise<readonly Lesson[]> {
    const rows = await this.database.db
      .select({ lesson: lessons.lesson })
      .from(lessons)
      .where(
        and(
          eq(lessons.workspaceId, workspaceId),
          eq(lessons.datasetId, datasetId),
          ne(lessons.kind, 'VERIFIED_ANSWER'),
        ),
      )
      .orderBy(lessons.taughtAt, lessons.id)
    return rows.map(({ lesson }) => lesson)
  }

  async aboutSubject(workspaceId: string, datasetId: string, subject: string): Promise<Learned | null> {
    const [row = null] = await this.database.db
      .select(kept)
      .from(lessons)
      .where(and(eq(lessons.workspaceId, workspaceId), eq(lessons.datasetId, datasetId), eq(lessons.subject, subject)))
    return row
  }

  /** Keeps feedback and all that comes of it, or nothing. The same feedback twice changes nothing but its time. */
  async record(given: Feedback, outcome: Outcome, at: Date): Promise<readonly Learned[]> {
    const { workspaceId, datasetId, note } = given
    return this.database.db.transaction(async (run) => {
      // One at a time in a workspace, so that its bound holds.
      await run.execute(sql`select pg_advisory_xact_lock(hashtext(${`lessons ${workspaceId}`}))`)
      await run
        .insert(feedback)
        .values({ ...given, at })
        .onConflictDoUpdate({
          target: feedback.analysisId,
          set: { verdict: given.verdict, correction: given.correction, note, at },
        })
      if (outcome.forgotten.length > 0)
        await run
          .delete(lessons)
          .where(
            and(
              eq(lessons.workspaceId, workspaceId),
              eq(lessons.datasetId, datasetId),
              inArray(lessons.subject, [...outcome.forgotten]),
            ),
          )
      const learned: Learned[] = []
      for (const lesson of outcome.lessons) {
        const own = { kind: lesson.kind, lesson, note, taughtAt: at }
        const rows = await run
          .insert(lessons)
          .values({ id: newId('lesson'), workspaceId, datasetId, subject: subjectOf(lesson), ...own })
          .onConflictDoUpdate({ target: [lessons.workspaceId, lessons.datasetId, lessons.subject], set: own })
          .returning(kept)
        learned.push(...rows)
      }
      const oldest = run
        .select({ id: lessons.id })
        .from(lessons)
        .where(eq(lessons.workspaceId, workspaceId))
        .orderBy(desc(lessons.taughtAt), desc(lessons.id))
        .offset(MAX_LESSONS)
      await run.delete(lessons).where(inArray(lessons.id, oldest))
      return learned
    })
  }

  /** One row more than asked for, so that it is known whether there are more. */
  async page(workspaceId: string, first: number, after: string | null): Promise<readonly Learned[]> {
    return this.database.db
      .select(kept)
      .from(lessons)
      .where(and(eq(lessons.workspaceId, workspaceId), after === null ? undefined : lt(lessons.id, after)))
      .orderBy(desc(lessons.id))
      .limit(first + 1)
  }

  async total(workspaceId: string): Promise<number> {
    const [row] = await this.database.db
      .select({ total: count() })
      .from(lessons)
      .where(eq(lessons.workspaceId, workspaceId))
    return row?.total ?? 0
  }

  async byId(id: string): Promise<Learned | null> {
    const [row = null] = await this.database.db.select(kept).from(lessons).where(eq(lessons.id, id))
    return row
  }

  async forget(id: string): Promise<boolean> {
    return (await this.database.db.delete(lessons).where(eq(lessons.id, id)).returning({ id: lessons.id })).length > 0
  }

  async forgetDataset(datasetId: string): Promise<void> {
    await this.database.db.transaction(async (run) => {
      await run.delete(lessons).where(eq(lessons.datasetId, datasetId))
      await run.delete(feedback).where(eq(feedback.datasetId, datasetId))
    })
  }

  /** Forgets feedback from before then; what was learned from it stays. */
  async purgeFeedback(before: Date): Promise<void> {
    await this.database.db.delete(feedback).where(lt(feedback.at, before))
  }
}
