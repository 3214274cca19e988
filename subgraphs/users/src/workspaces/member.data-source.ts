import { and, asc, count, eq, ilike, inArray, type SQL, sql } from 'drizzle-orm'
import type { WorkspaceRole } from '@askchart/service'
import type { UsersDatabase } from '../db/database.js'
import { memberships, people } from '../db/schema.js'
import type { Person } from '../users/user.data-source.js'

/** A person of a workspace. */
export interface Member extends Person {
  readonly role: WorkspaceRole
}

/** Which members are asked for; null where it does not matter. */
export interface MemberFilter {
  readonly workspaceId: string
  /** Part of a name, in any case. */
  readonly search: string | null
  readonly ids: readonly string[] | null
}

const containing = (search: string): string => `%${search.replace(/[\\%_]/g, '\\$&')}%`

const matching = ({ workspaceId, search, ids }: MemberFilter): SQL | undefined =>
  and(
    eq(memberships.workspaceId, workspaceId),
    search === null ? undefined : ilike(people.name, containing(search)),
    ids === null ? undefined : inArray(people.id, [...ids]),
  )

/** Who belongs to a workspace, in Postgres. */
export class MemberDataSource {
  constructor(private readonly database: UsersDatabase) {}

  /** At most `limit`, by name, those after the name and id of the last of the page before. */
  async list(filter: MemberFilter, limit: number, after: readonly [string, string] | null): Promise<readonly Member[]> {
    const later =
      after === null ? undefined : sql`(lower(${people.name}), ${people.id}) > (lower(${after[0]}), ${after[1]})`
    return this.database.db
      .select({ id: people.id, name: people.name, role: memberships.role })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.userId))
      .where(and(matching(filter), later))
      .orderBy(asc(sql`lower(${people.name})`), asc(people.id))
      .limit(limit)
  }

  async count(filter: MemberFilter): Promise<number> {
    const [row] = await this.database.db
      .select({ total: count() })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.userId))
      .where(matching(filter))
    return row?.total ?? 0
  }
}
