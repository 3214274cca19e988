import type { Change, ChartPeer, PendingEdit, RawContent, ToldEdit } from '@askchart/document'
import { nanoid } from 'nanoid'
import type { KeptDocument, Keeping } from '../../offline/keeping.js'
import type { EarlyEdit, PendingStore, Unsaved } from './pending-store.js'
import type { Taken, Transport } from './transport.js'

/** How a chart's edits in this window stand. */
export interface SyncState {
  /** What the document says with what is pending; null until it is there. */
  readonly content: RawContent | null
  /** The version up to which the document has every edit. */
  readonly version: number
  readonly waiting: number
  /** Whether all that waits would outlive this window. */
  readonly kept: boolean
  /** Whether all that was edited here is saved; null while nothing was. */
  readonly saved: boolean | null
  /** Why the last edit that was not taken was not. */
  readonly refusal: string | null
  /** How many edits were given up for that reason. */
  readonly lost: number
}

const RETRY_FLOOR_MS = 1_000
const RETRY_CEILING_MS = 15_000
/** Refused so often with nothing learned, an edit that builds on another document is given up. */
const MOST_RETAKES = 3
export const NEVER_EDITED: SyncState = {
  content: null,
  version: 0,
  waiting: 0,
  kept: false,
  saved: null,
  refusal: null,
  lost: 0,
}

interface SyncParts {
  readonly chartId: string
  readonly viewerId: string
  readonly windowId: string
  readonly transport: Pick<Transport, 'take' | 'send'>
  readonly store: Pick<PendingStore, 'takeOver' | 'keep'>
  /** Where the document waits for a day without a network. */
  readonly keeping: Pick<Keeping, 'document' | 'keepDocument' | 'keepEdit'>
  /** Told when edits are given up that no part of the page shows. */
  readonly onLost: () => void
}
/** A peer that goes on from a document and what was told of it since. */
function peerOf(Peer: typeof ChartPeer, { document, version, edits }: KeptDocument, clientId: string): ChartPeer {
  const peer = new Peer({ document, version, clientId, newKey: nanoid })
  for (const edit of edits) peer.received(edit)
  return peer
}

const OLD_PAGE = 'There is a newer version of Askchart: reload the page, then edit.'

/**
 * One chart's document in this window: edits show at once, are kept in the browser, and go to the server one by one in
 * order, whenever it can be reached.
 */
export class ChartSync {
  private peer: ChartPeer | null = null
  private opening: Promise<void> | null = null
  private early: EarlyEdit[] = []
  /** Whether the document was had from the server, and every edit since was heard. */
  private current = false
  /** The last version that was told here, and edits that were while there was no document yet. */
  private newest = 0
  private missed: ToldEdit[] = []
  private keepsAnew = false
  private isKeeping = false
  private keptEdits: readonly string[] = []
  private keptEarly = 0
  /** What a chart said that cannot be edited any more. */
  private last: RawContent | null = null
  private sending = false
  private retries = 0
  private retakes = 0
  private timer: ReturnType<typeof setTimeout> | null = null
  private shown: SyncState = NEVER_EDITED
  private readonly listeners = new Set<() => void>()

