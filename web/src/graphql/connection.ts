import { useSyncExternalStore } from 'react'

/** The live connection of this window: lost from a break until it is back; open as well while nothing needs one. */
export type Connection = 'open' | 'lost'

let current: Connection = 'open'
const listeners = new Set<() => void>()

/** Tells everyone who shows it how the connection is. */
export function reportConnection(connection: Connection): void {
  if (current === connection) return
  current = connection
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** How the live connection is, as it changes. */
export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => current)
