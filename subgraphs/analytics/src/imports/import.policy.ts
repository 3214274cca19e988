import { ForbiddenError, mayRead, mayWrite, NotFoundError, type Viewer } from '@askchart/service'
import type { Import } from './import.js'

/** Members of the workspace that it fills may see an import; to others it is not there. */
export function assertCanSeeImport(viewer: Viewer, found: Import | null, id: string): asserts found is Import {
  if (!found || !mayRead(viewer, found.workspaceId)) throw new NotFoundError('import', id)
}

/** Editors of that workspace may cancel it. */
export function assertCanCancelImport(viewer: Viewer, found: Import | null, id: string): asserts found is Import {
  assertCanSeeImport(viewer, found, id)
  if (!mayWrite(viewer, found.workspaceId))
    throw new ForbiddenError('You may follow this import, but only editors of its workspace may cancel it.')
}
