import { ForbiddenError, mayRead, mayWrite, NotFoundError, UnauthenticatedError, type Viewer } from '@askchart/service'
import type { Chart } from './chart.js'

/** Members of a workspace see its charts; to others they are not there. */
export function assertCanSeeChart(viewer: Viewer, chart: Chart | null, id: string): asserts chart is Chart {
  if (!chart || !mayRead(viewer, chart.workspaceId)) throw new NotFoundError('chart', id)
}

/**
 * Whoever holds only a share link sees a chart's title, description, spec, query, version and data. The rest, its
 * document and edits too, is for members of its workspace.
 */
export const isMember = (viewer: Viewer, chart: Pick<Chart, 'workspaceId'>): boolean =>
  mayRead(viewer, chart.workspaceId)

/** Whoever follows a chart may see it; who is a member of nothing holds a share link, or less. */
export function assertSeesEdits(viewer: Viewer): void {
  if (viewer.workspaces.length === 0) throw new ForbiddenError('Edits are for members of the workspace of the chart.')
}

/** Editors and owners of its workspace change and delete a chart. */
export function assertCanEditChart(viewer: Viewer, chart: Chart | null, id: string): asserts chart is Chart {
  assertCanSeeChart(viewer, chart, id)
  if (!mayWrite(viewer, chart.workspaceId))
    throw new ForbiddenError('You may look at this chart, but not change it. Ask an owner of its workspace.')
}

/** Members of a workspace list its charts; to others it is not there. */
export function assertCanListCharts(viewer: Viewer, workspaceId: string): void {
  if (!mayRead(viewer, workspaceId)) throw new NotFoundError('workspace', workspaceId)
}

/** Editors and owners of a workspace make charts in it. */
export function assertCanMakeCharts(viewer: Viewer, workspaceId: string): void {
  assertCanListCharts(viewer, workspaceId)
  if (!mayWrite(viewer, workspaceId))
    throw new ForbiddenError('You may look at the charts of this workspace, but not make one there.')
}

export function assertSignedIn(viewer: Viewer): void {
  if (viewer.id === '' || viewer.kind === 'link') throw new UnauthenticatedError()
}