  constructor(private readonly parts: SyncParts) {
    window.addEventListener('online', this.hurry)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    // While nobody looked, nobody told what others did.
    if (this.listeners.size === 0 && this.peer) {
      this.current = false
      void this.send()
    }
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
  get chartId(): string {
    return this.parts.chartId
  }
  readonly state = (): SyncState => this.shown

  /** Tries at once what was put off. */
  readonly hurry = (): void => {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.open()
    void this.send()
  }

  /** Takes the document, and goes on with what windows that are gone have left. */
  open(): void {
    if (this.peer) return
    this.opening ??= this.start().finally(() => {
      this.opening = null
      this.missed = []
    })
  }

  /** Goes on with what windows that are gone have left, whether or not it is open already. */
  async takeUp(): Promise<void> {
    this.open()
    await this.opening
    const { peer } = this
    if (!peer) return
    const { pending, early } = await this.takeOver()
    if (pending.length + early.length === 0) return
    peer.adopt(pending)
    for (const edit of early) this.make(peer, edit)
    await this.keep()
    await this.send()
  }

  edit(changes: readonly Change[]): void {
    if (changes.length === 0) return
    const edit = { key: nanoid(), changes }
    if (!this.peer) {
      this.early.push(edit)
      this.tell({ refusal: null })
      void this.keep()
      this.open()
      return
    }
    this.tell({ refusal: null })
    this.make(this.peer, edit)
    void this.keep().then(() => this.send())
  }

  /** Somebody's edit, as it is told live. */
  heard(edit: ToldEdit): void {
    this.newest = Math.max(this.newest, edit.version)
    if (this.peer) {
      this.receive(this.peer, edit)
      this.lookForGap(this.peer)
      if (!this.current) void this.send()
    } else if (this.opening) this.missed.push(edit)
    this.tell({})
  }

  /** What was told and is not all here is asked for. */
  private lookForGap(peer: ChartPeer): void {
    if (peer.version < this.newest) this.current = false
  }

  private make(peer: ChartPeer, { key, changes }: EarlyEdit): void {
    try {
      peer.edit(changes, key)
      this.tell({})
    } catch (error) {
      // A path that others have taken away meanwhile.
      this.giveUp(1, error instanceof Error ? error.message : String(error))
    }
  }

  private async start(): Promise<void> {
    const { windowId } = this.parts
    const [documents, taken] = await Promise.all([import('@askchart/document').catch(() => null), this.take()])
    if (!documents) {
      this.withoutPart(taken)
      return
    }
    const { ChartPeer: Peer } = documents
    if (taken.kind === 'refused') {
      const left = await this.takeOver()
      const lost = this.early.length + left.pending.length + left.early.length
      this.early = []
      await this.keep()
      if (lost === 0) return
      const last = await this.keptDocument()
      this.last = last && peerOf(Peer, last, windowId).content
      this.giveUp(lost, taken.message)
      return
    }
    const document = taken.kind === 'taken' ? { ...taken, edits: [] } : await this.keptDocument()
    if (!document) {
      this.putOff()
      return
    }
    const { pending, early } = await this.takeOver()
    const peer = peerOf(Peer, document, windowId)
    peer.adopt(pending)
    for (const edit of [...early, ...this.early.splice(0)]) this.make(peer, edit)
    this.peer = peer
    this.current = taken.kind === 'taken'
    for (const told of this.missed) this.receive(peer, told)
    this.lookForGap(peer)
    this.retries = 0
    await this.keep()
    this.tell({})
    void this.send()
  }

  /** Where the part of the client that edits cannot be had: without a network it may be had later, else it is gone. */
  private withoutPart(taken: Taken): void {
    if (taken.kind === 'later') {
      this.putOff()
      return
    }
    const lost = this.early.length
    this.early = []
    if (lost === 0) return
    void this.keep()
    this.giveUp(lost, OLD_PAGE)
  }

  private giveUp(lost: number, refusal: string): void {
    this.tell({ refusal, lost: this.shown.lost + lost })
    if (this.listeners.size === 0) this.parts.onLost()
  }

  private takeOver(): Promise<Unsaved> {
    const { chartId, viewerId, windowId, store } = this.parts
    return store.takeOver({ chartId, viewerId, windowId }).catch(() => ({ pending: [], early: [] }))
  }

  private keptDocument(): Promise<KeptDocument | null> {
    const { chartId, viewerId, keeping } = this.parts
    return keeping.document(viewerId, chartId).catch(() => null)
  }

  private async send(): Promise<void> {
    const { peer } = this
    if (!peer || this.sending) return
    this.sending = true
    try {
      for (;;) {
        if (!this.current && !(await this.catchUp(peer))) {
          this.putOff()
          return
        }
        const edit = peer.next()
        if (!edit) return
        const going = await this.sendOne(peer, edit)
        await this.keep()
        this.tell({})
        if (!going) {
          this.putOff()
          return
        }
        this.retries = 0
      }
    } finally {
      this.sending = false
    }
  }

  /** Whether there is something to go on with. */
  private async sendOne(peer: ChartPeer, edit: PendingEdit): Promise<boolean> {
    const { transport, chartId } = this.parts
    const sent = await transport.send(chartId, edit)
    if (sent.kind === 'later') return false
    if (sent.kind === 'taken' && !sent.byAnother) {
      peer.acknowledged(edit.key, [])
      for (const told of sent.told) this.receive(peer, told)
      this.retakes = 0
      const [told] = sent.told
      // What others did between was not heard here.
      return !told || told.follows <= peer.version || (await this.catchUp(peer))
    }
    const taken = await this.take()
    if (taken.kind === 'later') return false
    if (sent.kind === 'taken') peer.acknowledged(edit.key, [])
    else this.retakes += 1
    const hopeless = sent.kind === 'refused' || this.retakes > MOST_RETAKES
    const why = sent.kind === 'refused' ? sent.message : 'It does not fit to what the chart is by now.'
    if (taken.kind === 'refused') {
      const { pending } = peer
      for (const { key } of pending) peer.acknowledged(key, [])
      if (pending.length > 0) this.giveUp(pending.length, taken.message)
      return true
    }
    const lost = peer.retake(taken, hopeless ? edit.key : null)
    this.lookForGap(peer)
    if (lost.length > 0) this.giveUp(lost.length, why)
    return true
  }

  private async catchUp(peer: ChartPeer): Promise<boolean> {
    this.current = true
    const taken = await this.take()
    this.current &&= taken.kind !== 'later'
    if (taken.kind === 'taken') peer.received({ version: taken.version, follows: 0, update: taken.document })
    this.tell({})
    return taken.kind !== 'later'
  }

  private putOff(): void {
    if (this.timer !== null) return
    const wait = Math.min(RETRY_CEILING_MS, RETRY_FLOOR_MS * 2 ** this.retries)
    this.retries += 1
    this.timer = setTimeout(this.hurry, wait)
  }

  private async keep(): Promise<void> {
    const { chartId, viewerId, windowId, store } = this.parts
    const pending = this.peer?.pending ?? []
    const early = [...this.early]
    try {
      await store.keep({ chartId, viewerId, windowId, pending, early })
    } catch {
      // Where a browser keeps nothing, edits live as long as the window.
      return
    }
    this.keptEdits = pending.map(({ key }) => key)
    this.keptEarly = early.length
    this.tell({})
  }

  /** Asks the server for the document, and keeps it as it answers. */
  private async take(): Promise<Taken> {
    const { chartId, viewerId, transport, keeping } = this.parts
    const askedAt = Date.now()
    const taken = await transport.take(chartId)
    const of = { person: viewerId, chartId }
    if (taken.kind === 'taken') void keeping.keepDocument({ ...of, ...taken }, askedAt).catch(() => undefined)
    return taken
  }

  /** Takes in what the server tells; kept as it came, and merged only now and then. */
  private receive(peer: ChartPeer, edit: ToldEdit): void {
    const before = peer.version
    peer.received(edit)
    if (peer.version === before) return
    const { chartId, viewerId, keeping } = this.parts
    void keeping.keepEdit({ person: viewerId, chartId, ...edit }).then(
      (anew) => (anew ? this.keepWhole(peer) : undefined),
      () => undefined,
    )
  }

  private async keepWhole(peer: ChartPeer): Promise<void> {
    const { chartId, viewerId, keeping } = this.parts
    this.keepsAnew = true
    if (this.isKeeping) return
    this.isKeeping = true
    while (this.keepsAnew) {
      this.keepsAnew = false
      await keeping.keepDocument({ person: viewerId, chartId, ...peer.told }, 0).catch(() => undefined)
    }
    this.isKeeping = false
  }

  private tell({ refusal = this.shown.refusal, lost = this.shown.lost }: Partial<SyncState>): void {
    const pending = this.peer?.pending ?? []
    const waiting = pending.length + this.early.length
    const { saved } = this.shown
    this.shown = {
      content: this.peer?.content ?? this.last,
      version: this.peer?.version ?? 0,
      waiting,
      kept: this.early.length <= this.keptEarly && pending.every(({ key }) => this.keptEdits.includes(key)),
      // What was not taken is not saved.
      saved: waiting > 0 ? false : saved === null || refusal !== null ? null : true,
      refusal,
      lost: refusal === null ? 0 : lost,
    }
    for (const listener of this.listeners) listener()
  }
}
