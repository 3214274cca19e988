import { ForbiddenError, mayRead, mayWrite, NotFoundError, type Viewer } from '@askchart/service'

interface Belonging {
  readonly workspaceId: string
}

/** Members of a workspace see what it has taught; to others it is not there. */
export function assertCanSeeLearned(viewer: Viewer, workspaceId: string): void {
  if (!mayRead(viewer, workspaceId)) throw new NotFoundError('workspace', workspaceId)
}

/** Editors of its workspace say how an analysis did; to strangers there is none. */
export function assertCanTeach<Known extends Belonging>(
  viewer: Viewer,
  known: Known | null,
  id: string,
): asserts known is Known {
  assertMayChange(viewer, known, 'analysis', id)
}

/** Editors of its workspace make it forget. */
export function assertCanForget<Known extends Belonging>(
  viewer: Viewer,
  known: Known | null,
  id: string,
): asserts known is Known {
  assertMayChange(viewer, known, 'lesson', id)
}

function assertMayChange<Known extends Belonging>(
  viewer: Viewer,
  known: Known | null,
  noun: string,
  id: string,
): asserts known is Known {
  if (!known || !mayRead(viewer, known.workspaceId)) throw new NotFoundError(noun, id)
  if (!mayWrite(viewer, known.workspaceId))
    throw new ForbiddenError('You may look at this workspace, but only its editors may change what it has learned.')
}
