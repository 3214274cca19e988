import { differences, readContent, SERVER_PEER, setPaths, tried } from '@askchart/document'
import { applyUpdate } from 'yjs'
import type { Chart } from '../charts/chart.js'
import { type Invalid, invalid } from '../charts/outcome.js'
import { check, type LookedAt, type Unchecked } from './check.js'
import { appendix, type Earlier } from './decide.js'
import type { EditConflict } from './edit.js'
import type { Appendix, LockedChart } from './append.js'
import { mend } from './mending.js'
import { merged, mergeInto } from './merge-update.js'
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

/**
 * What becomes of a peer's update: what is hostile or malformed is refused, what only clashes with others is mended. The
 * document has it in the end where it is to be appended, and is as it was where not.
 */
export function decideMerge(
  { chart, doc, content: before, peers, earlier }: LockedChart,
  { authorId, update, baseVersion, drawsAlone }: Merging,
  lookedAt: LookedAt,
): MergeRefusal | Unchecked | Earlier | Appendix {
  if (earlier) return { kind: 'earlier', chart, ...earlier }
  if (baseVersion !== null && (baseVersion < 1 || baseVersion > chart.version)) return { kind: 'no version', chart }
  const seen = merged(doc, before, update)
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
  if (checked.kind === 'draws')
    return { ...appendix(checked.content, { ...seen, update: mergeInto(doc, update) }), peers: seen.peers }
  if (checked.kind === 'unchecked') return checked
  if (drawsAlone !== true) return drawsAlone === null ? { kind: 'clash', chart } : checked
  const mending = differences(
    seen.content,
    mend(before, seen, (content) => {
      const again = check(content, chart, lookedAt)
      return again.kind === 'invalid' ? again.issues : []
    }),
  )
  doc.clientID = SERVER_PEER
  const mended = tried(doc, () => {
    applyUpdate(doc, update)
    setPaths(doc, mending)
    return readContent(doc)
  })
  const drawn = check(mended, chart, lookedAt)
  if (drawn.kind !== 'draws') return drawn
  const taken = appendix(drawn.content, { ...seen, update: mergeInto(doc, update) })
  return { ...taken, said: mended, peers: seen.peers, mending }
}
