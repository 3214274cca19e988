import type { PendingEdit } from '@askchart/document'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { nanoid } from 'nanoid'
import type { Change } from '../spec-edits.js'

/** An edit made before the document was there that it is to change. */
export interface EarlyEdit {
  /** The server makes one edit of it, whichever windows make it. */
  readonly key: string
  readonly changes: readonly Change[]
}

/** Edits that are not yet saved. */
export interface Unsaved {
  readonly pending: readonly PendingEdit[]
  /** They come after those that are pending. */
  readonly early: readonly EarlyEdit[]
}
/** One chart in one window of one person. */
interface Place {
  readonly viewerId: string
  readonly chartId: string
  readonly windowId: string
}
/** What one window of one person has not yet saved of one chart. */
export type KeptEdits = Place & Unsaved
type Key = [viewerId: string, chartId: string, windowId: string]

/** Clients of before have kept nothing early, or without a key. */
interface Stored extends Place {
  readonly pending: readonly PendingEdit[]
  readonly early?: readonly (EarlyEdit | readonly Change[])[]
}
interface Kept extends DBSchema {
  readonly edits: { readonly key: Key; readonly value: Stored }
}

const NAME = 'askchart-edits'
const keyOf = ({ viewerId, chartId, windowId }: Place): Key => [viewerId, chartId, windowId]
const NONE: Unsaved = { pending: [], early: [] }
const unsavedIn = (stored: Stored | undefined): Unsaved => ({
  pending: stored?.pending ?? [],
  early: (stored?.early ?? []).map((edit) => ('key' in edit ? edit : { key: nanoid(), changes: edit })),
})
const joined = (first: Unsaved, then: Unsaved): Unsaved => ({
  pending: [...first.pending, ...then.pending],
  early: [...first.early, ...then.early],
})
const lockOf = (windowId: string): string => `askchart-window-${windowId}`

/** Edits that wait for the server, in the browser: each window writes its own, none those of another that lives. */
export class PendingStore {
  private opened: Promise<IDBPDatabase<Kept>> | null = null

  private open(): Promise<IDBPDatabase<Kept>> {
    this.opened ??= openDB<Kept>(NAME, 1, {
      upgrade: (database) => void database.createObjectStore('edits', { keyPath: ['viewerId', 'chartId', 'windowId'] }),
    })
    return this.opened
  }

  /** Keeps what a window has not yet saved, in the place of what it had. */
  async keep(edits: KeptEdits): Promise<void> {
    const database = await this.open()
    if (edits.pending.length + edits.early.length > 0) await database.put('edits', edits)
    else await database.delete('edits', keyOf(edits))
  }

  /** Which windows have edits of a person here, and of which charts. */
  async kept(viewerId: string): Promise<readonly { readonly chartId: string; readonly windowId: string }[]> {
    const database = await this.open()
    const keys = await database.getAllKeys('edits', IDBKeyRange.bound([viewerId], [viewerId, []]))
    return keys.map(([, chartId, windowId]) => ({ chartId, windowId }))
  }

  /**
   * Hands what windows that are gone have left of a chart over to this one, oldest window first. Where the browser has no
   * locks (plain HTTP on a network) it may be that they live; the server makes one edit of what two windows send.
   */
  async takeOver(mine: Place): Promise<Unsaved> {
    const database = await this.open()
    const { viewerId, chartId, windowId } = mine
    const all = await database.getAll('edits', IDBKeyRange.bound([viewerId, chartId], [viewerId, chartId, []]))
    let left: Unsaved = NONE
    for (const edits of all.filter((kept) => kept.windowId !== windowId)) {
      const adopt = async (): Promise<void> => {
        const handover = database.transaction('edits', 'readwrite')
        const found = unsavedIn(await handover.store.get(keyOf(edits)))
        const own = unsavedIn(await handover.store.get(keyOf(mine)))
        if (found.pending.length + found.early.length > 0) await handover.store.put({ ...mine, ...joined(own, found) })
        await handover.store.delete(keyOf(edits))
        await handover.done
        left = joined(left, found)
      }
      if (!('locks' in navigator)) await adopt()
      else
        await navigator.locks.request(lockOf(edits.windowId), { ifAvailable: true, mode: 'shared' }, (lock) =>
          lock ? adopt() : undefined,
        )
    }
    return left
  }
}

/** Comes back once a window of this browser is gone; at once where the browser cannot tell. */
export async function whenGone(windowId: string): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request(lockOf(windowId), { mode: 'shared' }, () => undefined)
}

/** Says to the other windows of this browser that this one lives, for as long as it does. */
export function liveOn(windowId: string): void {
  if ('locks' in navigator) void navigator.locks.request(lockOf(windowId), () => new Promise(() => undefined))
}
