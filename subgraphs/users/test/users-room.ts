import {
  anonymousViewer,
  type GraphCall,
  type GraphResponse,
  silentLogger,
  type Subgraph,
  type Viewer,
} from '@askchart/service'
import { type TestIdentity, testDatabase, testIdentity } from '@askchart/testing'
import { decodeJwt } from 'jose'
import pg from 'pg'
import { z } from 'zod'
import { createUsers } from '../src/index.js'

const sessionAnswer = z.object({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  expiresAt: z.coerce.date(),
  viewer: z.object({
    user: z.object({ id: z.string(), name: z.string() }),
    workspaces: z.object({
      edges: z.array(z.object({ node: z.object({ id: z.string(), name: z.string(), viewerRole: z.string() }) })),
    }),
  }),
})
const startedAnswer = z.object({ startGuestSession: sessionAnswer })

export const SESSION = `... on Session {
  accessToken refreshToken expiresAt
  viewer { user { id name } workspaces { edges { node { id name viewerRole } } } }
}`

/** Someone who has just signed in. */
export interface Guest {
  readonly viewer: Viewer
  readonly name: string
  readonly workspaceId: string
  readonly accessToken: string
  readonly refreshToken: string
}

export interface UsersRoom {
  readonly identity: TestIdentity
  ask(
    query: string,
    more?: { viewer?: Viewer; variables?: Record<string, unknown>; call?: Partial<GraphCall> },
  ): Promise<GraphResponse>
  guest(): Promise<Guest>
  /** How a refresh token was answered: the successor, or null where it was refused. */
  refresh(token: string, idempotencyKey?: string | null): Promise<string | null>
  /** Stops the subgraph and starts it again on the same database. */
  restart(): Promise<void>
  sql(statement: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
  stop(): Promise<void>
}

/** The users subgraph on a fresh database, called as the gateway would. */
export async function openUsersRoom(
  options: { readonly guests?: 'allow' | 'refuse'; readonly clock?: () => Date } = {},
): Promise<UsersRoom> {
  const [database, identity] = await Promise.all([testDatabase(), testIdentity()])
  async function startSubgraph(): Promise<Subgraph> {
    const started = await createUsers(
      { databaseUrl: database.url, guests: options.guests ?? 'allow' },
      {
        log: silentLogger,
        verifier: identity.verifier,
        signer: identity.signers.users,
        clock: options.clock ?? (() => new Date()),
      },
    )
    await started.start()
    return started
  }
  let subgraph = await startSubgraph()
  const pool = new pg.Pool({ connectionString: database.url, max: 2 })
  const ask: UsersRoom['ask'] = async (query, { viewer = anonymousViewer, variables, call } = {}) =>
    subgraph.client.execute({ query, variables }, await identity.callAs(viewer, call))
  return {
    identity,
    ask,
    async guest() {
      const response = await ask(`mutation { startGuestSession { ${SESSION} } }`)
      const { accessToken, refreshToken, viewer } = startedAnswer.parse(response.data).startGuestSession
      const workspaces = viewer.workspaces.edges.map(({ node }) => ({ id: node.id, role: 'OWNER' as const }))
      return {
        viewer: {
          kind: 'guest',
          id: viewer.user.id,
          sessionId: z.string().parse(decodeJwt(accessToken)['sid']),
          workspaces,
        },
        name: viewer.user.name,
        workspaceId: z.string().parse(workspaces[0]?.id),
        accessToken,
        refreshToken: z.string().parse(refreshToken),
      }
    },
    async refresh(token, idempotencyKey = null) {
      const response = await ask(
        `mutation ($input: RefreshSessionInput!) {
          refreshSession(input: $input) { __typename ... on Session { refreshToken } }
        }`,
        { variables: { input: { refreshToken: token, idempotencyKey } } },
      )
      if (response.errors) throw new Error(JSON.stringify(response.errors))
      const { refreshSession } = z
        .object({
          refreshSession: z.discriminatedUnion('__typename', [
            z.object({ __typename: z.literal('Session'), refreshToken: z.string() }),
            z.object({ __typename: z.literal('TokenRejected') }),
          ]),
        })
        .parse(response.data)
      return refreshSession.__typename === 'Session' ? refreshSession.refreshToken : null
    },
    async restart() {
      await subgraph.stop()
      subgraph = await startSubgraph()
    },
    sql: async (statement, values = []) => (await pool.query<Record<string, unknown>>(statement, [...values])).rows,
    async stop() {
      await pool.end()
      await subgraph.stop()
      await database.drop()
    },
  }
}
