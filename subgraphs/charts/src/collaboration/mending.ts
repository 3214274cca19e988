import { type AppliedChange, editDocument, type Edited, encodeDocument, type RawContent } from '@askchart/document'
import type { SpecIssue } from '../spec/validate/validate-spec.js'

/** As all of this happens while the chart is locked. */
const MAX_TRIED = 40
const MAX_ROUNDS = 10

/** What is wrong with a content; nothing where it draws. */
export type FaultsOf = (content: RawContent) => readonly Pick<SpecIssue, 'path'>[]

const rootOf = (path: string): string => path.split('/')[1] ?? ''
const isUnder = (path: string, other: string): boolean => path === other || path.startsWith(`${other}/`)
/** Whether a change has to do with what is wrong there. The parts of a query stand and fall together. */
const touches = (change: string, fault: string): boolean =>
  isUnder(change, fault) || isUnder(fault, change) || (rootOf(change) === 'query' && rootOf(fault) === 'query')

/** What to give up of an edit first: what is at fault, or else the one change without which all is well, or a whole root. */
function givenUp(
  kept: readonly AppliedChange[],
  faults: readonly Pick<SpecIssue, 'path'>[],
  drawsWith: (changes: readonly AppliedChange[]) => boolean,
): readonly AppliedChange[] {
  const touching = kept.filter(({ path }) => faults.some((fault) => touches(path, fault.path)))
  if (touching.length > 0) return touching
  const single = kept
    .slice(0, MAX_TRIED)
    .find((change) => rootOf(change.path) !== 'query' && drawsWith(kept.filter((other) => other !== change)))
  if (single) return [single]
  const roots = new Set(faults.map(({ path }) => rootOf(path)))
  const sameRoot = kept.filter(({ path }) => roots.has(rootOf(path)))
  return sameRoot.length > 0 ? sameRoot : kept
}

/**
 * Two edits that were good apart and do not draw together: on top of both, as little of the later one as will do is set
 * back to what was last drawn. `before` is the content that drew, `merged` the one that does not; gives the one to be.
 */
export function mend(before: RawContent, merged: Pick<Edited, 'content' | 'changes'>, faultsOf: FaultsOf): RawContent {
  // Of what was before there is but what it said, so that each try costs no more than that.
  const drawn = encodeDocument(before)
  const contentWith = (changes: readonly AppliedChange[]): RawContent =>
    changes.length === 0 ? before : editDocument(drawn, changes).content
  const drawsWith = (changes: readonly AppliedChange[]): boolean => faultsOf(contentWith(changes)).length === 0
  let kept = merged.changes
  let content = merged.content
  for (let round = 1; kept.length > 0; round += 1) {
    const faults = faultsOf(content)
    if (faults.length === 0) break
    const lost = new Set(round > MAX_ROUNDS ? kept : givenUp(kept, faults, drawsWith))
    kept = kept.filter((change) => !lost.has(change))
    content = contentWith(kept)
  }
  return content
}
