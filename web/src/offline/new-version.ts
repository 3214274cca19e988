import { useSyncExternalStore } from 'react'

let isThere = false
const listeners = new Set<() => void>()

/** The script that this page began with, by path. */
function ownEntry(): string {
  const script = document.querySelector('script[type=module][src]')
  return script instanceof HTMLScriptElement ? new URL(script.src).pathname : ''
}

function heard({ data }: MessageEvent<unknown>): void {
  if (typeof data !== 'object' || data === null || !('askchartEntry' in data)) return
  if (isThere || data.askchartEntry === ownEntry()) return
  isThere = true
  for (const listener of listeners) listener()
}

/**
 * Lets the client open without a network, and notices when the server has another build than this page: looks for one
 * whenever the window is looked at again, and when the server is back. Browsers give service workers to secure origins alone.
 */
export function startServiceWorker(): void {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  serviceWorker.addEventListener('message', heard)
  serviceWorker.startMessages()
  // A browser that was told to keep nothing has none.
  window.addEventListener('load', () => void serviceWorker.register('/sw.js').catch(() => undefined))
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) lookForNewVersion()
  })
}

/** Asks the server for its build. */
export function lookForNewVersion(): void {
  if (!('serviceWorker' in navigator)) return
  void navigator.serviceWorker
    .getRegistration()
    .then((registration) => registration?.update())
    .catch(() => undefined)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Whether the server has another build than this page by now. */
export const useNewVersion = (): boolean => useSyncExternalStore(subscribe, () => isThere)
