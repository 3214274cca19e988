import {
  type AppliedChange,
  differences,
  type RawContent,
  readContent,
  SERVER_PEER,
  spoil,
  tried,
} from '@askchart/document'
import { applyUpdate, decodeUpdate, type Doc, mergeUpdates, type Transaction } from 'yjs'
import { type Misshape, misshapeOf } from './document-shape.js'

/** What would come of applying a peer's update to a document. */
export type Merged =
  /** `peers` are those who wrote what is new; `content` is what the document would say. */
  | {
      readonly kind: 'merged'
      readonly peers: readonly number[]
      readonly content: RawContent
      readonly changes: readonly AppliedChange[]
    }
  /** The document has all of it already, or other things in its place; `peers` are those in whose names it is written. */
  | { readonly kind: 'known'; readonly peers: readonly number[] }
  /** It builds on what the document does not have; kept, it would wait there for ever. */
  | { readonly kind: 'behind' }
  | { readonly kind: 'no update' }
  | ({ readonly kind: 'misshapen' } & Misshape)

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
    // Whatever Yjs stumbles over, and wherever: half of it may be there.
    spoil(doc)
    return false
  }
}

/** The clock of each who has written in a document. */
const clocksOf = (doc: Doc): ReadonlyMap<number, number> =>
  new Map(
    [...doc.store.clients].map(([peer, structs]) => {
      const last = structs.at(-1)
      return [peer, last ? last.id.clock + last.length : 0]
    }),
  )
const deletionsIn = ({ deleteSet }: Transaction): number =>
  [...deleteSet.clients.values()].reduce((count, ranges) => count + ranges.length, 0)

/** What comes of merging an update, in a transaction that is taken back. `before` is what the document says. */
export function mergedIn(transaction: Transaction, before: RawContent, update: Uint8Array): Merged {
  const { doc } = transaction
  const [clocks, deletions] = [clocksOf(doc), deletionsIn(transaction)]
  if (!isApplied(doc, update)) return { kind: 'no update' }
  const { pendingStructs, pendingDs } = doc.store
  const peers = [...clocksOf(doc)].flatMap(([peer, clock]) => (clock > (clocks.get(peer) ?? 0) ? [peer] : []))
  // Only the server writes in its name: what it does not know of itself is from a document that is not this one's past.
  if (pendingStructs !== null || pendingDs !== null || peers.includes(SERVER_PEER)) return { kind: 'behind' }
  if (peers.length === 0 && deletionsIn(transaction) === deletions)
    return { kind: 'known', peers: decodeUpdate(update).structs.map(({ id }) => id.client) }
  const fault = misshapeOf(doc)
  if (fault) return { kind: 'misshapen', ...fault }
  const content = readContent(doc)
  return { kind: 'merged', peers, content, changes: differences(before, content) }
}

/**
 * What would come of merging what another peer sends into a document in memory, unchecked but for its shape: the document is
 * as it was after. The bytes may be anything; it may be spoiled by those that are no update, or hold what is nothing of a
 * chart. `before` is what it says.
 */
export const merged = (doc: Doc, before: RawContent, update: Uint8Array): Merged =>
  tried(doc, (transaction) => mergedIn(transaction, before, update))

/** Merges it; gives what of it is new. */
export function mergeInto(doc: Doc, update: Uint8Array): Uint8Array {
  const news: Uint8Array[] = []
  const note = (piece: Uint8Array): void => void news.push(piece)
  doc.on('update', note)
  applyUpdate(doc, update)
  doc.off('update', note)
  return mergeUpdates(news)
}
