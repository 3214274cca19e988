import { mayRead, type ReferenceResolver } from '@askchart/service'
import type { UsersContext } from '../context.js'
import { WorkspaceEntity } from './workspace.entity.js'
import type { WorkspaceService } from './workspace.service.js'

/** A workspace as other subgraphs name it; null for a stranger. */
export const workspaceReference =
  (service: WorkspaceService): ReferenceResolver<UsersContext> =>
  async (reference, { viewer }) => {
    const id = String(reference['id'])
    if (!mayRead(viewer, id)) return null
    const { name, role } = await service.byId(id, viewer)
    return new WorkspaceEntity(id, name, role)
  }
