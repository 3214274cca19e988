import { mayRead, NotFoundError, type Viewer } from '@askchart/service'

/** Members may see a workspace; to others it is not there. */
export function assertCanSeeWorkspace(viewer: Viewer, id: string): void {
  if (!mayRead(viewer, id)) throw new NotFoundError('workspace', id)
}
