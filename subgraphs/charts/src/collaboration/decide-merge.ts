import { differences, type RawContent, readContent, SERVER_PEER, setPaths, tried } from '@askchart/document'
import { applyUpdate } from 'yjs'
import type { Chart } from '../charts/chart.js'
import { type Invalid, invalid } from '../charts/outcome.js'
import type { ChartContent } from './chart-content.js'
import { check, type LookedAt, type Unchecked } from './check.js'
import { appendix, type Earlier } from './decide.js'
import type { EditConflict } from './edit.js'
import type { Appendix, LockedChart } from './append.js'
import { mend } from './mending.js'
import { type Merged, merged, mergeInto } from './merge-update.js'
import { isStorable, UNSTORABLE_TEXT } from './storable.js'

/** A peer's update to merge. */
export interface Merging {
  readonly authorId: string
  readonly update: Uint8Array
  /** The version that it was made on. */
  readonly baseVersion: number | null
  /** Whether it draws on what its maker saw, where that was looked at: then it is taken although it no longer draws. */
  readonly drawsAlone: boolean | null
}

/** Why an update is not taken, or not yet. */
export type MergeRefusal =
  | { readonly kind: 'no update' }
  /** It says that it was made on a version that the chart does not have. */
  | { readonly kind: 'no version'; readonly chart: Chart }
  /** The chart has it already. */
  | { readonly kind: 'known'; readonly chart: Chart }
  /** It does not draw on the chart as it is; whether it would on what its maker saw is to be looked at. */
  | { readonly kind: 'clash'; readonly chart: Chart }
  | EditConflict
  | Invalid

const FOREIGN =
  'This is written by a Yjs client id that somebody else has used in this chart. Take the document anew, and make your edit as a client of your own.'
const BEHIND =
  'This builds on edits that the chart does not have. Take its document anew, and make what is left of yours on that.'

/** What is to be said of an update by what it would make of a document. */
export type Judged =
  | Exclude<MergeRefusal, { readonly kind: 'clash' }>
  | Unchecked
  | { readonly kind: 'fits'; readonly content: ChartContent; readonly seen: Seen }
  /** Nothing is wrong with it but that the chart would not draw. */
  | { readonly kind: 'faulty'; readonly refusal: Invalid; readonly seen: Seen }
type Seen = Extract<Merged, { readonly kind: 'merged' }>

export function judged(
  seen: Merged,
  { chart, peers }: Pick<LockedChart, 'chart' | 'peers'>,
  authorId: string,
  lookedAt: LookedAt,
): Judged {
  if (seen.kind === 'behind') return { kind: 'conflict', message: BEHIND, chart }
  if (seen.kind === 'misshapen') return invalid([{ path: seen.path, message: seen.message }])
  if (seen.kind === 'no update') return seen
  const owners = seen.peers.map((peer) => peers.get(peer)).filter((owner) => owner !== undefined)
  if (seen.kind === 'known') {
    // Of two who write as one Yjs peer, the other's edits are taken for known ones, and would be lost.
    const isForeign = owners.length > 0 && !owners.includes(authorId)
    return isForeign ? { kind: 'conflict', message: FOREIGN, chart } : { kind: 'known', chart }
  }
  if (owners.some((owner) => owner !== authorId)) return { kind: 'conflict', message: FOREIGN, chart }
  const unstorable = seen.changes.find(({ path, value }) => !isStorable([path, value]))
  if (unstorable) return invalid([{ path: unstorable.path.slice(0, 500), message: `This ${UNSTORABLE_TEXT}` }])
  const checked = check(seen.content, chart, lookedAt)
  if (checked.kind === 'unchecked') return checked
  return checked.kind === 'draws'
    ? { kind: 'fits', content: checked.content, seen }
    : { kind: 'faulty', refusal: checked, seen }
}

/**
 * What becomes of a peer's update: what is hostile or malformed is refused, what only clashes with others is mended. The
 * document has it in the end where it is to be appended, and is as it was where not.
 */
export function decideMerge(
  locked: LockedChart,
  { authorId, update, baseVersion, drawsAlone }: Merging,
  lookedAt: LookedAt,
): MergeRefusal | Unchecked | Earlier | Appendix {
  const { chart, doc, content: before, earlier } = locked
  if (earlier) return { kind: 'earlier', chart, ...earlier }
  if (baseVersion !== null && (baseVersion < 1 || baseVersion > chart.version)) return { kind: 'no version', chart }
  const found = judged(merged(doc, before, update), locked, authorId, lookedAt)
  if (found.kind === 'fits') {
    const { seen, content } = found
    return { ...appendix(content, { ...seen, update: mergeInto(doc, update) }), peers: seen.peers }
  }
  if (found.kind !== 'faulty') return found
  if (drawsAlone !== true) return drawsAlone === null ? { kind: 'clash', chart } : found.refusal
  return mended(locked, update, found.seen, lookedAt)
}

/** An update that is taken although it does not draw together with what others did, with what the server sets back. */
function mended(
  { chart, doc, content: before }: LockedChart,
  update: Uint8Array,
  seen: Seen,
  lookedAt: LookedAt,
): Invalid | Unchecked | Appendix {
  const faultsOf = (content: RawContent): Invalid['issues'] => {
    const again = check(content, chart, lookedAt)
    return again.kind === 'invalid' ? again.issues : []
  }
  const mending = differences(seen.content, mend(before, seen, faultsOf))
  doc.clientID = SERVER_PEER
  const said = tried(doc, () => {
    applyUpdate(doc, update)
    setPaths(doc, mending)
    return readContent(doc)
  })
  const drawn = check(said, chart, lookedAt)
  if (drawn.kind !== 'draws') return drawn
  const taken = appendix(drawn.content, { ...seen, update: mergeInto(doc, update) })
  return { ...taken, said, peers: seen.peers, mending }
}
