import { useSyncExternalStore } from 'react'

/** The look in force; what a person chose wins over what the system prefers. */
export type Theme = 'light' | 'dark'

const KEY = 'askchart-theme'
const system = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

function current(): Theme {
  const chosen = document.documentElement.dataset['theme']
  if (chosen === 'light' || chosen === 'dark') return chosen
  return system().matches ? 'dark' : 'light'
}

function subscribe(listener: () => void): () => void {
  const media = system()
  listeners.add(listener)
  media.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    media.removeEventListener('change', listener)
  }
}

/** The theme in force, following the system and the toggle. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, current)

/** Sets the theme of this browser from now on. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Storage may be refused; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener()
}
