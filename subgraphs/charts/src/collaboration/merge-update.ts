import { differences, type EditedDocument, openDocument, readContent, SERVER_PEER } from '@askchart/document'
import { applyUpdate, decodeUpdate, type Doc, encodeStateAsUpdate, mergeUpdates } from 'yjs'
import { type Misshape, misshapeOf } from './document-shape.js'

/** What comes of applying a peer's update to a copy of a document. */
export type Merged =
  | ({ readonly kind: 'merged' } & EditedDocument)
  /** The document has all of it already. */
  | { readonly kind: 'known' }
  /** It builds on what the document does not have; kept, it would wait there for ever. */
  | { readonly kind: 'behind' }
  | { readonly kind: 'no update' }
  | ({ readonly kind: 'misshapen' } & Misshape)

function serverClock(doc: Doc): number {
  const last = doc.store.clients.get(SERVER_PEER)?.at(-1)
  return last ? last.id.clock + last.length : 0
}

/** Yjs reads an empty update in whatever starts with two zeros, such as an update of its second encoding. */
function isEmpty(update: Uint8Array): boolean {
  const { structs, ds } = decodeUpdate(update)
  return structs.length === 0 && ds.clients.size === 0
}

function isApplied(doc: Doc, update: Uint8Array): boolean {
  try {
    applyUpdate(doc, update)
    return update.length === 2 || !isEmpty(update)
  } catch {
    // Whatever Yjs stumbles over, and however: the copy is thrown away.
    return false
  }
}

/** Merges what another peer sends, unchecked but for its shape. The bytes may be anything. */
export function mergeUpdate(document: Uint8Array, update: Uint8Array): Merged {
  const doc = openDocument(document)
  const before = readContent(doc)
  const written = serverClock(doc)
  const news: Uint8Array[] = []
  doc.on('update', (piece: Uint8Array) => news.push(piece))
  if (!isApplied(doc, update)) return { kind: 'no update' }
  const { pendingStructs, pendingDs } = doc.store
  // Only the server writes in its name: what it does not know of itself is from a document that is not this one's past.
  if (pendingStructs !== null || pendingDs !== null || serverClock(doc) !== written) return { kind: 'behind' }
  if (news.length === 0) return { kind: 'known' }
  const fault = misshapeOf(doc)
  if (fault) return { kind: 'misshapen', ...fault }
  const content = readContent(doc)
  return {
    kind: 'merged',
    document: encodeStateAsUpdate(doc),
    update: mergeUpdates(news),
    content,
    changes: differences(before, content),
  }
}
