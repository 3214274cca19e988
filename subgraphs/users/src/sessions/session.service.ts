import { setTimeout as delay } from 'node:timers/promises'
import { BadInputError, ForbiddenError, newId, type Signer, UnauthenticatedError, type Viewer } from '@askchart/service'
import { friendlyName } from '../users/friendly-name.js'
import type { Person } from '../users/user.data-source.js'
import { hashRefreshToken, newRefreshToken } from './refresh-token.js'
import type { SessionDataSource } from './session.data-source.js'

const ACCESS_TOKEN_SECONDS = 600
/** From the last refresh. A guest who stays away longer cannot come back, having nothing else to sign in with. */
const SESSION_DAYS = 90
/**
 * How long the answer to a refresh is held back. Whoever sends the old token again meanwhile cannot have seen its
 * successor, so that is a race and no replay. Without it, 2 of 60 bursts of 20 requests over HTTP on a busy machine
 * ended the session, their last requests having come in after the first was answered.
 */
const ANSWER_HELD_MS = 100
/** Timers may fire a little early. */
const TIMER_SLACK_MS = 2
const KEPT_AFTER_END_DAYS = 30
const MAX_ASKED = 500
/** Of an idempotency key, in characters: a short one could be guessed by whoever stole the token. */
const KEY = { least: 16, most: 100 } as const
const DAY_MS = 86_400_000

const daysFrom = (date: Date, days: number): Date => new Date(date.getTime() + days * DAY_MS)

/** Tokens of a session that was just begun or renewed. */
export interface IssuedSession {
  readonly person: Person
  readonly accessToken: string
  readonly accessExpiresAt: Date
  readonly refreshToken: string
  readonly refreshExpiresAt: Date
}

export interface SessionServiceParts {
  readonly sessions: SessionDataSource
  readonly signer: Signer
  readonly guests: 'allow' | 'refuse'
  readonly clock: () => Date
}

/** Signing in, staying signed in, signing out. */
export class SessionService {
  constructor(private readonly parts: SessionServiceParts) {}

  /** A new person with a workspace of their own; null where the deployment takes no guests. */
  async startGuest(requestId: string): Promise<IssuedSession | null> {
    const { sessions, guests, clock } = this.parts
    if (guests === 'refuse') return null
    const at = clock()
    const name = friendlyName()
    const person = { id: newId('user'), name }
    const refreshToken = newRefreshToken()
    const session = {
      id: newId('session'),
      expiresAt: daysFrom(at, SESSION_DAYS),
      refreshTokenHash: hashRefreshToken(refreshToken),
    }
    await sessions.createGuest({
      person,
      workspace: { id: newId('workspace'), name: `${name}'s workspace` },
      session,
      at,
      requestId,
    })
    return this.issue(person, session.id, refreshToken, session.expiresAt)
  }

  /**
   * A new pair for a refresh token; null where it is not, or no longer, good. Of parallel requests with one token the
   * first wins and the others get null. A token whose successor was already given out when the request came in is a
   * stolen or a replayed one: it ends the session, unless it comes with the key of its first use. Then that answer was lost,
   * and as long as nobody used the successor another takes its place.
   */
  async refresh(token: string, key: string | null, requestId: string): Promise<IssuedSession | null> {
    const { sessions, clock } = this.parts
    if (key !== null && (key.length < KEY.least || key.length > KEY.most))
      throw new BadInputError(
        'input.idempotencyKey',
        `idempotencyKey must have ${KEY.least} to ${KEY.most} characters.`,
      )
    const successor = newRefreshToken()
    const result = await sessions.rotate({
      oldHash: hashRefreshToken(token),
      newHash: hashRefreshToken(successor),
      keyHash: key === null ? null : hashRefreshToken(key),
      arrivedAt: clock(),
      now: clock,
      answeredAt: (now) => new Date(now.getTime() + ANSWER_HELD_MS),
      expiresAt: (now) => daysFrom(now, SESSION_DAYS),
      requestId,
    })
    if (result.outcome !== 'rotated') return null
    await delay(ANSWER_HELD_MS + TIMER_SLACK_MS)
    return this.issue(result.person, result.sessionId, successor, result.expiresAt)
  }

  /** The person behind a viewer; null for an anonymous one and once the session has ended. */
  async personOf(viewer: Viewer): Promise<Person | null> {
    if (viewer.kind === 'anonymous' || viewer.sessionId === undefined) return null
    return this.parts.sessions.livePerson(viewer.sessionId, viewer.id, this.parts.clock())
  }

  /**
   * What the people of these sessions may do now as JSON, in the order asked; null for one that has ended. For the gateway,
   * which asks of all it serves at once.
   */
  async rights(sessionIds: readonly string[], viewer: Viewer): Promise<readonly (string | null)[]> {
    if (viewer.kind !== 'gateway') throw new ForbiddenError('Only the gateway may ask this.')
    if (sessionIds.length < 1 || sessionIds.length > MAX_ASKED)
      throw new BadInputError('sessionIds', `Ask of 1 to ${MAX_ASKED} sessions; there are ${sessionIds.length}.`)
    const found = await this.parts.sessions.rights(sessionIds, this.parts.clock())
    const bySession = new Map(found.map(({ sessionId, ...rest }) => [sessionId, JSON.stringify(rest)]))
    return sessionIds.map((sessionId) => bySession.get(sessionId) ?? null)
  }

  async signOut(viewer: Viewer, everywhere: boolean, requestId: string): Promise<void> {
    const { sessions, clock } = this.parts
    if ((viewer.kind !== 'user' && viewer.kind !== 'guest') || viewer.sessionId === undefined)
      throw new UnauthenticatedError()
    const sessionId = everywhere ? null : viewer.sessionId
    await sessions.signOut({ userId: viewer.id, sessionId, at: clock(), requestId })
  }

  /** Forgets sessions that are long over. */
  async purge(): Promise<void> {
    await this.parts.sessions.purge(daysFrom(this.parts.clock(), -KEPT_AFTER_END_DAYS))
  }

  private async issue(
    person: Person,
    sessionId: string,
    refreshToken: string,
    refreshExpiresAt: Date,
  ): Promise<IssuedSession> {
    const accessExpiresAt = new Date(this.parts.clock().getTime() + ACCESS_TOKEN_SECONDS * 1000)
    const claims = { sub: person.id, sid: sessionId, kind: 'guest' }
    const accessToken = await this.parts.signer.sign(claims, 'access', ACCESS_TOKEN_SECONDS)
    return { person, accessToken, accessExpiresAt, refreshToken, refreshExpiresAt }
  }
}
