import type { AppliedChange } from '@askchart/document'
import { and, asc, desc, eq, gt, lt, lte, sql } from 'drizzle-orm'
import { chartColumns } from '../charts/chart.data-source.js'
import type { Chart } from '../charts/chart.js'
import type { ChartsDatabase } from '../db/database.js'
import { chartRows, editRows } from '../db/schema.js'
import type { ChartContent } from './chart-content.js'
import type { Edit, EditedChart } from './edit.js'
import type { OwnStep } from './history.js'

/** All of an edit but its update, which only the document's readers need. */
const editColumns = {
  chartId: editRows.chartId,
  version: editRows.version,
  authorId: editRows.authorId,
  clientId: editRows.clientId,
  at: editRows.at,
  changes: editRows.changes,
  reverts: editRows.reverts,
  restores: editRows.restores,
  prompt: editRows.prompt,
}

/** A chart as it stands under its row's lock, and the edit that an earlier try of the same request made. */
export interface LockedChart {
  readonly chart: Chart
  readonly document: Uint8Array
  readonly earlier: Edit | null
  /** The edit of the same person that was asked for, where there is one. */
  readonly reverted: Edit | null
}

/** What to append to a chart: its next version. */
export interface Appendix {
  readonly kind: 'append'
  readonly content: ChartContent
  readonly document: Uint8Array
  readonly update: Uint8Array
  readonly changes: readonly AppliedChange[]
}

export interface EditOrigin {
  readonly authorId: string
  readonly clientId: string | null
  readonly idempotencyKey: string | null
  readonly at: Date
  /** Words that led to it, and how they were read. */
  readonly words: { readonly prompt: string; readonly analysisId: string } | null
  /** The version that it brings back. */
  readonly restores: number | null
}

/** Picks which of a person's own edits, oldest first, is to be taken back. */
export type PickOwn = (own: readonly OwnStep[]) => number | null

/** The log of edits in Postgres. */
export class EditDataSource {
  constructor(private readonly database: ChartsDatabase) {}

  /**
   * Decides under the lock of the chart's row and, where the decision is an appendix, stores it as the next version:
   * all or nothing, and versions follow each other without a gap. `decide` must not wait. Null where there is no such chart.
   */
  async append<Decision extends { readonly kind: string }>(
    chartId: string,
    origin: EditOrigin,
    decide: (locked: LockedChart) => Decision | Appendix,
    pick: PickOwn | null = null,
  ): Promise<Decision | EditedChart | null> {
    return this.database.db.transaction(async (transaction) => {
      const [row] = await transaction
        .select({ ...chartColumns, document: chartRows.document })
        .from(chartRows)
        .where(eq(chartRows.id, chartId))
        .for('update')
      if (!row) return null
      const { document, ...chart } = row
      const key = origin.idempotencyKey
      const [earlier = null] =
        key === null
          ? []
          : await transaction
              .select(editColumns)
              .from(editRows)
              .where(
                and(
                  eq(editRows.chartId, chartId),
                  eq(editRows.authorId, origin.authorId),
                  eq(editRows.idempotencyKey, key),
                ),
              )
      const reverted = pick === null || earlier !== null ? null : await ownEdit(transaction, chartId, origin, pick)
      const decision = decide({ chart, document, earlier, reverted })
      if (!isAppendix(decision)) return decision
      const { content, changes, update } = decision
      const { words, ...made } = origin
      const reverts = reverted?.version ?? null
      const version = chart.version + 1
      const stored = { ...content, document: decision.document, version, updatedAt: origin.at }
      await transaction.update(chartRows).set(stored).where(eq(chartRows.id, chartId))
      await transaction.insert(editRows).values({
        chartId,
        version,
        ...made,
        reverts,
        prompt: words?.prompt ?? null,
        analysisId: words?.analysisId ?? null,
        changes,
        update,
      })
      const { idempotencyKey: _, ...rest } = made
      return {
        kind: 'edited',
        chart: { ...chart, ...content, version, updatedAt: origin.at },
        edit: { chartId, version, ...rest, changes, reverts, prompt: words?.prompt ?? null },
      }
    })
  }

  /** The edit that a person's key was used for, and the analysis behind it. */
  async byIdempotencyKey(
    chartId: string,
    authorId: string,
    key: string,
  ): Promise<{ readonly analysisId: string | null } | null> {
    const [row] = await this.database.db
      .select({ analysisId: editRows.analysisId })
      .from(editRows)
      .where(and(eq(editRows.chartId, chartId), eq(editRows.authorId, authorId), eq(editRows.idempotencyKey, key)))
    return row ?? null
  }

  /** Oldest first. */
  async after(chartId: string, version: number, limit: number): Promise<Edit[]> {
    return this.database.db
      .select(editColumns)
      .from(editRows)
      .where(and(eq(editRows.chartId, chartId), gt(editRows.version, version)))
      .orderBy(asc(editRows.version))
      .limit(limit)
  }

  /** The updates that make the document of a version, oldest first. */
  async updatesTo(chartId: string, version: number): Promise<Uint8Array[]> {
    const rows = await this.database.db
      .select({ update: editRows.update })
      .from(editRows)
      .where(and(eq(editRows.chartId, chartId), lte(editRows.version, version)))
      .orderBy(asc(editRows.version))
    return rows.map(({ update }) => update)
  }

  /** Newest first, one more than asked for where there are more. */
  async before(chartId: string, version: number | null, first: number): Promise<Edit[]> {
    return this.database.db
      .select(editColumns)
      .from(editRows)
      .where(and(eq(editRows.chartId, chartId), version === null ? undefined : lt(editRows.version, version)))
      .orderBy(desc(editRows.version))
      .limit(first + 1)
  }
}

type Transaction = Parameters<Parameters<ChartsDatabase['db']['transaction']>[0]>[0]

async function ownEdit(
  transaction: Transaction,
  chartId: string,
  { authorId }: EditOrigin,
  pick: PickOwn,
): Promise<Edit | null> {
  const own = await transaction
    .select({ version: editRows.version, reverts: editRows.reverts })
    .from(editRows)
    .where(
      and(
        eq(editRows.chartId, chartId),
        eq(editRows.authorId, authorId),
        // The first version changes nothing, as it makes the chart.
        sql`jsonb_array_length(${editRows.changes}) > 0`,
      ),
    )
    .orderBy(asc(editRows.version))
  const version = pick(own)
  if (version === null) return null
  const [edit] = await transaction
    .select(editColumns)
    .from(editRows)
    .where(and(eq(editRows.chartId, chartId), eq(editRows.version, version)))
  return edit ?? null
}

const isAppendix = (decision: { readonly kind: string }): decision is Appendix => decision.kind === 'append'
