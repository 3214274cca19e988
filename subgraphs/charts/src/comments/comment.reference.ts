import type { ReferenceResolver } from '@askchart/service'
import type { ChartsContext } from '../context.js'
import { assertCanSeeComment } from './comment.policy.js'

/** A comment that another subgraph names; to strangers it is not there. */
export const commentReference: ReferenceResolver<ChartsContext> = async (
  { id },
  { viewer, chartById, commentById },
) => {
  const comment = await commentById(String(id))
  const chart = comment && (await chartById(comment.chartId))
  assertCanSeeComment(viewer, comment, chart, String(id))
  return comment
}
