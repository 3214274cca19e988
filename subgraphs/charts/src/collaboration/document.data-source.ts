import { and, asc, desc, eq, gt, inArray, lte, or } from 'drizzle-orm'
import { mergeUpdates } from 'yjs'
import type { ChartsDatabase } from '../db/database.js'
import { chartRows, editRows, snapshotRows } from '../db/schema.js'

export interface DocumentNow {
  readonly document: Uint8Array
  readonly version: number
  readonly updatedAt: Date
}
/** Which window made edits. */
export interface EditMaker {
  readonly authorId: string
  readonly clientId: string | null
}

/** The edits that have come since the document of a chart was kept. */
const sinceKept = (row: { readonly id: string; readonly version: number; readonly documentVersion: number }) =>
  and(eq(editRows.chartId, row.id), gt(editRows.version, row.documentVersion), lte(editRows.version, row.version))

/** The documents behind charts, now and at their versions. */
export class DocumentDataSource {
  constructor(private readonly database: ChartsDatabase) {}

  /** In the order of the ids; null for what is not there. */
  async byIds(ids: readonly string[]): Promise<(Uint8Array | null)[]> {
    const found = await this.whole(ids)
    const byId = new Map(found.map(({ id, document }) => [id, document]))
    return ids.map((id) => byId.get(id) ?? null)
  }

  async now(chartId: string): Promise<DocumentNow | null> {
    const [found] = await this.whole([chartId])
    return found ?? null
  }

  /** The log only grows: read after, it has all that has come since the documents were kept, whatever has become of them by then. */
  private async whole(ids: readonly string[]): Promise<readonly (DocumentNow & { readonly id: string })[]> {
    const { id, document, documentVersion, version, updatedAt } = chartRows
    const rows = await this.database.db
      .select({ id, document, documentVersion, version, updatedAt })
      .from(chartRows)
      .where(inArray(id, [...ids]))
    const behind = rows.filter((row) => row.version > row.documentVersion)
    if (behind.length === 0) return rows
    const edits = await this.database.db
      .select({ chartId: editRows.chartId, update: editRows.update })
      .from(editRows)
      .where(or(...behind.map(sinceKept)))
      .orderBy(asc(editRows.version))
    return rows.map((row) => {
      const since = edits.filter(({ chartId }) => chartId === row.id).map(({ update }) => update)
      return { ...row, document: since.length === 0 ? row.document : mergeUpdates([row.document, ...since]) }
    })
  }

  /** The updates that make the document of a version: the last snapshot up to it, and what came since, oldest first. */
  async updatesTo(chartId: string, version: number): Promise<Uint8Array[]> {
    const from = await this.snapshotBefore(chartId, version)
    const snapshot = from === 0 ? null : await this.snapshot(chartId, from)
    return [...(snapshot ? [snapshot] : []), ...(await this.updatesAfter(chartId, from, version))]
  }

  /** The last version up to this one that is kept whole; 0 where there is none. */
  async snapshotBefore(chartId: string, version: number): Promise<number> {
    const [snapshot] = await this.database.db
      .select({ version: snapshotRows.version })
      .from(snapshotRows)
      .where(and(eq(snapshotRows.chartId, chartId), lte(snapshotRows.version, version)))
      .orderBy(desc(snapshotRows.version))
      .limit(1)
    return snapshot?.version ?? 0
  }

  async snapshot(chartId: string, version: number): Promise<Uint8Array | null> {
    const [snapshot] = await this.database.db
      .select({ document: snapshotRows.document })
      .from(snapshotRows)
      .where(and(eq(snapshotRows.chartId, chartId), eq(snapshotRows.version, version)))
    return snapshot?.document ?? null
  }

  /** The updates of the versions after one up to another, oldest first. */
  async updatesAfter(chartId: string, after: number, upTo: number): Promise<Uint8Array[]> {
    const rows = await this.database.db
      .select({ update: editRows.update })
      .from(editRows)
      .where(and(eq(editRows.chartId, chartId), gt(editRows.version, after), lte(editRows.version, upTo)))
      .orderBy(asc(editRows.version))
    return rows.map(({ update }) => update)
  }

  /** What a window itself has added since a version, oldest first. */
  async ownSince(chartId: string, version: number, { authorId, clientId }: EditMaker): Promise<Uint8Array[]> {
    if (clientId === null) return []
    const rows = await this.database.db
      .select({ update: editRows.update })
      .from(editRows)
      .where(
        and(
          eq(editRows.chartId, chartId),
          gt(editRows.version, version),
          eq(editRows.authorId, authorId),
          eq(editRows.clientId, clientId),
        ),
      )
      .orderBy(asc(editRows.version))
    return rows.map(({ update }) => update)
  }

  /** The first version from this one on that draws: the next, where that mends it. */
  async drawnFrom(chartId: string, version: number): Promise<number> {
    const [mending] = await this.database.db
      .select({ version: editRows.version })
      .from(editRows)
      .where(and(eq(editRows.chartId, chartId), eq(editRows.version, version + 1), eq(editRows.mends, version)))
    return mending?.version ?? version
  }

  /** The updates of edits, in the order asked for. */
  async updates(
    edits: readonly { readonly chartId: string; readonly version: number }[],
  ): Promise<(Uint8Array | null)[]> {
    const rows = await this.database.db
      .select({ chartId: editRows.chartId, version: editRows.version, update: editRows.update })
      .from(editRows)
      .where(
        and(
          inArray(editRows.chartId, [...new Set(edits.map(({ chartId }) => chartId))]),
          inArray(editRows.version, [...new Set(edits.map(({ version }) => version))]),
        ),
      )
    const keyOf = (edit: { readonly chartId: string; readonly version: number }) => `${edit.version} ${edit.chartId}`
    const byKey = new Map(rows.map((row) => [keyOf(row), row.update]))
    return edits.map((edit) => byKey.get(keyOf(edit)) ?? null)
  }
}
