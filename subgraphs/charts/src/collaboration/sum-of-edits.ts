import { differences, openDocument, readContent } from '@askchart/document'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import type { DocumentDataSource } from './document.data-source.js'
import type { Edit } from './edit.js'

/** All that was done to a chart after a version as one edit, of nobody in particular. Null where the chart is gone. */
export async function sumOfEdits(
  documents: Pick<DocumentDataSource, 'now' | 'updatesTo'>,
  chartId: string,
  since: number,
): Promise<Edit | null> {
  const now = await documents.now(chartId)
  if (now === null) return null
  const past = new Doc()
  for (const update of await documents.updatesTo(chartId, since)) applyUpdate(past, update)
  const doc = openDocument(now.document)
  return {
    chartId,
    version: now.version,
    follows: since,
    authorId: null,
    clientId: null,
    at: now.updatedAt,
    changes: since === 0 ? [] : differences(readContent(past), readContent(doc)),
    reverts: null,
    restores: null,
    prompt: null,
    mends: null,
    update: encodeStateAsUpdate(doc, encodeStateVector(past)),
  }
}
