import {
  type Change,
  type Edited,
  editOpened,
  PathProblem,
  type RawContent,
  readContent,
  SERVER_PEER,
  setPaths,
  tried,
} from '@askchart/document'
import type { Chart } from '../charts/chart.js'
import { type Invalid, invalid } from '../charts/outcome.js'
import type { ChartContent } from './chart-content.js'
import { check, type LookedAt, type Unchecked } from './check.js'
import type { Edit, EditConflict, EditedChart } from './edit.js'
import type { Appendix, LockedChart } from './append.js'
import { isStorable, UNSTORABLE_TEXT } from './storable.js'

/** Paths to set, and the version that whoever sets them has seen, where that matters. */
export interface PathEdit {
  readonly changes: readonly Change[]
  readonly baseVersion: number | null
}

export interface Proposed {
  readonly kind: 'set'
  readonly changes: readonly Change[]
  /** The chart will be just as it was a version ago: it may be so although its data has changed since. */
  readonly restores?: true
}

/** What an edit sets, given the chart as it stands under its lock, or why there is no edit. */
export type Propose<Refused> = (locked: LockedChart) => Proposed | Refused

/** An earlier try of the same request has made the edit. */
export interface Earlier {
  readonly kind: 'earlier'
  readonly chart: Chart
  readonly edit: Edit
  readonly mended: Edit | null
}

export const appendix = (content: ChartContent, { update, changes, content: said }: Edited): Appendix => ({
  kind: 'append',
  content,
  said,
  update,
  changes,
  peers: [],
  mending: null,
})

export const isUnchecked = (outcome: { readonly kind: string }): outcome is Unchecked => outcome.kind === 'unchecked'
export const isEarlier = (outcome: { readonly kind: string }): outcome is Earlier => outcome.kind === 'earlier'
export const isEdited = (outcome: { readonly kind: string }): outcome is EditedChart => outcome.kind === 'edited'

/** An edit of paths, unless it was made on a version that has passed. */
export function proposal(
  { chart }: Pick<LockedChart, 'chart'>,
  { changes, baseVersion }: PathEdit,
): Proposed | EditConflict {
  if (baseVersion === null || baseVersion === chart.version) return { kind: 'set', changes }
  const message = `This chart is at version ${chart.version} by now, not ${baseVersion}. Look at it again before changing it.`
  return { kind: 'conflict', message, chart }
}

const isProposed = (proposed: { readonly kind: string }): proposed is Proposed => proposed.kind === 'set'

/**
 * What becomes of an edit, given the chart as it stands. Waits for nothing, so that it may run under the row's lock. The
 * document has it in the end where it is to be appended, and is as it was where not.
 */
export function decide<Refused extends { readonly kind: string }>(
  locked: LockedChart,
  propose: Propose<Refused>,
  lookedAt: LookedAt,
): Invalid | Unchecked | Earlier | Refused | Appendix {
  const { chart, doc, earlier } = locked
  if (earlier) return { kind: 'earlier', chart, ...earlier }
  const proposed = propose(locked)
  if (!isProposed(proposed)) return proposed
  const { changes } = proposed
  const unstorable = changes.find(({ path, value }) => !isStorable([path, value]))
  if (unstorable) return invalid([{ path: unstorable.path.slice(0, 500), message: `This ${UNSTORABLE_TEXT}` }])
  doc.clientID = SERVER_PEER
  let content: RawContent
  try {
    content = tried(doc, () => {
      setPaths(doc, changes)
      return readContent(doc)
    })
  } catch (error) {
    if (error instanceof PathProblem) return invalid([{ path: error.path, message: error.message }])
    throw error
  }
  const checked = check(content, chart, lookedAt, proposed.restores)
  return checked.kind === 'draws' ? appendix(checked.content, editOpened(doc, changes, SERVER_PEER)) : checked
}
