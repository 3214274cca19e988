import { useSubscription } from 'urql'
import { useViewer } from '../account/use-viewer.js'
import { WorkspaceCharts } from './chart.documents.js'

/** Keeps lists of the viewer's charts live: see the cache for what becomes of an event. */
export function useWorkspaceCharts(): void {
  const workspaceId = useViewer().viewer?.workspace?.id
  useSubscription({
    query: WorkspaceCharts,
    variables: { workspaceId: workspaceId ?? '' },
    pause: workspaceId === undefined,
  })
}
