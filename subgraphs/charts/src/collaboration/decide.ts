import { type Change, editDocument, PathProblem, SERVER_PEER } from '@askchart/document'
import { queryHash } from '@askchart/service'
import { parseQuerySpec, type QuerySpec } from '@askchart/vocabulary'
import type { Chart } from '../charts/chart.js'
import { type Invalid, invalid } from '../charts/outcome.js'
import { type BinSteps, stepsIn } from '../spec/validate/bin-steps.js'
import { checkContent } from './chart-content.js'
import type { Edit, EditConflict, EditedChart } from './edit.js'
import type { Appendix, LockedChart } from './edit.data-source.js'
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

/** The edit waits for analytics to look at the query that it leads to. */
export interface Unchecked {
  readonly kind: 'unchecked'
  readonly query: QuerySpec
  /** Where the chart is restored: the widths of its bins as they were, to be kept although the query may not run now. */
  readonly restored: BinSteps | null
}
export interface Earlier {
  readonly kind: 'earlier'
  readonly chart: Chart
  readonly edit: Edit
}
/** Queries that analytics can run, by hash, with the widths of their bins. */
export type Runnable = ReadonlyMap<string, BinSteps>

export type Decided<Refused> = Invalid | Unchecked | Earlier | Refused
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

/** What becomes of an edit, given the chart as it stands. Pure, so that it may run under the row's lock. */
export function decide<Refused extends { readonly kind: string }>(
  locked: LockedChart,
  propose: Propose<Refused>,
  runnable: Runnable,
): Decided<Refused> | Appendix {
  const { chart, document, earlier } = locked
  if (earlier) return { kind: 'earlier', chart, edit: earlier }
  const proposed = propose(locked)
  if (!isProposed(proposed)) return proposed
  const { changes } = proposed
  const unstorable = changes.find(({ path, value }) => !isStorable([path, value]))
  if (unstorable) return invalid([{ path: unstorable.path.slice(0, 500), message: `This ${UNSTORABLE_TEXT}` }])
  let edited
  try {
    edited = editDocument(document, changes, SERVER_PEER)
  } catch (error) {
    if (error instanceof PathProblem) return invalid([{ path: error.path, message: error.message }])
    throw error
  }
  const query = parseQuerySpec(edited.content.query)
  const known = 'spec' in query ? runnable.get(queryHash(query.spec)) : undefined
  const same = 'spec' in query && queryHash(query.spec) === queryHash(chart.query)
  const restored = proposed.restores ? stepsIn(edited.content.spec) : null
  if ('spec' in query && !same && known === undefined) return { kind: 'unchecked', query: query.spec, restored }
  const checked = checkContent(edited.content, known ?? stepsIn(chart.spec))
  if ('issues' in checked) {
    // Bins may be new to the spec; how wide they are is then for the dataset to say.
    const binned = Object.keys(stepsIn(edited.content.spec)).length > 0
    return same && binned && known === undefined
      ? { kind: 'unchecked', query: query.spec, restored }
      : invalid(checked.issues)
  }
  const { update } = edited
  return { kind: 'append', content: checked.content, document: edited.document, update, changes: edited.changes }
}
