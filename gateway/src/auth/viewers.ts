import {
  anonymousViewer,
  gatewayViewer,
  type GraphClient,
  type Logger,
  type Signer,
  UnauthenticatedError,
  UnavailableError,
  type Viewer,
} from '@askchart/service'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Identity, Known } from './identity.js'
import { createLinks } from './links.js'

export type Person = Extract<Identity, { kind: 'person' }>

/** A viewer and the token that proves it to subgraphs. */
export interface Proof {
  readonly viewer: Viewer
  readonly token: string
}

/** Knows what each person may do, as users says, and signs it for the subgraphs. */
export interface Viewers {
  /** Throws UnauthenticatedError when the session has ended, UnavailableError when users cannot say. */
  prove(identity: Identity, requestId: string): Promise<Proof>
  /**
   * What each of these people and holders of links may do now, in their order and all asked for at once; 'ended' for a session that has ended,
   * 'unknown' where users has not been able to say for too long, or charts, of a link, cannot. Somebody whose rights did not change keeps the
   * same viewer object.
   */
  recheck(people: readonly Known[], requestId: string): Promise<readonly (Viewer | 'ended' | 'unknown')[]>
  /** A token for a viewer that is no person: an audience. */
  vouchFor(viewer: Viewer): Promise<string>
  /** Whatever was known of this person is asked for again. */
  forget(userId: string): void
}

export interface ViewersOptions {
  readonly users: GraphClient
  /** Says which share links work. */
  readonly charts: GraphClient
  readonly signer: Signer
  readonly log: Logger
  readonly clock: () => Date
}

const ROLES_KEPT_MS = 2_000
/** Roles only change through users: while it cannot be reached, the last known ones hold as long as an access token. */
const ROLES_KEPT_WITHOUT_USERS_MS = 10 * 60_000
const ASKING_TAKES_AT_MOST_MS = 3_000
const TOKEN_SECONDS = 60
const TOKEN_REUSED_MS = 40_000
const PEOPLE_REMEMBERED = 10_000

const ASKED_AT_ONCE = 500
const MAX_WORKSPACES = 100

const RIGHTS_QUERY = `query GatewaySessionRights($sessionIds: [ID!]!) { sessionRights(sessionIds: $sessionIds) }`
const rightsAnswer = z.object({ sessionRights: z.custom<readonly unknown[]>(Array.isArray) })
const rightsText = z.object({
  userId: z.string(),
  rights: z.array(z.object({ workspaceId: z.string(), role: z.enum(['VIEWER', 'EDITOR', 'OWNER']) })),
})

const VIEWER_QUERY = `query GatewayViewer {
  viewer { user { id } workspaces(first: 100) { edges { node { id viewerRole } } } }
}`
const viewerAnswer = z.object({
  viewer: z
    .object({
      user: z.object({ id: z.string() }),
      workspaces: z.object({
        edges: z.array(
          z.object({
            node: z.object({ id: z.string(), viewerRole: z.enum(['VIEWER', 'EDITOR', 'OWNER']).nullable() }),
          }),
        ),
      }),
    })
    .nullable(),
})

interface LastKnown {
  readonly userId: string
  readonly viewer: Viewer
  /** The rights as users last told them among others'. */
  readonly text: string | null
  confirmed: number
  checked: number
}

