import { useState } from 'react'

/** Somebody who can be mentioned. */
export interface Mentionable {
  readonly id: string
  readonly name: string
}

/** What somebody began to write, with the key under which it is sent, however often. */
export interface Draft {
  readonly text: string
  readonly mentions: readonly Mentionable[]
  readonly key: string
}

const newDraft = (): Draft => ({ text: '', mentions: [], key: crypto.randomUUID() })

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** A draft as it was kept; null for any other text. */
export function readDraft(kept: string | null): Draft | null {
  if (kept === null) return null
  let value: unknown
  try {
    value = JSON.parse(kept)
  } catch {
    return null
  }
  if (!isObject(value)) return null
  const { text, key, mentions } = value
  if (typeof text !== 'string' || typeof key !== 'string') return null
  const people = (Array.isArray(mentions) ? mentions : []).flatMap((one: unknown) =>
    isObject(one) && typeof one['id'] === 'string' && typeof one['name'] === 'string'
      ? [{ id: one['id'], name: one['name'] }]
      : [],
  )
  return { text, key, mentions: people }
}

/** Those who are still named in the text. */
export const mentionedIn = ({ text, mentions }: Draft): readonly string[] =>
  mentions.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id)

interface DraftState {
  readonly draft: Draft
  readonly change: (text: string, mentions?: readonly Mentionable[]) => void
  /** Sent: the next one is another. */
  readonly clear: () => void
}

/** What is being written at a place of this window; kept over a reload, and gone with the window. */
export function useDraft(place: string): DraftState {
  const name = `askchart-draft:${place}`
  const [draft, setDraft] = useState(() => readDraft(sessionStorage.getItem(name)) ?? newDraft())
  const keep = (next: Draft): void => {
    setDraft(next)
    if (next.text === '') sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, JSON.stringify(next))
  }
  return {
    draft,
    change: (text, mentions = draft.mentions) => keep({ ...draft, text, mentions }),
    clear: () => keep(newDraft()),
  }
}
