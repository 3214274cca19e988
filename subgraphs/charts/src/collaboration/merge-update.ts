import { differences, type Edited, type RawContent, readContent, SERVER_PEER } from '@askchart/document'
import { applyUpdate, decodeUpdate, type Doc, mergeUpdates, type Transaction } from 'yjs'
import { type Misshape, misshapeOf } from './document-shape.js'

/** What comes of applying a peer's update to a document. */
export type Merged =
  /** `peers` are those who wrote what is new. */
  | ({ readonly kind: 'merged'; readonly peers: readonly number[] } & Edited)
  /** The document has all of it already, or other things in its place; `peers` are those in whose names it is written. */
  | { readonly kind: 'known'; readonly peers: readonly number[] }
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

/**
 * Merges what another peer sends into a document in memory, unchecked but for its shape. The bytes may be anything: the
 * document is good for nothing more where they do not come to be merged. `before` is what it says.
 */
export function mergeUpdate(doc: Doc, before: RawContent, update: Uint8Array): Merged {
  const written = serverClock(doc)
  const news: Uint8Array[] = []
  const note = (piece: Uint8Array): void => void news.push(piece)
  const peers = new Set<number>()
  const watch = ({ beforeState, afterState }: Transaction): void => {
    for (const [peer, clock] of afterState) if (clock > (beforeState.get(peer) ?? 0)) peers.add(peer)
  }
  doc.on('update', note)
  doc.on('afterTransaction', watch)
  const applied = isApplied(doc, update)
  doc.off('update', note)
  doc.off('afterTransaction', watch)
  if (!applied) return { kind: 'no update' }
  const { pendingStructs, pendingDs } = doc.store
  // Only the server writes in its name: what it does not know of itself is from a document that is not this one's past.
  if (pendingStructs !== null || pendingDs !== null || serverClock(doc) !== written) return { kind: 'behind' }
  if (news.length === 0) return { kind: 'known', peers: decodeUpdate(update).structs.map(({ id }) => id.client) }
  const fault = misshapeOf(doc)
  if (fault) return { kind: 'misshapen', ...fault }
  const content = readContent(doc)
  return {
    kind: 'merged',
    peers: [...peers],
    update: mergeUpdates(news),
    content,
    changes: differences(before, content),
  }
}
