import { mayRead, NotFoundError, type Viewer } from '@askchart/service'

interface Belonging {
  readonly workspaceId: string
  readonly datasetId: string
}

/** Members of its workspace may see an analysis or a choice. */
export const maySee = (viewer: Viewer, { workspaceId }: Belonging): boolean => mayRead(viewer, workspaceId)

/** What was read may be gone on from only by those who may see it, and in its own dataset; else it is not there. */
export function assertCanGoOnFrom<Known extends Belonging>(
  viewer: Viewer,
  known: Known | null,
  asked: { readonly noun: 'analysis' | 'choice'; readonly id: string; readonly datasetId: string },
): asserts known is Known {
  if (!known || !maySee(viewer, known) || known.datasetId !== asked.datasetId)
    throw new NotFoundError(asked.noun, asked.id)
}
