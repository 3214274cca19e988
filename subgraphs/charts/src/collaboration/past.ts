import { isSpoiled, tried } from '@askchart/document'
import { LRUCache } from 'lru-cache'
import { applyUpdate, Doc, type Transaction } from 'yjs'
import type { DocumentDataSource } from './document.data-source.js'

/** Snapshots that are kept open, and bytes of them all. */
const KEPT_OPEN = 50
const KEPT_BYTES = 4 * 1024 * 1024

/**
 * Documents as they were. Those who edit at once look at the same past again and again, whose last snapshot stays open: what
 * came after is made on that and taken back, so that a look costs the updates since and not a document.
 */
export class PastDocuments {
  private readonly snapshots = new LRUCache<string, Doc>({ max: KEPT_OPEN, maxSize: KEPT_BYTES })

  constructor(private readonly documents: Pick<DocumentDataSource, 'snapshotBefore' | 'snapshot' | 'updatesAfter'>) {}

  /** What `look` makes of the document of a version with more updates on top, while it is so. */
  async look<Result>(
    chartId: string,
    version: number,
    more: readonly Uint8Array[],
    look: (transaction: Transaction) => Result,
  ): Promise<Result> {
    const from = await this.documents.snapshotBefore(chartId, version)
    const updates = await this.documents.updatesAfter(chartId, from, version)
    const key = `${from} ${chartId}`
    const doc = this.snapshots.get(key) ?? (await this.opened(chartId, from, key))
    try {
      return tried(doc, (transaction) => {
        for (const update of [...updates, ...more]) applyUpdate(doc, update)
        return look(transaction)
      })
    } finally {
      if (isSpoiled(doc)) this.snapshots.delete(key)
    }
  }

  private async opened(chartId: string, version: number, key: string): Promise<Doc> {
    const doc = new Doc()
    const snapshot = version === 0 ? null : await this.documents.snapshot(chartId, version)
    if (snapshot === null) return doc
    applyUpdate(doc, snapshot)
    this.snapshots.set(key, doc, { size: snapshot.length })
    return doc
  }
}
