import { and, eq, inArray, isNull, lt, notExists } from 'drizzle-orm'
import type { Analysis } from '@askchart/vocabulary'
import type { NlpDatabase } from '../db/database.js'
import { analyses, choices, pins } from '../db/schema.js'
import type { Reading } from '../reader/types.js'

/** An analysis and where it belongs. */
export interface StoredAnalysis {
  readonly workspaceId: string
  readonly datasetId: string
  readonly analysis: Analysis
  /** Whether its prompt went on from an earlier analysis, and is no question of its own. */
  readonly goesOn: boolean
  /** The analysis that an undo leads back to: the one it went on from. It may be gone. */
  readonly followUpTo: string | null
}

export interface StoredChoice {
  readonly id: string
  readonly workspaceId: string
  readonly datasetId: string
  readonly reading: Reading
}

const toStored = (row: typeof analyses.$inferSelect): StoredAnalysis => ({
  workspaceId: row.workspaceId,
  datasetId: row.datasetId,
  goesOn: row.goesOn,
  followUpTo: row.followUpTo,
  analysis: {
    ...row.reading,
    id: row.id,
    engine: row.engine,
    modelFailure: row.modelFailure,
    elapsedMs: row.elapsedMs,
  },
})

/** Analyses, offered choices, and which chart names which analysis, in Postgres. */
export class AnalysisDataSource {
  constructor(private readonly database: NlpDatabase) {}

  async store({ analysis, ...place }: StoredAnalysis, createdAt: Date): Promise<void> {
    const { id, engine, modelFailure, elapsedMs, ...reading } = analysis
    await this.database.db
      .insert(analyses)
      .values({ id, ...place, reading, engine, modelFailure, elapsedMs, createdAt })
  }

  async byIds(ids: readonly string[]): Promise<readonly StoredAnalysis[]> {
    if (ids.length === 0) return []
    const rows = await this.database.db
      .select()
      .from(analyses)
      .where(inArray(analyses.id, [...ids]))
    return rows.map(toStored)
  }

  async storeChoices(offered: readonly StoredChoice[], createdAt: Date): Promise<void> {
    if (offered.length === 0) return
    await this.database.db.insert(choices).values(offered.map((choice) => ({ ...choice, createdAt })))
  }

  async choicesByIds(ids: readonly string[]): Promise<readonly StoredChoice[]> {
    if (ids.length === 0) return []
    return this.database.db
      .select({
        id: choices.id,
        workspaceId: choices.workspaceId,
        datasetId: choices.datasetId,
        reading: choices.reading,
      })
      .from(choices)
      .where(inArray(choices.id, [...ids]))
  }

  /** Keeps an analysis for as long as the chart is there. A chart that was already deleted pins nothing. */
  async pin(chartId: string, analysisId: string): Promise<void> {
    await this.database.db.insert(pins).values({ chartId, analysisId }).onConflictDoNothing()
  }

  /** Events of one chart may arrive in any order, so its release is kept also where no pin is known yet. */
  async release(chartId: string, releasedAt: Date): Promise<void> {
    await this.database.db
      .insert(pins)
      .values({ chartId, releasedAt })
      .onConflictDoUpdate({ target: pins.chartId, set: { releasedAt } })
  }

  /** Forgets what was read and offered before then, and long released pins; what a chart names stays. */
  async purge(before: Date): Promise<void> {
    const { db } = this.database
    await db.delete(analyses).where(and(lt(analyses.createdAt, before), this.unpinned()))
    await db.delete(choices).where(lt(choices.createdAt, before))
    await db.delete(pins).where(lt(pins.releasedAt, before))
  }

  /** Forgets all that was read in a dataset, but for what a chart names. */
  async purgeDataset(datasetId: string): Promise<void> {
    const { db } = this.database
    await db.delete(analyses).where(and(eq(analyses.datasetId, datasetId), this.unpinned()))
    await db.delete(choices).where(eq(choices.datasetId, datasetId))
  }

  private unpinned() {
    return notExists(
      this.database.db
        .select()
        .from(pins)
        .where(and(eq(pins.analysisId, analyses.id), isNull(pins.releasedAt))),
    )
  }
}
