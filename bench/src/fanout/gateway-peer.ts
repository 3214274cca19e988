import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeServices } from '@apollo/composition'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { createGateway, defaultLimits } from '@askchart/gateway'
import { createMemoryPubSub } from '@askchart/pubsub'
import { createGraphExecutor, createSigner, createVerifier, type RequestContext, silentLogger } from '@askchart/service'
import { createFolderStorage } from '@askchart/storage'
import { parse } from 'graphql'
import { AUTHOR, type Edit, TYPES } from './event.js'
import type { Peer } from './peer.js'

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible", "@tag"])'
const USERS = `${LINK}
type Query { viewer: Viewer sessionRights(sessionIds: [ID!]!): [String]! @inaccessible }
type Viewer { user: User! workspaces(first: Int!): WorkspaceConnection! }
type WorkspaceConnection { edges: [WorkspaceEdge!]! }
type WorkspaceEdge { node: Workspace! }
type Workspace { id: ID! viewerRole: Role @tag(name: "perViewer") }
enum Role { VIEWER EDITOR OWNER }
type User @key(fields: "id") { id: ID! name: String! }`
const CHARTS = `${LINK}
${TYPES}
type Query { chartEditedAudience(chartId: ID!): SubscriptionAudience! @inaccessible }
type SubscriptionAudience @inaccessible { workspaceIds: [ID!]! position: Int }
type User @key(fields: "id", resolvable: false) { id: ID! }
type Subscription { chartEdited(chartId: ID!): ChartEdit! }`

const WORKSPACE = 'workspace_1'
const userOf = (sessionId: string): string => sessionId.replace('session', 'user')

const rights = new Map<string, string>()
/** Made once for each session: what users takes to look them up is not the gateway's. */
function rightsOf(sessionId: string): string {
  const known = rights.get(sessionId)
  if (known !== undefined) return known
  const made = JSON.stringify({ userId: userOf(sessionId), rights: [{ workspaceId: WORKSPACE, role: 'EDITOR' }] })
  rights.set(sessionId, made)
  return made
}

const usersResolvers = {
  Query: {
    viewer: (_root: unknown, _args: unknown, { viewer }: RequestContext) => ({
      user: { id: viewer.id },
      workspaces: { edges: [{ node: { id: WORKSPACE, viewerRole: 'EDITOR' } }] },
    }),
    sessionRights: (_root: unknown, { sessionIds }: { sessionIds: string[] }) => sessionIds.map(rightsOf),
  },
  User: { __resolveReference: ({ id }: { id: string }) => ({ id, name: AUTHOR }) },
}

/** The gateway as it is, over two small subgraphs in its process: each subscriber is another person of one workspace. */
export async function gatewayPeer(): Promise<Peer> {
  const folder = await mkdtemp(join(tmpdir(), 'askchart-fanout-'))
  const [signer, users] = await Promise.all([
    createSigner('gateway', join(folder, 'gateway.json')),
    createSigner('users', join(folder, 'users.json')),
  ])
  const pubsub = createMemoryPubSub()
  const chartsResolvers = {
    Query: { chartEditedAudience: () => ({ workspaceIds: [WORKSPACE], position: null }) },
    Subscription: {
      chartEdited: { subscribe: () => pubsub.subscribe('edits'), resolve: (edit: unknown) => edit },
    },
    ChartEdit: { author: ({ authorId }: Edit) => ({ id: authorId }) },
  }
  const verifier = createVerifier([{ issuer: 'gateway', keySet: signer.keySet }])
  const executor = (name: string, sdl: string, resolvers: object) =>
    createGraphExecutor({
      name,
      schema: buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never }),
      verifier,
      log: silentLogger,
      createContext: (base) => base,
    })
  const composed = composeServices(
    Object.entries({ users: USERS, charts: CHARTS }).map(([name, sdl]) => ({ name, typeDefs: parse(sdl) })),
  )
  if (composed.errors) throw new Error(composed.errors.map(({ message }) => message).join('\n'))
  const supergraphFile = join(folder, 'supergraph.graphql')
  await writeFile(supergraphFile, composed.supergraphSdl)
  const clock = (): Date => new Date()
  const gateway = await createGateway(
    {
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      supergraphFile,
      webRoot: null,
      explorable: false,
      graphiql: false,
      limits: { ...defaultLimits, connectionInitSeconds: 60 },
    },
    {
      clients: { users: executor('users', USERS, usersResolvers), charts: executor('charts', CHARTS, chartsResolvers) },
      userKeys: { issuer: 'users', keySet: users.keySet },
      signer,
      storage: await createFolderStorage({ folder, publicUrl: 'http://files.invalid', clock }),
      log: silentLogger,
      clock,
    },
  )
  await gateway.start()
  return {
    url: `${gateway.url.replace('http', 'ws')}/graphql`,
    async authorization(subscriber) {
      const sid = `session_${subscriber}`
      return `Bearer ${await users.sign({ sub: userOf(sid), sid, kind: 'guest' }, 'access', 600)}`
    },
    publish: (edit) => void pubsub.publish('edits', edit),
  }
}
