/** Somebody who can be mentioned. */
export interface Mentionable {
  readonly id: string
  readonly name: string
}

/** What is said: another text, other people or another place make another comment. */
export interface Said {
  readonly body: string
  readonly mentions: readonly string[]
  readonly anchor: string | null
}

/** What was sent without an answer so far: it may have arrived. */
export interface Tried extends Said {
  /** The server makes one comment of it, however often it is sent. */
  readonly key: string
  /** Comments of the same text that its writer had made here before; null where that was not known. */
  readonly before: readonly string[] | null
  /** Whether it came back without an answer; before that it is on its way. */
  readonly failed: boolean
}

/** What somebody began to write. */
export interface Draft {
  readonly text: string
  readonly mentions: readonly Mentionable[]
  readonly tried: readonly Tried[]
}

/** A comment of the writer, as it stands where the draft is for. */
export interface Standing extends Pick<Said, 'body' | 'anchor'> {
  readonly id: string
}

export const NO_DRAFT: Draft = { text: '', mentions: [], tried: [] }

/** A draft remembers so many tries. */
const MOST_TRIED = 8

/** Those who are still named in the text. */
export const mentionedIn = ({ text, mentions }: Draft): readonly string[] =>
  mentions.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id)

/** The draft as it would be sent; the server takes no spaces around it. */
export const saidIn = (draft: Draft, anchor: string | null): Said => ({
  body: draft.text.trim(),
  mentions: mentionedIn(draft),
  anchor,
})

const isSame = (one: Said, other: Said): boolean =>
  one.body === other.body && one.anchor === other.anchor && one.mentions.join() === other.mentions.join()

/**
 * A draft that is being sent, and what is sent: under the key of an earlier try only where it says the same. `standing`
 * are all comments of the writer there, null where they are not known.
 */
export function sending(
  draft: Draft,
  anchor: string | null,
  standing: readonly Standing[] | null,
  newKey: () => string,
): readonly [Draft, Tried] {
  const said = saidIn(draft, anchor)
  const again = draft.tried.find((tried) => isSame(tried, said))
  const before = standing?.filter(({ body }) => body === said.body).map(({ id }) => id) ?? null
  const tried = again ? { ...again, failed: false } : { ...said, key: newKey(), before, failed: false }
  const others = draft.tried.filter(({ key }) => key !== tried.key)
  return [{ ...draft, tried: [...others, tried].slice(-MOST_TRIED) }, tried]
}

/** A try came back without an answer. */
export const unanswered = (draft: Draft, key: string): Draft => ({
  ...draft,
  tried: draft.tried.map((tried) => (tried.key === key ? { ...tried, failed: true } : tried)),
})

/**
 * A try has arrived: it is taken out of the draft. What was written on while it was on its way stays, and so does all that
 * was made of it otherwise.
 */
export function arrived(draft: Draft, key: string): Draft {
  const tried = draft.tried.find((one) => one.key === key)
  if (!tried) return draft
  const rest = draft.tried.filter((one) => one !== tried)
  const text = draft.text.trim()
  if (text === tried.body) return { ...NO_DRAFT, tried: rest }
  const wroteOn = !tried.failed && text.startsWith(tried.body)
  return {
    ...draft,
    text: wroteOn ? draft.text.trimStart().slice(tried.body.length).trimStart() : draft.text,
    tried: rest,
  }
}

/** The draft without those tries that stand among the comments of its writer by now. */
export function found(draft: Draft, standing: readonly Standing[]): Draft {
  const stands = ({ body, anchor, before }: Tried): boolean =>
    before !== null && standing.some((one) => one.body === body && one.anchor === anchor && !before.includes(one.id))
  return draft.tried.filter(stands).reduce((left, { key }) => arrived(left, key), draft)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const textsOf = (value: unknown): readonly string[] | null =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : null

function triedOf(value: unknown): readonly Tried[] {
  if (!isObject(value)) return []
  const { body, key, anchor, mentions, before } = value
  if (typeof body !== 'string' || typeof key !== 'string') return []
  const where = typeof anchor === 'string' ? anchor : null
  // Whoever would have heard the answer is gone.
  return [{ body, key, anchor: where, mentions: textsOf(mentions) ?? [], before: textsOf(before), failed: true }]
}

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
  const { text, mentions, tried } = value
  if (typeof text !== 'string') return null
  const people = (Array.isArray(mentions) ? mentions : []).flatMap((one: unknown) =>
    isObject(one) && typeof one['id'] === 'string' && typeof one['name'] === 'string'
      ? [{ id: one['id'], name: one['name'] }]
      : [],
  )
  return { text, mentions: people, tried: (Array.isArray(tried) ? tried : []).flatMap(triedOf) }
}
