import { useEffect, useRef, useSyncExternalStore } from 'react'

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

/** Calls back when the connection is there again: what was told meanwhile was missed. */
export function useReturn(onReturn: () => void): void {
  const connection = useConnection()
  const wasLost = useRef(false)
  useEffect(() => {
    if (connection === 'lost') wasLost.current = true
    else if (wasLost.current) {
      wasLost.current = false
      onReturn()
    }
  }, [connection, onReturn])
}
