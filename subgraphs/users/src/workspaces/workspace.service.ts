import {
  checkFirst,
  type Connection,
  decodeCursor,
  encodeCursor,
  NotFoundError,
  roleIn,
  toConnection,
  type Viewer,
  type WorkspaceRole,
} from '@askchart/service'
import { z } from 'zod'
import type { Membership, WorkspaceDataSource } from './workspace.data-source.js'
import { assertCanSeeWorkspace } from './workspace.policy.js'

const cursorSchema = z.tuple([z.string()])

export interface SeenWorkspace {
  readonly id: string
  readonly name: string
  readonly role: WorkspaceRole | null
}

/** Workspaces as their members see them. */
export class WorkspaceService {
  constructor(private readonly workspaces: WorkspaceDataSource) {}

  /** Throws NotFoundError for a stranger's, as for one that does not exist. */
  async byId(id: string, viewer: Viewer): Promise<SeenWorkspace> {
    assertCanSeeWorkspace(viewer, id)
    const workspace = await this.workspaces.byId(id)
    if (!workspace) throw new NotFoundError('workspace', id)
    return { ...workspace, role: roleIn(viewer, id) }
  }

  /** A person's workspaces with their roles as they are now, whatever the viewer's proof says of them. */
  async ofPerson(
    userId: string,
    first: number,
    after: string | null,
  ): Promise<Connection<Membership> & { readonly totalCount: number }> {
    const size = checkFirst(first)
    const afterId = after === null ? null : decodeCursor(after, cursorSchema)[0]
    const [rows, totalCount] = await Promise.all([
      this.workspaces.ofPerson(userId, size + 1, afterId),
      this.workspaces.countOfPerson(userId),
    ])
    return { ...toConnection(rows, size, after, ({ id }) => encodeCursor([id])), totalCount }
  }
}
