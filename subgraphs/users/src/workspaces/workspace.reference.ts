import type { ReferenceResolver } from '@askchart/service'
import type { UsersContext } from '../context.js'
import { WorkspaceEntity } from './workspace.entity.js'
import type { WorkspaceService } from './workspace.service.js'

/** A workspace as other subgraphs name it; not found for a stranger. */
export const workspaceReference =
  (service: WorkspaceService): ReferenceResolver<UsersContext> =>
  async (reference, { viewer }) => {
    const { id, name, role } = await service.byId(String(reference['id']), viewer)
    return new WorkspaceEntity(id, name, role)
  }
