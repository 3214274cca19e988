import { useCallback, useSyncExternalStore } from 'react'
import { type Draft, NO_DRAFT, readDraft } from './draft.js'

const drafts = new Map<string, Draft>()
const listeners = new Set<() => void>()
const nameOf = (place: string): string => `askchart-draft:${place}`

/** What is being written at a place of this window; kept over a reload, and gone with the window. */
export function draftAt(place: string): Draft {
  const known = drafts.get(place)
  if (known) return known
  const draft = readDraft(sessionStorage.getItem(nameOf(place))) ?? NO_DRAFT
  drafts.set(place, draft)
  return draft
}

/** Changes it, whoever shows it by now. */
export function changeDraft(place: string, change: (draft: Draft) => Draft): void {
  const before = draftAt(place)
  const draft = change(before)
  if (draft === before) return
  drafts.set(place, draft)
  if (draft.text === '' && draft.tried.length === 0) sessionStorage.removeItem(nameOf(place))
  else sessionStorage.setItem(nameOf(place), JSON.stringify(draft))
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The draft at a place, as it changes. */
export const useDraft = (place: string): Draft =>
  useSyncExternalStore(
    subscribe,
    useCallback(() => draftAt(place), [place]),
  )
