import { ForbiddenError, mayRead, mayWrite, NotFoundError, type Viewer } from '@askchart/service'
import type { Chart } from '../charts/chart.js'
import { assertCanSeeChart, assertSignedIn } from '../charts/chart.policy.js'
import type { Comment } from './comment.js'

/** Whoever sees a chart as a member sees what is said about it; to others it is not there. */
export function assertCanSeeComment(
  viewer: Viewer,
  comment: Comment | null,
  chart: Chart | null,
  id: string,
): asserts comment is Comment {
  if (!comment || !chart || !mayRead(viewer, chart.workspaceId)) throw new NotFoundError('comment', id)
}

/**
 * Whoever sees a chart may comment on it, those who may only look too: who cannot mend a chart has all the more to ask
 * about it, and a comment changes nothing of the chart.
 */
export function assertCanComment(viewer: Viewer, chart: Chart | null, id: string): asserts chart is Chart {
  assertSignedIn(viewer)
  assertCanSeeChart(viewer, chart, id)
}

/** A thread is resolved and opened again by whoever began it, and by those who may change the chart. */
export function assertCanResolve(viewer: Viewer, thread: Comment, chart: Chart): void {
  if (viewer.id !== thread.authorId && !mayWrite(viewer, chart.workspaceId))
    throw new ForbiddenError('Whoever began this thread resolves it, or an editor of the chart.')
}
