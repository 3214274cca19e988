import type { Transaction } from '@askchart/service'
import { and, asc, desc, eq, gt, lt, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { chartColumns } from '../charts/chart.data-source.js'
import type { Chart } from '../charts/chart.js'
import type { ChartsDatabase } from '../db/database.js'
import { chartRows, editRows, peerRows, snapshotRows } from '../db/schema.js'
import type { ChartContent } from './chart-content.js'
import type { Edit } from './edit.js'
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

/** An earlier try of one of the requests has made its edit. */
export class KeyTaken extends Error {}
/** What drizzle throws, around what Postgres says of a unique index. */
const keyTaken = z.object({
  cause: z.object({ code: z.literal('23505'), constraint: z.literal('chart_edits_idempotency') }),
})

/** Edits as they are stored, and what the chart is after them. */
export interface Append {
  readonly chartId: string
  /** The version that they follow: where the chart is at another by now, nothing is stored. */
  readonly after: number
  readonly edits: readonly StoredEdit[]
  readonly content: ChartContent
  readonly updatedAt: Date
  /** The whole document after them, where it is to be kept; else it follows from the log. */
  readonly document: Uint8Array | null
  /** Of all their updates. */
  readonly bytes: number
  /** Whole documents of versions among them. */
  readonly snapshots: readonly { readonly version: number; readonly document: Uint8Array }[]
  /** Yjs peers that are new to the document, and whose they are. */
  readonly peers: readonly { readonly peer: number; readonly userId: string }[]
}

/** A chart's document as it is stored. */
export interface StoredDocument {
  readonly document: Uint8Array
  /** What has come since that was kept, oldest first. */
  readonly updates: readonly Uint8Array[]
  readonly peers: ReadonlyMap<number, string>
}

export type StoredEdit = Omit<Edit, 'follows' | 'update'> & {
  readonly idempotencyKey: string | null
  readonly analysisId: string | null
  readonly update: Uint8Array
}

/** Whose edit is looked for, and by which key. */
interface Asked {
  readonly chartId: string
  readonly authorId: string
  readonly idempotencyKey: string | null
}

/** Picks which of a person's own edits, oldest first, is to be taken back. */
export type PickOwn = (own: readonly OwnStep[]) => number | null

/** Where a statement runs: by itself, or in a transaction that holds the chart's lock. */
export type Runner = ChartsDatabase['db'] | Transaction

const bytea = (bytes: Uint8Array): SQL => sql`${Buffer.from(bytes)}::bytea`
const json = (value: unknown): SQL => sql`${JSON.stringify(value)}::jsonb`
const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`

const rowOf = (edit: StoredEdit): SQL =>
  sql`(${edit.version}::int, ${edit.authorId}::text, ${edit.clientId}::text, ${edit.idempotencyKey}::text,
    ${edit.reverts}::int, ${edit.restores}::int, ${edit.mends}::int, ${edit.prompt}::text, ${edit.analysisId}::text,
    ${instant(edit.at)}, ${json(edit.changes)}, ${bytea(edit.update)})`

/** The log of edits in Postgres. */
export class EditDataSource {
  constructor(private readonly database: ChartsDatabase) {}

  /**
   * Stores edits as the chart's next versions, all or nothing and in one statement, so that it takes one way to Postgres
   * and back. False where the chart is not at the version that they follow, or gone. Throws `KeyTaken` where one of
   * them was stored before.
   */
  async store(append: Append, runner: Runner = this.database.db): Promise<boolean> {
    const { chartId, after, edits, content, document, updatedAt, snapshots, peers } = append
    const last = edits.at(-1)?.version ?? after
    const folded = document && sql`document = ${bytea(document)}, document_version = ${last}::int,`
    const kept =
      snapshots.length === 0
        ? sql``
        : sql`, kept AS (
      INSERT INTO ${snapshotRows} (chart_id, version, document)
      SELECT moved.id, whole.version, whole.document FROM moved,
      (VALUES ${sql.join(
        snapshots.map((one) => sql`(${one.version}::int, ${bytea(one.document)})`),
        sql`, `,
      )}) AS whole (version, document))`
    const bound =
      peers.length === 0
        ? sql``
        : sql`, bound AS (
      INSERT INTO ${peerRows} (chart_id, peer, user_id)
      SELECT moved.id, one.* FROM moved, (VALUES ${sql.join(
        peers.map(({ peer, userId }) => sql`(${peer}::bigint, ${userId}::text)`),
        sql`, `,
      )}) AS one)`
    const statement = sql`
      WITH moved AS (
        UPDATE ${chartRows} SET title = ${content.title}, description = ${content.description},
          spec = ${json(content.spec)}, query = ${json(content.query)}, version = ${last}::int,
          ${folded ?? sql``} updated_at = ${instant(updatedAt)}
        WHERE id = ${chartId} AND version = ${after}::int RETURNING id
      ), logged AS (
        INSERT INTO ${editRows} (chart_id, version, author_id, client_id, idempotency_key, reverts, restores, mends,
          prompt, analysis_id, at, changes, update)
        SELECT moved.id, made.* FROM moved, (VALUES ${sql.join(edits.map(rowOf), sql`, `)}) AS made
      )${kept}${bound}
      SELECT id FROM moved`
    try {
      const { rows } = await runner.execute(statement)
      return rows.length > 0
    } catch (error) {
      throw keyTaken.safeParse(error).success ? new KeyTaken() : error
    }
  }

  /** The chart under the lock of its row, for as long as `use` takes. Null where there is no such chart. */
  async underLock<Result>(
    chartId: string,
    use: (chart: Chart, transaction: Transaction) => Promise<Result>,
  ): Promise<Result | null> {
    return this.database.db.transaction(async (transaction) => {
      const [chart] = await transaction
        .select(chartColumns)
        .from(chartRows)
        .where(eq(chartRows.id, chartId))
        .for('update')
      return chart ? use(chart, transaction) : null
    })
  }

  /** The document of a chart whose row is locked, and whose the Yjs peers in it are. */
  async document(chartId: string, transaction: Transaction): Promise<StoredDocument> {
    const [row] = await transaction
      .select({ document: chartRows.document, version: chartRows.documentVersion })
      .from(chartRows)
      .where(eq(chartRows.id, chartId))
    if (!row) throw new Error(`the chart ${chartId} is gone under its lock`)
    const since = await transaction
      .select({ update: editRows.update })
      .from(editRows)
      .where(and(eq(editRows.chartId, chartId), gt(editRows.version, row.version)))
      .orderBy(asc(editRows.version))
    const peers = await transaction
      .select({ peer: peerRows.peer, userId: peerRows.userId })
      .from(peerRows)
      .where(eq(peerRows.chartId, chartId))
    return {
      document: row.document,
      updates: since.map(({ update }) => update),
      peers: new Map(peers.map(({ peer, userId }) => [peer, userId])),
    }
  }

  /** The version that a chart is at; null where there is no such chart. */
  async version(chartId: string): Promise<number | null> {
    const [row] = await this.database.db
      .select({ version: chartRows.version })
      .from(chartRows)
      .where(eq(chartRows.id, chartId))
    return row?.version ?? null
  }

  /** The edit that an earlier try of the same request made, and the one that mended it. */
  async earlier(
    { chartId, authorId, idempotencyKey }: Asked,
    runner: Runner = this.database.db,
  ): Promise<{ readonly edit: Edit; readonly mended: Edit | null } | null> {
    if (idempotencyKey === null) return null
    const [edit] = await runner
      .select(editColumns)
      .from(editRows)
      .where(
        and(
          eq(editRows.chartId, chartId),
          eq(editRows.authorId, authorId),
          eq(editRows.idempotencyKey, idempotencyKey),
        ),
      )
    if (!edit) return null
    const [next] = await runner
      .select(editColumns)
      .from(editRows)
      .where(and(eq(editRows.chartId, chartId), eq(editRows.version, edit.version + 1)))
    return { edit, mended: next?.mends === edit.version ? next : null }
  }

  /** The one of a person's own edits that is picked. */
  async own({ chartId, authorId }: Omit<Asked, 'idempotencyKey'>, pick: PickOwn, transaction: Transaction) {
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