export function createViewers({ users, charts, signer, log, clock }: ViewersOptions): Viewers {
  const links = createLinks({ charts, sign })
  const known = new LRUCache<string, LastKnown>({
    max: PEOPLE_REMEMBERED,
  })
  const asking = new Map<string, { readonly userId: string; readonly answer: Promise<Viewer> }>()
  const tokens = new LRUCache<string, { readonly token: Promise<string>; readonly signed: number }>({
    max: PEOPLE_REMEMBERED,
  })
  const forgotten = new LRUCache<string, number>({ max: PEOPLE_REMEMBERED })
  const now = (): number => clock().getTime()
  /** In milliseconds; what lies ahead, as where a clock was put back, is as old. */
  const ageOf = (at: number): number => Math.abs(now() - at)

  async function sign(viewer: Viewer): Promise<string> {
    const key = JSON.stringify(viewer)
    const ready = tokens.get(key)
    if (ready && ageOf(ready.signed) < TOKEN_REUSED_MS) return ready.token
    const token = signer.sign({ ...viewer }, 'viewer', TOKEN_SECONDS)
    tokens.set(key, { token, signed: now() })
    token.catch(() => tokens.delete(key))
    return token
  }

  async function ask(person: Person, requestId: string): Promise<Viewer> {
    const bare = bareViewer(person)
    const response = await users.execute(
      { query: VIEWER_QUERY },
      { viewerToken: await sign(bare), requestId, signal: AbortSignal.timeout(ASKING_TAKES_AT_MOST_MS) },
    )
    if (response.errors?.some((error) => error.extensions?.['code'] === 'UNAUTHENTICATED') === true) throw ended()
    const parsed = viewerAnswer.safeParse(response.data)
    // A null beside an error is no answer: it does not say that the session has ended.
    if (!parsed.success || (response.errors ?? []).length > 0)
      throw new UnavailableError('users', 'Who you are cannot be checked now. Try again in a moment.', response.errors)
    if (parsed.data.viewer?.user.id !== person.userId) throw ended()
    const workspaces = parsed.data.viewer.workspaces.edges.flatMap(({ node }) =>
      node.viewerRole === null ? [] : [{ id: node.id, role: node.viewerRole }],
    )
    return { ...bare, workspaces }
  }

  async function askOnce(person: Person, requestId: string): Promise<Viewer> {
    const key = person.sessionId
    const underWay = asking.get(key)
    if (underWay) return underWay.answer
    const started = now()
    const answer: Promise<Viewer> = ask(person, requestId).then(
      (viewer) => (asking.get(key)?.answer === answer ? remember(person, viewer.workspaces, started, null) : viewer),
      (error: unknown) => lastKnown(person, error),
    )
    asking.set(key, { userId: person.userId, answer })
    try {
      return await answer
    } finally {
      if (asking.get(key)?.answer === answer) asking.delete(key)
    }
  }

  function lastKnown(person: Person, error: unknown): Viewer {
    const last = known.get(person.sessionId)
    if (!(error instanceof UnavailableError)) known.delete(person.sessionId)
    else if (last && ageOf(last.confirmed) < ROLES_KEPT_WITHOUT_USERS_MS) {
      log.warn({ err: error }, 'users does not answer: going on with the roles last known')
      last.checked = now()
      return last.viewer
    }
    throw error
  }

  async function recheckSome(people: readonly Person[], requestId: string): Promise<(Viewer | 'ended' | 'unknown')[]> {
    const started = now()
    const response = await users.execute(
      { query: RIGHTS_QUERY, variables: { sessionIds: people.map(({ sessionId }) => sessionId) } },
      { viewerToken: await sign(gatewayViewer), requestId, signal: AbortSignal.timeout(ASKING_TAKES_AT_MOST_MS) },
    )
    const parsed = rightsAnswer.safeParse(response.data)
    if (!parsed.success) throw new UnavailableError('users', 'Rights cannot be checked now.', response.errors)
    return people.map((person, index) => {
      const said = parsed.data.sessionRights[index]
      const text = typeof said === 'string' ? said : null
      const last = known.get(person.sessionId)
      if (last && text !== null && last.text === text && last.userId === person.userId)
        return confirm(person, last, started)
      const found = text === null ? null : rightsText.parse(JSON.parse(text))
      if (found?.userId !== person.userId) {
        known.delete(person.sessionId)
        return 'ended'
      }
      const rights = found.rights.slice(0, MAX_WORKSPACES).map(({ workspaceId: id, role }) => ({ id, role }))
      return remember(person, rights, started, text)
    })
  }

  const isForgotten = ({ userId }: Person, started: number): boolean =>
    (forgotten.get(userId) ?? Number.NEGATIVE_INFINITY) >= started

  /** Nothing has changed since these rights were read. */
  function confirm(person: Person, last: LastKnown, started: number): Viewer {
    if (!isForgotten(person, started)) last.confirmed = last.checked = started
    return last.viewer
  }

  function remember(person: Person, workspaces: Viewer['workspaces'], started: number, text: string | null): Viewer {
    const last = known.get(person.sessionId)
    const same = last && last.userId === person.userId && sameRights(last.viewer.workspaces, workspaces)
    const viewer = same ? last.viewer : { ...bareViewer(person), workspaces }
    // What was asked before it changed is no answer to whoever asks after.
    if (isForgotten(person, started)) return viewer
    known.set(person.sessionId, { userId: person.userId, viewer, text, confirmed: started, checked: started })
    return viewer
  }

  /** What is last known holds for a while where users cannot be asked. */
  function withoutUsers(person: Person): Viewer | 'unknown' {
    const last = known.get(person.sessionId)
    return last && ageOf(last.confirmed) < ROLES_KEPT_WITHOUT_USERS_MS ? last.viewer : 'unknown'
  }

  async function recheckLinks(
    holders: readonly Extract<Known, { kind: 'link' }>[],
    requestId: string,
  ): Promise<(tokenHash: string) => Viewer | 'ended' | 'unknown'> {
    if (holders.length === 0) return () => 'unknown'
    const open = await links.open([...new Set(holders.map(({ tokenHash }) => tokenHash))], requestId).catch(() => null)
    return (tokenHash) => (open ? (open.get(tokenHash) ?? 'ended') : 'unknown')
  }

  async function recheckPersons(
    persons: readonly Person[],
    requestId: string,
  ): Promise<(Viewer | 'ended' | 'unknown')[]> {
    const found: (Viewer | 'ended' | 'unknown')[] = []
    for (let from = 0; from < persons.length; from += ASKED_AT_ONCE) {
      const some = persons.slice(from, from + ASKED_AT_ONCE)
      const answers = await recheckSome(some, requestId).catch((error: unknown) => {
        log.warn({ err: error }, 'users does not answer: going on with the rights last known')
        return some.map(withoutUsers)
      })
      found.push(...answers)
    }
    return found
  }

  async function proveLink(tokenHash: string, requestId: string): Promise<Proof> {
    const viewer = (await links.open([tokenHash], requestId)).get(tokenHash)
    if (!viewer) throw new UnauthenticatedError('This link does not work any more. Ask for another.')
    return { viewer, token: await sign(viewer) }
  }

  return {
    vouchFor: sign,
    async recheck(people, requestId) {
      const link = await recheckLinks(
        people.filter((one) => one.kind === 'link'),
        requestId,
      )
      const persons = people.filter((one) => one.kind === 'person')
      const found = await recheckPersons(persons, requestId)
      let next = 0
      return people.map((one) => (one.kind === 'link' ? link(one.tokenHash) : (found[next++] ?? 'unknown')))
    },
    async prove(identity, requestId) {
      if (identity.kind === 'anonymous') return { viewer: anonymousViewer, token: await sign(anonymousViewer) }
      if (identity.kind === 'link') return proveLink(identity.tokenHash, requestId)
      if (identity.expiresAt.getTime() <= now()) throw ended()
      const last = known.get(identity.sessionId)
      const viewer =
        last && last.userId === identity.userId && ageOf(last.checked) < ROLES_KEPT_MS
          ? last.viewer
          : await askOnce(identity, requestId)
      return { viewer, token: await sign(viewer) }
    },
    forget(userId) {
      forgotten.set(userId, now())
      for (const entry of known.values()) if (entry.userId === userId) entry.checked = Number.NEGATIVE_INFINITY
      for (const [sessionId, question] of asking) if (question.userId === userId) asking.delete(sessionId)
    },
  }
}

const ended = (): UnauthenticatedError => new UnauthenticatedError('This session has ended. Sign in again.')

const bareViewer = ({ personKind, userId, sessionId }: Person): Viewer => ({
  kind: personKind,
  id: userId,
  sessionId,
  workspaces: [],
})

const sameRights = (some: Viewer['workspaces'], others: Viewer['workspaces']): boolean =>
  some.length === others.length &&
  some.every(({ id, role }, index) => others[index]?.id === id && others[index].role === role)
