import { ForbiddenError, mayRead, mayWrite, NotFoundError, type Viewer } from '@askchart/service'
import type { Dataset } from './dataset.js'

/** Members of its workspace may see a dataset; to others it is not there. */
export function assertCanSeeDataset(viewer: Viewer, dataset: Dataset | null, id: string): asserts dataset is Dataset {
  if (!dataset || !mayRead(viewer, dataset.workspaceId)) throw new NotFoundError('dataset', id)
}

/** Editors of its workspace may change a dataset. */
export function assertCanChangeDataset(
  viewer: Viewer,
  dataset: Dataset | null,
  id: string,
): asserts dataset is Dataset {
  assertCanSeeDataset(viewer, dataset, id)
  if (!mayWrite(viewer, dataset.workspaceId))
    throw new ForbiddenError('You may look at this dataset, but only editors of its workspace may change it.')
}

/** Members may list a workspace's datasets. */
export function assertCanListDatasets(viewer: Viewer, workspaceId: string): void {
  if (!mayRead(viewer, workspaceId)) throw new NotFoundError('workspace', workspaceId)
}

/** Editors may bring data into a workspace. */
export function assertCanAddDatasets(viewer: Viewer, workspaceId: string): void {
  assertCanListDatasets(viewer, workspaceId)
  if (!mayWrite(viewer, workspaceId))
    throw new ForbiddenError('You may look at this workspace, but only its editors may add data to it.')
}
