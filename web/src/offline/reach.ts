import { useEffect, useRef, useSyncExternalStore } from 'react'

let reached = true
let back = new AbortController()
const listeners = new Set<() => void>()

/** Tells everyone who shows it whether the server was last reached. */
export function reportReach(now: boolean): void {
  if (reached === now) return
  reached = now
  for (const listener of listeners) listener()
  if (!now) return
  const returned = back
  back = new AbortController()
  returned.abort(new Error('The server can be reached again.'))
}

/** Aborts once the server is reached again after it was not: what was on its way then may never arrive. */
export const nextReturn = (): AbortSignal => back.signal

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

/** Asks again for what could not be had, once the server can be reached again. */
export function useAskAgain(failed: boolean, ask: () => void): void {
  const reaches = useReach()
  const wasAway = useRef(false)
  useEffect(() => {
    if (!reaches) wasAway.current = true
    else if (wasAway.current) {
      wasAway.current = false
      if (failed) ask()
    }
  }, [reaches, failed, ask])
}
