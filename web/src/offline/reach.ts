import { useSyncExternalStore } from 'react'

let reached = true
const listeners = new Set<() => void>()

/** Tells everyone who shows it whether the server was last reached. */
export function reportReach(now: boolean): void {
  if (reached === now) return
  reached = now
  for (const listener of listeners) listener()
}

/** The browser's own word: away at once, and back until a request says otherwise. */
export function followNetwork(): void {
  window.addEventListener('offline', () => reportReach(false))
  window.addEventListener('online', () => reportReach(true))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Whether the server was last reached, as it changes. */
export const useReach = (): boolean => useSyncExternalStore(subscribe, () => reached)
