import { applyUpdate, type Doc, encodeStateAsUpdate, encodeStateVector, mergeUpdates } from 'yjs'
import { type Change, openDocument, type RawContent, readContent, setPaths } from './chart-document.js'
import { PathProblem } from './chart-path.js'
import { tried } from './trial.js'

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
/** What the server told is held as it came up to so many edits. */
const MOST_TELLINGS = 256

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
  /** What the server has told, to be merged when somebody asks for it. */
  private tellings: readonly Telling[]
  private known: number
  /** Edits that came before what they follow on. */
  private ahead: readonly Pick<ToldEdit, 'version' | 'follows'>[] = []
  private waiting: readonly PendingEdit[] = []
  private readonly clientId: string
  private readonly newKey: () => string

  constructor({ document, version, clientId, newKey, pending = [] }: PeerOptions) {
    this.clientId = clientId
    this.newKey = newKey
    this.current = openDocument(document)
    this.tellings = [{ version, update: document }]
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
    this.mergeTellings()
    return { document: this.tellings[0]?.update ?? this.document, version: this.known }
  }

  /** What to send: one edit at a time, as the later ones build on it. */
  next(): PendingEdit | null {
    return this.waiting[0] ?? null
  }

  /**
   * Makes an edit, in several parts where it is large; under a key that it had before, once: what is pending under that is
   * not made again. Throws a PathProblem, and changes nothing, where it cannot be made.
   */
  edit(changes: readonly Change[], key: string = this.newKey()): void {
    if (this.waiting.some((edit) => edit.key === key)) return
    this.partsOf(changes).forEach((part, index) => this.make(part, index === 0 ? key : `${key}.${index}`))
  }

  /** The server has taken an edit, and told it and what it added. */
  acknowledged(key: string, told: readonly ToldEdit[]): void {
    this.waiting = this.waiting.filter((edit) => edit.key !== key)
    for (const edit of told) this.received(edit)
  }

  /** Somebody's edit, in any order and however often. */
  received({ version, follows, update }: ToldEdit): void {
    applyUpdate(this.current, update)
    // A whole document has in it what was told up to its version.
    const others = follows === 0 ? this.tellings.filter((telling) => telling.version > version) : this.tellings
    this.tellings = [...others, { version, update }]
    if (this.tellings.length > MOST_TELLINGS) this.mergeTellings()
    this.ahead = [...this.ahead, { version, follows }]
    for (let next = this.nextHeard(); next; next = this.nextHeard()) this.known = next.version
    this.ahead = this.ahead.filter((edit) => edit.version > this.known).slice(-MOST_TELLINGS)
  }

  private nextHeard(): Pick<ToldEdit, 'version' | 'follows'> | undefined {
    return this.ahead.find(({ version, follows }) => follows <= this.known && version > this.known)
  }

  /**
   * Takes the server's document in the place of this one and makes what is pending again, as another Yjs peer; what the
   * server refused, or what can no longer be made, is given up. Returns what was given up.
   */
  retake({ document, version }: TakenDocument, refused: string | null): readonly PendingEdit[] {
    const again = this.waiting.filter(({ key }) => key !== refused)
    const lost = this.waiting.filter(({ key }) => key === refused)
    this.current = openDocument(document)
    this.tellings = [{ version, update: document }]
    this.known = version
    this.ahead = []
    this.waiting = []
    for (const edit of again) {
      try {
        this.make(edit.changes, edit.key)
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
    for (const { update } of left) applyUpdate(this.current, update)
    this.waiting = [...this.waiting, ...left]
  }

  private mergeTellings(): void {
    if (this.tellings.length < 2) return
    const update = mergeUpdates(this.tellings.map((telling) => telling.update))
    this.tellings = [{ version: Math.max(...this.tellings.map(({ version }) => version)), update }]
  }

  /** Makes an edit. Throws a PathProblem, and changes nothing, where it cannot be made. */
  private make(changes: readonly Change[], key: string): void {
    tried(this.current, () => setPaths(this.current, changes))
    const update = setIn(this.current, changes)
    const { clientId, known: baseVersion } = this
    this.waiting = [...this.waiting, { key, clientId, changes, update, baseVersion }]
  }

  /** Parts of an edit that are small enough to be sent. Throws a PathProblem where there are none, or one cannot be made. */
  private partsOf(changes: readonly Change[]): readonly (readonly Change[])[] {
    // The list that a path leads into is written as a whole.
    if (lengthOf(changes) + lengthOf(this.content) < SURELY_SMALL) return [changes]
    const parts = this.halves(changes)
    this.sizesOf(parts).forEach((size, index) => {
      const path = parts[index]?.[0]?.path ?? ''
      if (size > MOST_BYTES) throw new PathProblem(path, `What ${path} is to be is too large.`)
    })
    return parts
  }

  private halves(changes: readonly Change[]): readonly (readonly Change[])[] {
    const [size = 0] = this.sizesOf([changes])
    if (changes.length < 2 || size <= SPLIT_BYTES) return [changes]
    const half = Math.ceil(changes.length / 2)
    return [...this.halves(changes.slice(0, half)), ...this.halves(changes.slice(half))]
  }

  /** About how many bytes the updates of edits have that are made one after the other. */
  private sizesOf(edits: readonly (readonly Change[])[]): readonly number[] {
    const state = encodeStateVector(this.current)
    return tried(this.current, () => {
      let before = encodeStateAsUpdate(this.current, state).length
      return edits.map((changes) => {
        setPaths(this.current, changes)
        const after = encodeStateAsUpdate(this.current, state).length
        const size = after - before
        before = after
        return size
      })
    })
  }
}

/** Something that the server told: the version that the document is at with it. */
type Telling = Pick<ToldEdit, 'version' | 'update'>

/** Of an edit Yjs writes at most some 6 bytes for a character of its JSON. */
const SURELY_SMALL = SPLIT_BYTES / 8
const lengthOf = (value: unknown): number => JSON.stringify(value).length

/** Sets paths and returns the update that tells of it. */
function setIn(doc: Doc, changes: readonly Change[]): Uint8Array {
  const updates: Uint8Array[] = []
  const note = (update: Uint8Array): void => void updates.push(update)
  doc.on('update', note)
  setPaths(doc, changes)
  doc.off('update', note)
  return updates[0] ?? new Uint8Array([0, 0])
}
