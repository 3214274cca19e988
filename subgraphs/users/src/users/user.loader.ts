import type { Viewer } from '@askchart/service'
import DataLoader from 'dataloader'
import type { Person, UserDataSource } from './user.data-source.js'

export type UserById = DataLoader<string, Person | null>

/**
 * People by id as this viewer may see them: members of the viewer's workspaces, the viewer among them. Everybody else
 * is null, as if not there.
 */
export const userByIdFor = (viewer: Viewer, users: Pick<UserDataSource, 'inWorkspaces'>): UserById =>
  new DataLoader(async (ids) => {
    const visible = await users.inWorkspaces(
      ids,
      viewer.workspaces.map((workspace) => workspace.id),
    )
    const byId = new Map(visible.map((person) => [person.id, person]))
    return ids.map((id) => byId.get(id) ?? null)
  })
