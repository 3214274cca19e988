import {
  type Change,
  ChartPeer,
  PathProblem,
  type PendingEdit,
  type TakenDocument,
  type ToldEdit,
} from '@askchart/document'

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
  /** Some of the last edits, in any order. */
  lately(): Promise<readonly ToldEdit[]>
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

/** An edit of a bar chart of sum_revenue by channel: most draw, some only apart from others, a few never. */
export function randomChanges(random: Random): readonly Change[] {
  const n = Math.floor(random() * 1_000)
  const makers: readonly [() => readonly Change[], ...(() => readonly Change[])[]] = [
    () => [{ path: '/title', value: `Title ${n}` }],
    () => [{ path: '/description', value: n % 4 === 0 ? null : `Described ${n}` }],
    () => [{ path: '/spec/mark/color', value: oneOf(random, COLOURS) }],
    () => [{ path: '/spec/mark/opacity', value: (1 + (n % 9)) / 10 }],
    () => [{ path: `/spec/encoding/${oneOf(random, ['x', 'y'])}/title`, value: `Axis ${n}` }],
    () => [{ path: '/spec/encoding/x/sort', value: oneOf(random, [null, '-y', ['Shop', 'Web', 'Phone']]) }],
    () => [{ path: '/spec/encoding/color', value: n % 2 ? { field: 'channel', type: 'nominal' } : null }],
    () => [
      { path: '/spec/encoding/x', value: n % 3 ? { field: 'channel', type: 'nominal' } : null },
      { path: '/spec/height', value: 200 + (n % 200) },
    ],
    () => [{ path: '/spec/encoding/y', value: n % 3 ? { field: 'sum_revenue', type: 'quantitative' } : null }],
    () => [{ path: '/spec/mark', value: { type: oneOf(random, ['bar', 'point', 'line', 'arc']) } }],
    () => [{ path: '/query/limit', value: oneOf(random, [null, 5, 10]) }],
  ]
  return oneOf(random, makers)()
}

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

  async edit(times: number): Promise<void> {
    const peer = await this.open()
    for (let time = 0; time < times; time += 1) {
      const changes = randomChanges(this.random)
      if (this.random() < 0.3) await this.server.set(changes, `${this.name}-path-${time}`)
      else attempt(() => peer.edit(changes))
      if (this.random() < 0.3) await this.hear()
      if (this.random() < 0.6) await this.send()
    }
    while (peer.next()) await this.send()
  }

  /** What others did, out of order and twice. */
  private async hear(): Promise<void> {
    const peer = await this.open()
    const edits = [...(await this.server.lately())].sort(() => this.random() - 0.5)
    for (const edit of [...edits, ...edits.slice(0, 2)]) peer.received(edit)
  }

  /** One edit over a network that loses, doubles and reorders. */
  private async send(): Promise<void> {
    const peer = await this.open()
    const [edit, later] = peer.pending
    if (!edit) return
    const luck = this.random()
    if (luck < 0.1) return
    if (luck < 0.2) {
      await this.server.merge(edit)
      return
    }
    if (luck < 0.3 && later) await this.server.merge(later)
    const [sent] = await Promise.all(
      luck < 0.4 ? [this.server.merge(edit), this.server.merge(edit)] : [this.server.merge(edit)],
    )
    if (sent.kind === 'taken') peer.acknowledged(edit.key, sent.told)
    else peer.retake(await this.server.taken(), sent.kind === 'refused' ? edit.key : null)
  }
}

function attempt(act: () => void): void {
  try {
    act()
  } catch (error) {
    if (!(error instanceof PathProblem)) throw error
  }
}
