import { type AppliedChange, type Change, editOpened, type RawContent, SERVER_PEER } from '@askchart/document'
import { type Doc, encodeStateAsUpdate } from 'yjs'
import type { Chart } from '../charts/chart.js'
import type { ChartContent } from './chart-content.js'
import type { Edit, EditedChart } from './edit.js'
import type { Append, StoredEdit } from './edit.data-source.js'

/** A chart with its document in memory, which is ahead of the stored one between a decision to append and its storing. */
export interface OpenChart {
  readonly chart: Chart
  readonly doc: Doc
  /** What the document says. */
  readonly content: RawContent
  /** Whose the Yjs peers are that have written in it. */
  readonly peers: ReadonlyMap<number, string>
}

/** A chart as an edit of it is decided. */
export interface LockedChart extends OpenChart {
  /** The edit that an earlier try of the same request made, where that was looked for. */
  readonly earlier: { readonly edit: Edit; readonly mended: Edit | null } | null
  /** The edit of the same person that was asked for, where there is one. */
  readonly reverted: Edit | null
}

/** What to append to a chart: its next version, which the document is at, and one more where that is to be mended. */
export interface Appendix {
  readonly kind: 'append'
  /** What the chart is after all. */
  readonly content: ChartContent
  /** The same as the document will say it. */
  readonly said: RawContent
  readonly update: Uint8Array
  readonly changes: readonly AppliedChange[]
  /** The Yjs peers who wrote it, but for the server itself: they are its author's from now on. */
  readonly peers: readonly number[]
  /** What the server sets on top in an edit of its own, which the document does not have yet. */
  readonly mending: readonly Change[] | null
}

export interface EditOrigin {
  readonly authorId: string
  readonly clientId: string | null
  readonly idempotencyKey: string | null
  readonly at: Date
  /** Words that led to it, and how they were read. */
  readonly words: { readonly prompt: string; readonly analysisId: string } | null
  /** The version that it brings back. */
  readonly restores: number | null
}

/** Every so many versions the whole document is kept, so that any version is at most so many updates away from one. */
export const SNAPSHOT_EVERY = 100
/** The chart's row takes the whole document as often, and with what is larger than this: else the log alone has what is new. */
const FOLDED_BYTES = 8 * 1024

/** One request's edits, and the chart after them. */
export interface Appended {
  readonly kind: 'appended'
  readonly open: OpenChart
  readonly edits: readonly StoredEdit[]
  readonly snapshots: Append['snapshots']
  readonly peers: Append['peers']
  readonly outcome: EditedChart
}

const told = ({ idempotencyKey: _key, analysisId: _analysis, ...edit }: StoredEdit): Edit => ({
  ...edit,
  follows: edit.version - 1,
})

const snapshotOf = (version: number, doc: Doc): Append['snapshots'] =>
  version % SNAPSHOT_EVERY === 0 ? [{ version, document: encodeStateAsUpdate(doc) }] : []

/** The chart with what was decided on; its document is brought to where it is then. */
export function appended(
  { chart, doc, peers: known }: OpenChart,
  { authorId, clientId, idempotencyKey, at, words, restores }: EditOrigin,
  reverts: number | null,
  { content, said, update, changes, peers, mending }: Appendix,
): Appended {
  const { id: chartId } = chart
  const version = chart.version + 1
  const none = { reverts: null, restores: null, prompt: null, analysisId: null, mends: null }
  const edit: StoredEdit = {
    ...none,
    ...words,
    ...{ chartId, version, authorId, clientId, idempotencyKey, at, changes, update, reverts, restores },
  }
  const snapshots = [...snapshotOf(version, doc)]
  const by = { authorId: null, clientId: null, idempotencyKey: null }
  const set = mending && editOpened(doc, mending, SERVER_PEER)
  const mended: StoredEdit | null = set && {
    ...none,
    ...by,
    ...{ chartId, at, update: set.update, changes: set.changes, version: version + 1, mends: version },
  }
  if (mended) snapshots.push(...snapshotOf(mended.version, doc))
  const now = { ...chart, ...content, version: (mended ?? edit).version, updatedAt: at }
  const added = peers.filter((peer) => !known.has(peer)).map((peer) => ({ peer, userId: authorId }))
  const bound = added.length === 0 ? known : new Map([...known, ...added.map(({ peer }) => [peer, authorId] as const)])
  return {
    kind: 'appended',
    open: { chart: now, doc, content: said, peers: bound },
    peers: added,
    edits: mended ? [edit, mended] : [edit],
    snapshots,
    outcome: { kind: 'edited', chart: now, edit: told(edit), mended: mended && told(mended) },
  }
}

/** What several requests append to a chart, one after the other, as one. */
export function appendOf(before: Chart, { chart, doc }: OpenChart, all: readonly Appended[]): Append {
  const snapshots = all.flatMap((one) => one.snapshots)
  const edits = all.flatMap((one) => one.edits)
  const bytes = edits.reduce((sum, { update }) => sum + update.length, 0)
  return {
    chartId: chart.id,
    bytes,
    after: before.version,
    edits,
    content: chart,
    updatedAt: chart.updatedAt,
    document: snapshots.length > 0 || bytes > FOLDED_BYTES ? encodeStateAsUpdate(doc) : null,
    snapshots,
    peers: all.flatMap(({ peers }) => peers),
  }
}
