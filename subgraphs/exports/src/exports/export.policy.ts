import { mayRead, NotFoundError, type Viewer } from '@askchart/service'
import type { ChartExport } from './export.js'

/** Members of the workspace whose charts it shows may see an export; to others it is not there. */
export function assertCanSeeExport(
  viewer: Viewer,
  wanted: ChartExport | null,
  id: string,
): asserts wanted is ChartExport {
  if (!wanted || !mayRead(viewer, wanted.workspaceId)) throw new NotFoundError('export', id)
}
