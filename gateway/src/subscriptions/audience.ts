import { roleIn, type Viewer, type WorkspaceRole } from '@askchart/service'

const RANK: Readonly<Record<WorkspaceRole, number>> = { VIEWER: 1, EDITOR: 2, OWNER: 3 }

/** Whether `now` may see or do less than `before`: a workspace lost, or a lower role in one. */
export const isNarrower = (now: Viewer, before: Viewer): boolean =>
  before.workspaces.some(({ id, role }) => {
    const current = roleIn(now, id)
    return current === null || RANK[current] < RANK[role]
  })
