import { useSyncExternalStore } from 'react'

let isThere = false
const listeners = new Set<() => void>()

/** The script that this page began with, by path. */
function ownEntry(): string {
  const script = document.querySelector('script[type=module][src]')
  return script instanceof HTMLScriptElement ? new URL(script.src).pathname : ''
}

function isThereNow(): void {
  if (isThere) return
  isThere = true
  for (const listener of listeners) listener()
}

function heard({ data }: MessageEvent<unknown>): void {
  if (typeof data !== 'object' || data === null || !('askchartEntry' in data)) return
  if (data.askchartEntry !== ownEntry()) isThereNow()
}

const ANSWERED_WITHIN_MS = 20_000

/** Looks where the page that the server gives out begins. */
async function askServer(): Promise<void> {
  const signal = AbortSignal.timeout(ANSWERED_WITHIN_MS)
  const page = await fetch('/', { cache: 'no-store', headers: { accept: 'text/html' }, signal })
  if (page.ok && !(await page.text()).includes(ownEntry())) isThereNow()
}

/**
 * Lets the client open without a network, and notices when the server has another build than this page: looks for one
 * whenever the window is looked at again, when the server is back, and when a part of the client is not there. Browsers give
 * service workers to secure origins alone; without one a new build is noticed all the same.
 */
export function followVersion(): void {
  window.addEventListener('vite:preloadError', () => void askServer().catch(() => undefined))
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) lookForNewVersion()
  })
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  serviceWorker.addEventListener('message', heard)
  serviceWorker.startMessages()
  // A browser that was told to keep nothing has none.
  window.addEventListener('load', () => void serviceWorker.register('/sw.js').catch(() => undefined))
}

/** Asks the server for its build. */
export function lookForNewVersion(): void {
  const look = async (): Promise<void> => {
    const registration = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration() : undefined
    if (registration) await registration.update()
    else await askServer()
  }
  void look().catch(() => undefined)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Whether the server has another build than this page by now. */
export const useNewVersion = (): boolean => useSyncExternalStore(subscribe, () => isThere)
