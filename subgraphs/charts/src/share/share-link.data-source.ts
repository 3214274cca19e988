import { and, count, desc, eq, gt, inArray, isNull, or, type SQL } from 'drizzle-orm'
import type { ChartsDatabase } from '../db/database.js'
import { shareLinkRows } from '../db/schema.js'
import type { ShareLink } from './share-link.js'

/** A link that works now, and the hash of its token. */
export interface OpenLink {
  readonly id: string
  readonly chartId: string
  readonly tokenHash: string
}

const linkColumns = {
  id: shareLinkRows.id,
  chartId: shareLinkRows.chartId,
  createdBy: shareLinkRows.createdBy,
  createdAt: shareLinkRows.createdAt,
  expiresAt: shareLinkRows.expiresAt,
}
const isOpen = (now: Date): SQL | undefined =>
  and(isNull(shareLinkRows.revokedAt), or(isNull(shareLinkRows.expiresAt), gt(shareLinkRows.expiresAt, now)))

/** Share links in Postgres: hashes of tokens. Revoked ones stay, with who revoked them, as long as their chart. */
export class ShareLinkDataSource {
  constructor(private readonly database: ChartsDatabase) {}

  async add(link: ShareLink, tokenHash: string): Promise<void> {
    await this.database.db.insert(shareLinkRows).values({ ...link, tokenHash })
  }

  async byId(id: string): Promise<ShareLink | null> {
    const [row = null] = await this.database.db.select(linkColumns).from(shareLinkRows).where(eq(shareLinkRows.id, id))
    return row
  }

  /** Those that work, newest first. */
  async openOf(chartId: string, now: Date): Promise<ShareLink[]> {
    return this.database.db
      .select(linkColumns)
      .from(shareLinkRows)
      .where(and(eq(shareLinkRows.chartId, chartId), isOpen(now)))
      .orderBy(desc(shareLinkRows.id))
  }

  async countOpen(chartId: string, now: Date): Promise<number> {
    const [row] = await this.database.db
      .select({ total: count() })
      .from(shareLinkRows)
      .where(and(eq(shareLinkRows.chartId, chartId), isOpen(now)))
    return row?.total ?? 0
  }

  async openByHashes(hashes: readonly string[], now: Date): Promise<OpenLink[]> {
    return this.database.db
      .select({ id: shareLinkRows.id, chartId: shareLinkRows.chartId, tokenHash: shareLinkRows.tokenHash })
      .from(shareLinkRows)
      .where(and(inArray(shareLinkRows.tokenHash, [...hashes]), isOpen(now)))
  }

  /** False where it was revoked already. */
  async revoke(id: string, by: { readonly revokedAt: Date; readonly revokedBy: string }): Promise<boolean> {
    const rows = await this.database.db
      .update(shareLinkRows)
      .set(by)
      .where(and(eq(shareLinkRows.id, id), isNull(shareLinkRows.revokedAt)))
      .returning({ id: shareLinkRows.id })
    return rows.length > 0
  }
}
