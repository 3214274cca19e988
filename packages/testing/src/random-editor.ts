import {
  type Change,
  ChartPeer,
  PathProblem,
  type PendingEdit,
  type TakenDocument,
  type ToldEdit,
} from '@askchart/document'
import { mergeUpdates } from 'yjs'

/** What came of sending an edit. */
export type Sent =
  | { readonly kind: 'taken'; readonly told: readonly ToldEdit[] }
  | { readonly kind: 'refused' }
  | { readonly kind: 'behind' }

/** The server of one chart, as a window reaches it. */
export interface EditServer {
  taken(): Promise<TakenDocument>
  /** `applyChartUpdate` */
  merge(edit: PendingEdit): Promise<Sent>
  /** `editChart`; refusals are as good. */
  set(changes: readonly Change[], key: string): Promise<void>
  /** That many of the last edits, in any order. */
  lately(count: number): Promise<readonly ToldEdit[]>
}

export type Random = () => number

/** Numbers from 0 to 1 that follow from a seed alone (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const oneOf = <Item>(random: Random, items: readonly [Item, ...Item[]]): Item =>
  items[Math.floor(random() * items.length)] ?? items[0]

const COLOURS = ['teal', 'tomato', 'navy', 'gold', null] as const

type Maker = (random: Random, n: number) => readonly Change[]

/** What people change many times over: texts and looks. Draws, but for a title of an axis that is gone. */
const LOOKS: readonly [Maker, ...Maker[]] = [
  (_, n) => [{ path: '/title', value: `Title ${n}` }],
  (_, n) => [{ path: '/description', value: n % 4 === 0 ? null : `Described ${n}` }],
  (random) => [{ path: '/spec/mark/color', value: oneOf(random, COLOURS) }],
  (_, n) => [{ path: '/spec/mark/opacity', value: (1 + (n % 9)) / 10 }],
  (random, n) => [{ path: `/spec/encoding/${oneOf(random, ['x', 'y'])}/title`, value: `Axis ${n}` }],
]

/** Edits of a bar chart of sum_revenue by channel: most draw, some only apart from others, a few never. */
const ALL: readonly [Maker, ...Maker[]] = [
  ...LOOKS,
  (random) => [{ path: '/spec/encoding/x/sort', value: oneOf(random, [null, '-y', ['Shop', 'Web', 'Phone']]) }],
  (_, n) => [{ path: '/spec/encoding/color', value: n % 2 ? { field: 'channel', type: 'nominal' } : null }],
  (_, n) => [
    { path: '/spec/encoding/x', value: n % 3 ? { field: 'channel', type: 'nominal' } : null },
    { path: '/spec/height', value: 200 + (n % 200) },
  ],
  (_, n) => [{ path: '/spec/encoding/y', value: n % 3 ? { field: 'sum_revenue', type: 'quantitative' } : null }],
  (random) => [{ path: '/spec/mark', value: { type: oneOf(random, ['bar', 'point', 'line', 'arc']) } }],
  (random) => [{ path: '/query/limit', value: oneOf(random, [null, 5, 10]) }],
]

const changesOf = (random: Random, makers: typeof ALL): readonly Change[] =>
  oneOf(random, makers)(random, Math.floor(random() * 1_000))

/** Edits that are heard at a time. */
const MOST_HEARD = 40
/** Edits that are made in one go, before anything is sent. */
const MOST_AT_ONCE = 30
/** Edits that are sent as one. */
const MOST_TOGETHER = 50

/** One person at one window of a bad network, who edits at random by paths and by updates. */
export class RandomEditor {
  private peer: ChartPeer | null = null
  private keys = 0

  constructor(
    private readonly server: EditServer,
    private readonly name: string,
    private readonly random: Random,
  ) {}

  async open(): Promise<ChartPeer> {
    const newKey = () => `${this.name}-${(this.keys += 1)}`
    return (this.peer ??= new ChartPeer({ ...(await this.server.taken()), clientId: this.name, newKey }))
  }

  /** Makes that many edits: one at a time of any kind, and many of texts and looks in one go. */
  async edit(times: number): Promise<void> {
    const peer = await this.open()
    for (let made = 0; made < times; made += 1) {
      const changes = changesOf(this.random, ALL)
      if (this.random() < 0.3) await this.server.set(changes, `${this.name}-path-${made}`)
      else attempt(() => peer.edit(changes))
      const more = this.random() < 0.2 ? Math.min(times - made - 1, Math.floor(this.random() * MOST_AT_ONCE)) : 0
      for (let one = 0; one < more; one += 1) attempt(() => peer.edit(changesOf(this.random, LOOKS)))
      made += more
      if (this.random() < 0.2) await this.hear(peer)
      if (this.random() < 0.4) await this.sendWaiting(peer)
    }
    while (peer.next()) await this.sendWaiting(peer)
  }

  /** What others did, out of order and twice. It may have missed some; then it mostly takes all that there is, as the web client does. */
  private async hear(peer: ChartPeer): Promise<void> {
    const edits = [...(await this.server.lately(1 + Math.floor(this.random() * MOST_HEARD)))]
    edits.sort(() => this.random() - 0.5)
    for (const edit of [...edits, ...edits.slice(0, 2)]) peer.received(edit)
    const missed = edits.some(({ follows }) => follows > peer.version)
    if (!missed || this.random() < 0.2) return
    const { version, document } = await this.server.taken()
    peer.received({ version, follows: 0, update: document })
  }

  /** Mostly as one update, as Yjs clients do after a while without a network, else as the web client: one by one, until one is lost. */
  private async sendWaiting(peer: ChartPeer): Promise<void> {
    if (peer.pending.length > 1 && this.random() < 0.7 && (await this.sendTogether(peer))) return
    while (peer.next() && (await this.send(peer))) continue
  }

  /** Several edits as one update, which has in it what was sent before and is not known to have arrived; false where it is refused. */
  private async sendTogether(peer: ChartPeer): Promise<boolean> {
    const together = peer.pending.slice(0, MOST_TOGETHER)
    const [first] = together
    if (!first) return true
    const key = `${this.name}-together-${(this.keys += 1)}`
    const edit = { ...first, key, update: mergeUpdates(together.map(({ update }) => update)) }
    const luck = this.random()
    if (luck < 0.1) return true
    const sent = await this.server.merge(edit)
    if (luck < 0.2) return true
    if (luck < 0.3) await this.server.merge(edit)
    if (sent.kind === 'refused') return false
    if (sent.kind === 'behind') peer.retake(await this.server.taken(), null)
    else {
      peer.acknowledged(first.key, sent.told)
      for (const other of together.slice(1)) peer.acknowledged(other.key, [])
    }
    return true
  }

  /** One edit over a network that loses, doubles and reorders; false where it or its answer was lost. */
  private async send(peer: ChartPeer): Promise<boolean> {
    const [edit, later] = peer.pending
    if (!edit) return false
    const luck = this.random()
    if (luck < 0.1) return false
    if (luck < 0.2) {
      await this.server.merge(edit)
      return false
    }
    if (luck < 0.3 && later) await this.server.merge(later)
    const [sent] = await Promise.all(
      luck < 0.4 ? [this.server.merge(edit), this.server.merge(edit)] : [this.server.merge(edit)],
    )
    if (sent.kind === 'taken') peer.acknowledged(edit.key, sent.told)
    else peer.retake(await this.server.taken(), sent.kind === 'refused' ? edit.key : null)
    return true
  }
}

function attempt(act: () => void): void {
  try {
    act()
  } catch (error) {
    if (!(error instanceof PathProblem)) throw error
  }
}
