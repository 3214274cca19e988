import type { Transaction, WorkspaceRole } from '@askchart/service'
import { and, asc, eq, gt, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { appendToAuditLog, type AuditAction } from '../audit/audit-log.data-source.js'
import type { UsersDatabase } from '../db/database.js'
import { memberships, people, refreshTokens, sessions, workspaces } from '../db/schema.js'
import type { Person } from '../users/user.data-source.js'

/** One parameter for all of them: thousands, asked of each second, are a long statement to build and to plan otherwise. */
const isOneOf = (sessionIds: readonly string[]): SQL => sql`${sessions.id} = any(${sql.param([...sessionIds])}::text[])`

export interface NewGuest {
  readonly person: Person
  readonly workspace: { readonly id: string; readonly name: string }
  readonly session: { readonly id: string; readonly expiresAt: Date; readonly refreshTokenHash: string }
  readonly at: Date
  readonly requestId: string
}

export interface Rotation {
  readonly oldHash: string
  readonly newHash: string
  /** Of the key that says which tries are of one renewal; null for a renewal that is tried once. */
  readonly keyHash: string | null
  /** When the request came in. */
  readonly arrivedAt: Date
  readonly now: () => Date
  /** When the answer goes out, and when the session then ends, if the token is rotated at `now`. */
  readonly answeredAt: (now: Date) => Date
  readonly expiresAt: (now: Date) => Date
  readonly requestId: string
}
export type RotationOutcome =
  | { readonly outcome: 'rotated'; readonly sessionId: string; readonly person: Person; readonly expiresAt: Date }
  | { readonly outcome: 'unknown' | 'ended' | 'raced' | 'reused' }

export interface WorkspaceRight {
  readonly workspaceId: string
  readonly role: WorkspaceRole
}

/** Whose session it is and what they may do. */
export interface SessionRights {
  readonly sessionId: string
  readonly userId: string
  readonly rights: readonly WorkspaceRight[]
}

/** The new token of a session, and the old one used up. */
async function putSuccessor(
  transaction: Transaction,
  { oldHash, newHash, keyHash, answeredAt }: Rotation,
  { sessionId, now, expiresAt }: { readonly sessionId: string; readonly now: Date; readonly expiresAt: Date },
): Promise<void> {
  await transaction.insert(refreshTokens).values({ hash: newHash, sessionId, createdAt: now })
  await transaction.update(sessions).set({ expiresAt }).where(eq(sessions.id, sessionId))
  await transaction
    .update(refreshTokens)
    .set({ usedAt: answeredAt(now), usedWith: keyHash, successor: newHash })
    .where(eq(refreshTokens.hash, oldHash))
}

/** Sessions and their families of refresh tokens, in Postgres. */
export class SessionDataSource {
  constructor(private readonly database: UsersDatabase) {}

  /** A person, a workspace of their own and a session, all or none. */
  async createGuest({ person, workspace, session, at, requestId }: NewGuest): Promise<void> {
    await this.database.db.transaction(async (transaction) => {
      await transaction.insert(people).values({ ...person, kind: 'guest', createdAt: at })
      await transaction.insert(workspaces).values({ ...workspace, createdAt: at })
      await transaction.insert(memberships).values({ workspaceId: workspace.id, userId: person.id, role: 'OWNER' })
      await transaction
        .insert(sessions)
        .values({ id: session.id, userId: person.id, createdAt: at, expiresAt: session.expiresAt })
      await transaction
        .insert(refreshTokens)
        .values({ hash: session.refreshTokenHash, sessionId: session.id, createdAt: at })
      await appendToAuditLog(transaction, {
        at,
        action: 'SIGNED_IN',
        userId: person.id,
        sessionId: session.id,
        requestId,
        details: { guest: true },
      })
    })
  }

  /** Whose session it is, while it lasts; null once it has ended or expired, and for another person's. */
  async livePerson(sessionId: string, userId: string, at: Date): Promise<Person | null> {
    const [person] = await this.database.db
      .select({ id: people.id, name: people.name })
      .from(sessions)
      .innerJoin(people, eq(people.id, sessions.userId))
      .where(
        and(
          eq(sessions.id, sessionId),
          eq(sessions.userId, userId),
          isNull(sessions.endedAt),
          gt(sessions.expiresAt, at),
        ),
      )
    return person ?? null
  }

  /** Those of the sessions that still last, with what their people may do; the workspaces in the order of their ids. */
  async rights(sessionIds: readonly string[], at: Date): Promise<readonly SessionRights[]> {
    const rows = await this.database.db
      .select({
        sessionId: sessions.id,
        userId: sessions.userId,
        workspaceId: memberships.workspaceId,
        role: memberships.role,
      })
      .from(sessions)
      .leftJoin(memberships, eq(memberships.userId, sessions.userId))
      .where(and(isOneOf(sessionIds), isNull(sessions.endedAt), gt(sessions.expiresAt, at)))
      .orderBy(asc(memberships.workspaceId))
    const bySession = new Map<string, { readonly userId: string; readonly rights: WorkspaceRight[] }>()
    for (const { sessionId, userId, workspaceId, role } of rows) {
      const known = bySession.get(sessionId) ?? { userId, rights: [] }
      bySession.set(sessionId, known)
      if (workspaceId !== null && role !== null) known.rights.push({ workspaceId, role })
    }
    return [...bySession].map(([sessionId, known]) => ({ sessionId, ...known }))
  }

  /**
   * Uses up a refresh token and puts its successor in its place. The lock on the session lets one rotation of a family
   * happen at a time, so it never forks.
   */
  async rotate(rotation: Rotation): Promise<RotationOutcome> {
    const { oldHash, requestId } = rotation
    return this.database.db.transaction(async (transaction) => {
      const [family] = await transaction
        .select({ id: refreshTokens.sessionId })
        .from(refreshTokens)
        .where(eq(refreshTokens.hash, oldHash))
      if (!family) return { outcome: 'unknown' }
      await transaction.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, family.id)).for('update')
      // Only now that the lock is held does the token's state stand still.
      const [state] = await transaction
        .select({
          usedAt: refreshTokens.usedAt,
          usedWith: refreshTokens.usedWith,
          successor: refreshTokens.successor,
          endedAt: sessions.endedAt,
          expiresAt: sessions.expiresAt,
          person: people,
        })
        .from(refreshTokens)
        .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
        .innerJoin(people, eq(people.id, sessions.userId))
        .where(eq(refreshTokens.hash, oldHash))
      if (!state) return { outcome: 'unknown' }
      const now = rotation.now()
      if (state.endedAt !== null || state.expiresAt <= now) return { outcome: 'ended' }
      const { id: userId, name } = state.person
      const expiresAt = rotation.expiresAt(now)
      const rotated = { outcome: 'rotated', sessionId: family.id, person: { id: userId, name }, expiresAt } as const
      if (state.usedAt !== null) {
        if (state.successor !== null && rotation.keyHash !== null && rotation.keyHash === state.usedWith) {
          const replaced = await transaction
            .delete(refreshTokens)
            .where(and(eq(refreshTokens.hash, state.successor), isNull(refreshTokens.usedAt)))
            .returning({ hash: refreshTokens.hash })
          if (replaced.length > 0) {
            await putSuccessor(transaction, rotation, { sessionId: family.id, now, expiresAt })
            return rotated
          }
        }
        if (rotation.arrivedAt < state.usedAt) return { outcome: 'raced' }
        await endSessions(transaction, 'REFRESH_TOKEN_REUSED', { userId, sessionId: family.id, at: now, requestId })
        return { outcome: 'reused' }
      }
      await putSuccessor(transaction, rotation, { sessionId: family.id, now, expiresAt })
      return rotated
    })
  }

  /** Ends one session of a person, or with sessionId null all of them. */
  async signOut(ending: Ending): Promise<void> {
    await this.database.db.transaction((transaction) => endSessions(transaction, 'SIGNED_OUT', ending))
  }

  /** Forgets sessions that ended or expired before then; their tokens are refused as unknown ones are. */
  async purge(before: Date): Promise<void> {
    await this.database.db.delete(sessions).where(or(lt(sessions.endedAt, before), lt(sessions.expiresAt, before)))
  }
}

export interface Ending {
  readonly userId: string
  readonly sessionId: string | null
  readonly at: Date
  readonly requestId: string
}

async function endSessions(
  transaction: Transaction,
  action: AuditAction,
  { userId, sessionId, at, requestId }: Ending,
): Promise<void> {
  const ended = await transaction
    .update(sessions)
    .set({ endedAt: at })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        sessionId === null ? undefined : eq(sessions.id, sessionId),
      ),
    )
    .returning({ id: sessions.id })
  for (const { id } of ended) await appendToAuditLog(transaction, { at, action, userId, sessionId: id, requestId })
}
