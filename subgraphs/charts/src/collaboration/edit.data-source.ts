import type { AppliedChange, EditedDocument } from '@askchart/document'
import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm'
import { chartColumns } from '../charts/chart.data-source.js'
import type { Chart } from '../charts/chart.js'
import type { ChartsDatabase } from '../db/database.js'
import { chartRows, editRows, snapshotRows } from '../db/schema.js'
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
  mends: editRows.mends,
  follows: sql<number>`${editRows.version} - 1`.mapWith(Number),
  update: sql<null>`null`,
}
const withUpdate = { ...editColumns, update: editRows.update }

/** Every so many versions the whole document is kept, so that any version is at most so many updates away from one. */
export const SNAPSHOT_EVERY = 100

/** A chart as it stands under its row's lock, and the edit that an earlier try of the same request made. */
export interface LockedChart {
  readonly chart: Chart
  readonly document: Uint8Array
  readonly earlier: { readonly edit: Edit; readonly mended: Edit | null } | null
  /** The edit of the same person that was asked for, where there is one. */
  readonly reverted: Edit | null
}

/** What to append to a chart: its next version, and one more where that is mended. `content` is what it says after all. */
export interface Appendix {
  readonly kind: 'append'
  readonly content: ChartContent
  readonly document: Uint8Array
  readonly update: Uint8Array
  readonly changes: readonly AppliedChange[]
  /** The server's own edit on top. */
  readonly mending: Pick<EditedDocument, 'document' | 'update' | 'changes'> | null
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
      const earlier = await earlierEdit(transaction, chartId, origin)
      const reverted = pick === null || earlier !== null ? null : await ownEdit(transaction, chartId, origin, pick)
      const decision = decide({ chart, document, earlier, reverted })
      if (!isAppendix(decision)) return decision
      const { content, mending } = decision
      const { words, ...made } = origin
      const edit = {
        ...made,
        chartId,
        version: chart.version + 1,
        reverts: reverted?.version ?? null,
        prompt: words?.prompt ?? null,
        analysisId: words?.analysisId ?? null,
        mends: null,
        changes: decision.changes,
        update: decision.update,
      }
      const mended = mending && {
        ...edit,
        version: edit.version + 1,
        authorId: null,
        clientId: null,
        idempotencyKey: null,
        reverts: null,
        restores: null,
        prompt: null,
        analysisId: null,
        mends: edit.version,
        changes: mending.changes,
        update: mending.update,
      }
      const last = (mended ?? edit).version
      const now = { ...content, version: last, updatedAt: origin.at }
      await transaction
        .update(chartRows)
        .set({ ...now, document: (mending ?? decision).document })
        .where(eq(chartRows.id, chartId))
      await transaction.insert(editRows).values(mended ? [edit, mended] : [edit])
      for (const { version, document: whole } of [
        { version: edit.version, document: decision.document },
        ...(mending ? [{ version: last, document: mending.document }] : []),
      ])
        if (version % SNAPSHOT_EVERY === 0)
          await transaction.insert(snapshotRows).values({ chartId, version, document: whole })
      return { kind: 'edited', chart: { ...chart, ...now }, edit: told(edit), mended: mended && told(mended) }
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

  /** Oldest first, each with its update. */
  async after(chartId: string, version: number, limit: number): Promise<Edit[]> {
    return this.database.db
      .select(withUpdate)
      .from(editRows)
      .where(and(eq(editRows.chartId, chartId), gt(editRows.version, version)))
      .orderBy(asc(editRows.version))
      .limit(limit)
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

type StoredEdit = Omit<Edit, 'follows'> & { readonly idempotencyKey: string | null; readonly analysisId: string | null }

const told = ({ idempotencyKey: _key, analysisId: _analysis, ...edit }: StoredEdit): Edit => ({
  ...edit,
  follows: edit.version - 1,
})

/** The edit that an earlier try of the same request made, and the one that mended it. */
async function earlierEdit(
  transaction: Transaction,
  chartId: string,
  { authorId, idempotencyKey }: EditOrigin,
): Promise<LockedChart['earlier']> {
  if (idempotencyKey === null) return null
  const [edit] = await transaction
    .select(editColumns)
    .from(editRows)
    .where(
      and(eq(editRows.chartId, chartId), eq(editRows.authorId, authorId), eq(editRows.idempotencyKey, idempotencyKey)),
    )
  if (!edit) return null
  const [next] = await transaction
    .select(editColumns)
    .from(editRows)
    .where(and(eq(editRows.chartId, chartId), eq(editRows.version, edit.version + 1)))
  return { edit, mended: next?.mends === edit.version ? next : null }
}

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
