import { applyUpdate, Doc, encodeStateAsUpdate, mergeUpdates } from 'yjs'
import { type Change, openDocument, type RawContent, readContent, setPaths } from './chart-document.js'
import { PathProblem } from './chart-path.js'

/** An edit that the server has not acknowledged. */
export interface PendingEdit {
  /** The server makes one edit of it, however often it is sent. */
  readonly key: string
  /** The window that made it. */
  readonly clientId: string
  readonly changes: readonly Change[]
  readonly update: Uint8Array
  /** The version that it was made on, together with what this window had pending. */
  readonly baseVersion: number
}

/** A document as the server tells it. */
export interface TakenDocument {
  readonly document: Uint8Array
  readonly version: number
}

/** An edit as the server tells it. */
export interface ToldEdit {
  readonly version: number
  readonly follows: number
  readonly update: Uint8Array
}

/** Bytes that an edit is split under, where it can be; the server takes twice as many. */
export const SPLIT_BYTES = 32 * 1024
export const MOST_BYTES = 64 * 1024

interface PeerOptions extends TakenDocument {
  readonly clientId: string
  readonly newKey: () => string
  /** Edits of an earlier window, whose updates the document may have already. */
  readonly pending?: readonly PendingEdit[]
}

/**
 * One window's copy of a chart's document: edits show in it at once and wait in order for the server. It does no input or
 * output; whoever holds it sends `next()`, and tells it what came of that and what others did.
 */
export class ChartPeer {
  private current: Doc
  /** The same once more, to try edits in, so that one costs what it changes and not a copy of all; null once one failed. */
  private draft: Doc | null = null
  /** The Yjs peer in whose name edits are made: what failed in a draft was never told, so that the next goes on as the same. */
  private writer: number | null = null
  /** What the server has told, to be merged when somebody asks for it. */
  private readonly tellings: Uint8Array[]
  private known: number
  private waiting: readonly PendingEdit[] = []
  private readonly clientId: string
  private readonly newKey: () => string

  constructor({ document, version, clientId, newKey, pending = [] }: PeerOptions) {
    this.clientId = clientId
    this.newKey = newKey
    this.current = openDocument(document)
    this.tellings = [document]
    this.known = version
    this.adopt(pending)
  }

  /** The last version up to which it has every edit. */
  get version(): number {
    return this.known
  }

  get pending(): readonly PendingEdit[] {
    return this.waiting
  }

  get content(): RawContent {
    return readContent(this.current)
  }

  /** The document with what is pending, as bytes. */
  get document(): Uint8Array {
    return encodeStateAsUpdate(this.current)
  }

  /** What the server has told, without what is pending: another peer may go on from that. */
  get told(): TakenDocument {
    if (this.tellings.length > 1) this.tellings.splice(0, Infinity, mergeUpdates([...this.tellings]))
    return { document: this.tellings[0] ?? this.document, version: this.known }
  }

  /** What to send: one edit at a time, as the later ones build on it. */
  next(): PendingEdit | null {
    return this.waiting[0] ?? null
  }

  /** Makes an edit, in several parts where it is large. Throws a PathProblem, and changes nothing, where it cannot be made. */
  edit(changes: readonly Change[]): void {
    for (const part of this.tried(changes)) this.make(part, this.newKey())
  }

  /** The server has taken an edit, and told it and what it added. */
  acknowledged(key: string, told: readonly ToldEdit[]): void {
    this.waiting = this.waiting.filter((edit) => edit.key !== key)
    for (const edit of told) this.received(edit)
  }

  /** Somebody's edit, in any order and however often. */
  received({ version, follows, update }: ToldEdit): void {
    this.take(update)
    this.tellings.push(update)
    if (follows <= this.known && version > this.known) this.known = version
  }

  /**
   * Takes the server's document in the place of this one and makes what is pending again, as another Yjs peer; what the
   * server refused, or what can no longer be made, is given up. Returns what was given up.
   */
  retake({ document, version }: TakenDocument, refused: string | null): readonly PendingEdit[] {
    const again = this.waiting.filter(({ key }) => key !== refused)
    const lost = this.waiting.filter(({ key }) => key === refused)
    this.current = openDocument(document)
    this.draft = null
    this.writer = null
    this.tellings.splice(0, Infinity, document)
    this.known = version
    this.waiting = []
    for (const edit of again) {
      try {
        this.make(
          this.inDraft((draft) => madeIn(draft, edit.changes)),
          edit.key,
        )
      } catch (error) {
        if (!(error instanceof PathProblem)) throw error
        lost.push(edit)
      }
    }
    return lost
  }

  /** Goes on with what an earlier window of the same person left, after what is pending here. */
  adopt(pending: readonly PendingEdit[]): void {
    const known = new Set(this.waiting.map(({ key }) => key))
    const left = pending.filter(({ key }) => !known.has(key))
    for (const { update } of left) this.take(update)
    this.waiting = [...this.waiting, ...left]
  }

  private take(update: Uint8Array): void {
    applyUpdate(this.current, update)
    if (this.draft) applyUpdate(this.draft, update)
  }

  private make({ changes, update }: Made, key: string): void {
    applyUpdate(this.current, update)
    const { clientId, known: baseVersion } = this
    this.waiting = [...this.waiting, { key, clientId, changes, update, baseVersion }]
  }

  /** An edit as it is made in the draft, in several parts where it is large. */
  private tried(changes: readonly Change[]): readonly Made[] {
    const whole = this.inDraft((draft) => madeIn(draft, changes))
    if (whole.update.length <= SPLIT_BYTES) return [whole]
    // The draft has it as a whole by now.
    this.draft = null
    const parts = this.parts(changes)
    return this.inDraft((draft) => parts.map((part) => sendable(madeIn(draft, part))))
  }

  /** Parts of an edit that are small enough to be sent, where it has parts. */
  private parts(changes: readonly Change[]): readonly (readonly Change[])[] {
    if (changes.length < 2 || setIn(openDocument(this.document), changes).length <= SPLIT_BYTES) return [changes]
    const half = Math.ceil(changes.length / 2)
    return [...this.parts(changes.slice(0, half)), ...this.parts(changes.slice(half))]
  }

  /** A draft in which something failed is not used again. */
  private inDraft<Result>(act: (draft: Doc) => Result): Result {
    const draft = this.draft ?? openDocument(this.document)
    draft.clientID = this.writer ??= draft.clientID
    this.draft = null
    const result = act(draft)
    this.draft = draft
    return result
  }
}

/** A part of an edit, and the update that tells of it. */
type Made = Pick<PendingEdit, 'changes' | 'update'>

const madeIn = (doc: Doc, changes: readonly Change[]): Made => ({ changes, update: setIn(doc, changes) })

function sendable(made: Made): Made {
  const path = made.changes[0]?.path ?? ''
  if (made.update.length > MOST_BYTES) throw new PathProblem(path, `What ${path} is to be is too large.`)
  return made
}

/** Sets paths and returns the update that tells of it. */
function setIn(doc: Doc, changes: readonly Change[]): Uint8Array {
  const updates: Uint8Array[] = []
  const note = (update: Uint8Array): void => void updates.push(update)
  doc.on('update', note)
  setPaths(doc, changes)
  doc.off('update', note)
  return updates[0] ?? new Uint8Array([0, 0])
}
