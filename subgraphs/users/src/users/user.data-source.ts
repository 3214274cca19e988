import { and, eq, inArray } from 'drizzle-orm'
import type { UsersDatabase } from '../db/database.js'
import { memberships, people } from '../db/schema.js'

export interface Person {
  readonly id: string
  readonly name: string
}

/** People in Postgres. */
export class UserDataSource {
  constructor(private readonly database: UsersDatabase) {}

  async byId(id: string): Promise<Person | null> {
    const [person] = await this.database.db
      .select({ id: people.id, name: people.name })
      .from(people)
      .where(eq(people.id, id))
    return person ?? null
  }

  /** Those of `ids` who belong to at least one of the workspaces. */
  async inWorkspaces(ids: readonly string[], workspaceIds: readonly string[]): Promise<readonly Person[]> {
    if (ids.length === 0 || workspaceIds.length === 0) return []
    return this.database.db
      .selectDistinct({ id: people.id, name: people.name })
      .from(people)
      .innerJoin(memberships, eq(memberships.userId, people.id))
      .where(and(inArray(people.id, [...ids]), inArray(memberships.workspaceId, [...workspaceIds])))
  }
}
