import { and, asc, count, eq, gt } from 'drizzle-orm'
import type { WorkspaceRole } from '@askchart/service'
import type { UsersDatabase } from '../db/database.js'
import { memberships, workspaces } from '../db/schema.js'

export interface Workspace {
  readonly id: string
  readonly name: string
}

/** A workspace and what one person may do there. */
export interface Membership extends Workspace {
  readonly role: WorkspaceRole
}

/** Workspaces and who belongs to them, in Postgres. */
export class WorkspaceDataSource {
  constructor(private readonly database: UsersDatabase) {}

  async byId(id: string): Promise<Workspace | null> {
    const [row] = await this.database.db
      .select({ id: workspaces.id, name: workspaces.name })
      .from(workspaces)
      .where(eq(workspaces.id, id))
    return row ?? null
  }

  /** At most `limit` of a person's workspaces, oldest first (ids are time-ordered), those after the given id. */
  async ofPerson(userId: string, limit: number, afterId: string | null): Promise<readonly Membership[]> {
    return this.database.db
      .select({ id: workspaces.id, name: workspaces.name, role: memberships.role })
      .from(memberships)
      .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
      .where(and(eq(memberships.userId, userId), afterId === null ? undefined : gt(workspaces.id, afterId)))
      .orderBy(asc(workspaces.id))
      .limit(limit)
  }

  async countOfPerson(userId: string): Promise<number> {
    const [row] = await this.database.db
      .select({ total: count() })
      .from(memberships)
      .where(eq(memberships.userId, userId))
    return row?.total ?? 0
  }
}
