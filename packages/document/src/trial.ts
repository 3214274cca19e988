import { ContentDoc, type Doc, type GC, Item, iterateDeletedStructs, type Transaction } from 'yjs'

const spoiled = new WeakSet<Doc>()

/** Whether something was tried on a document that could not be taken back: it is good for nothing more. */
export const isSpoiled = (doc: Doc): boolean => spoiled.has(doc)
export const spoil = (doc: Doc): void => void spoiled.add(doc)

/** What a transaction does not know of what was before it. */
interface Before extends Pick<Doc['store'], 'pendingStructs' | 'pendingDs'> {
  readonly roots: ReadonlySet<string>
}

const before = ({ share, store: { pendingStructs, pendingDs } }: Doc): Before => ({
  roots: new Set(share.keys()),
  pendingStructs: pendingStructs && { ...pendingStructs, missing: new Map(pendingStructs.missing) },
  pendingDs,
})

/** What was added; the store is without it then. */
function removeAdded({ doc: { store }, beforeState }: Transaction): readonly (Item | GC)[] {
  const removed: (Item | GC)[] = []
  for (const [peer, structs] of store.clients) {
    const clock = beforeState.get(peer) ?? 0
    for (let last = structs.at(-1); last !== undefined && last.id.clock >= clock; last = structs.at(-1)) {
      removed.push(last)
      structs.pop()
    }
    if (structs.length === 0) store.clients.delete(peer)
  }
  return removed
}

/** Takes a value from among those that its key has had. False where it stands under no key, as nothing in a chart does. */
function unlink(item: Item): boolean {
  const { left, right, parent, parentSub, content } = item
  if (parentSub === null || parent === null || !('_map' in parent) || content instanceof ContentDoc) return false
  if (left) left.right = right
  if (right) right.left = left
  if (parent._map.get(parentSub) !== item) return true
  if (left) parent._map.set(parentSub, left)
  else parent._map.delete(parentSub)
  return true
}

/**
 * Makes a document what it was before a transaction that still lasts: what is deleted is there until it ends, and what was
 * split is joined again as it does.
 */
function takeBack(transaction: Transaction, { roots, pendingStructs, pendingDs }: Before): void {
  const { doc, deleteSet, beforeState } = transaction
  for (const struct of removeAdded(transaction)) if (struct instanceof Item && !unlink(struct)) spoil(doc)
  // What was added and deleted is gone already.
  for (const [peer, ranges] of deleteSet.clients)
    deleteSet.clients.set(
      peer,
      ranges.filter(({ clock }) => clock < (beforeState.get(peer) ?? 0)),
    )
  iterateDeletedStructs(transaction, deleteSet, (struct) => {
    if (struct instanceof Item) struct.deleted = false
  })
  for (const name of [...doc.share.keys()]) if (!roots.has(name)) doc.share.delete(name)
  deleteSet.clients.clear()
  transaction.changed.clear()
  const split = transaction._mergeStructs.filter(({ id }) => id.clock < (beforeState.get(id.client) ?? 0))
  transaction._mergeStructs.splice(0, Infinity, ...split)
  doc.store.pendingStructs = pendingStructs
  doc.store.pendingDs = pendingDs
}

/**
 * Does something to a document, gives what `act` makes of it while it is so, and takes it back: costs what that changes,
 * where a copy costs all that the document has ever held. Where it cannot be taken back, as it is nothing that charts
 * hold, the document is spoiled. Throws what `act` throws.
 */
export function tried<Result>(doc: Doc, act: (transaction: Transaction) => Result): Result {
  const was = before(doc)
  return doc.transact((transaction) => {
    try {
      return act(transaction)
    } finally {
      takeBack(transaction, was)
    }
  })
}
