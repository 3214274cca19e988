import { composeServices } from '@apollo/composition'
import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  createGraphExecutor,
  createVerifier,
  ForbiddenError,
  type GraphClient,
  mayRead,
  NotFoundError,
  type RequestContext,
  type Signer,
  silentLogger,
} from '@askchart/service'
import { parse } from 'graphql'
import { boardResolvers, boardSdl, together } from './board.js'
import { createEvents, type Events } from './events.js'

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible", "@tag", "@external", "@requires"])`

const usersSdl = `${LINK}
scalar DateTime
type Query { viewer: Viewer sessionRights(sessionIds: [ID!]!): [String]! @inaccessible }
type Mutation {
  startGuestSession: SessionResult!
  refreshSession(input: RefreshSessionInput!): SessionResult!
  signOut: SignOutPayload!
}
union SessionResult = Session | TokenRejected
type Session { accessToken: String! refreshToken: String expiresAt: DateTime! }
type TokenRejected { message: String! }
type SignOutPayload { ok: Boolean! }
input RefreshSessionInput { refreshToken: String! idempotencyKey: String }
type Viewer { user: User! workspaces(first: Int! = 20): WorkspaceConnection! }
type WorkspaceConnection { edges: [WorkspaceEdge!]! }
type WorkspaceEdge { node: Workspace! }
type Workspace @key(fields: "id") { id: ID! viewerRole: Role @tag(name: "perViewer") }
enum Role { VIEWER EDITOR OWNER }
type User @key(fields: "id") { id: ID! name: String! initials: String favourite: Chart }
type Chart @key(fields: "id", resolvable: false) { id: ID! }
`
const chartsSdl = `${LINK}
type Query {
  chart(id: ID!): Chart
  charts: [Chart!]!
  broken: Int
  chartEditedAudience(chartId: ID!, sinceVersion: Int): SubscriptionAudience! @inaccessible
  lookingAudience(chartId: ID!): SubscriptionAudience! @inaccessible
}
type SubscriptionAudience @inaccessible { workspaceIds: [ID!]! position: Int }
type Mutation { editChart(id: ID!, title: String!): Chart! deleteChart(id: ID!): Boolean! generateChart(prompt: String!): Chart! }
type Subscription {
  chartEdited(chartId: ID!, sinceVersion: Int @tag(name: "resumesAfter")): ChartEdit!
  looking(chartId: ID!): Looking! @tag(name: "tellsAll")
  counted(chartId: ID!): ChartEdit!
}
type Looking { names: [String!]! chart: Chart! }
interface Titled { title: String! }
type Chart implements Titled @key(fields: "id") {
  id: ID!
  title: String!
  version: Int!
  owner: User
  seenBy: String @tag(name: "perViewer")
  secret: String @inaccessible
  similar: [Chart!]!
  "Bob's own chart, for those who may see it."
  elsewhere: Chart
}
type User @key(fields: "id", resolvable: false) { id: ID! }
type ChartEdit { chart: Chart! version: Int! author: User note: String failing: Int kind: EditKind! subject: Titled! }
enum EditKind { TITLE LOOKS }
`
const analyticsSdl = `${LINK}
type Query { ping: String }
type Chart @key(fields: "id") { id: ID! rowCount: Int rows(first: Int! = 2): [Row!] fragile: Int seenWith: [String!] }
type Row { label: String! value: Float }
`

export interface ChartRow {
  readonly id: string
  title: string
  version: number
  readonly ownerId: string
  readonly workspaceId: string
}
export interface Edit {
  readonly chartId: string
  readonly version: number
  readonly authorId: string
  readonly note?: string
}
type Role = 'VIEWER' | 'EDITOR' | 'OWNER'

/** What the subgraphs of these tests hold, open to the tests. */
export interface World {
  readonly people: Map<string, { readonly name: string; workspaces: { id: string; role: Role }[] }>
  readonly sessions: Set<string>
  readonly refreshTokens: Map<string, { readonly userId: string; readonly sessionId: string }>
  readonly charts: Map<string, ChartRow>
  readonly edits: Events<Edit>
  /** Edits published so far, for those who ask for what they missed. */
  readonly log: Edit[]
  readonly looking: Events<readonly string[]>
  /** Who was told last to be looking. */
  lookers: readonly string[]
  /** Requests that each subgraph has executed. */
  readonly calls: { users: number; charts: number; analytics: number }
  /** Viewer queries of the gateway itself. */
  roleQuestions: number
  /** Whether users answers while what it stores cannot be read. */
  storeOfUsers: 'there' | 'away'
  readonly requestIds: string[]
  /** The key of each renewal, null for one without. */
  readonly renewalKeys: (string | null)[]
  nextToken: number
}

export function createWorld(): World {
  return {
    people: new Map([
      ['user_ada', { name: 'Ada Lovelace', workspaces: [{ id: 'workspace_a', role: 'OWNER' }] }],
      ['user_eve', { name: 'Eve Moran', workspaces: [{ id: 'workspace_e', role: 'OWNER' }] }],
      [
        'user_bob',
        {
          name: 'Bob Kahn',
          workspaces: [
            { id: 'workspace_a', role: 'VIEWER' },
            { id: 'workspace_b', role: 'OWNER' },
          ],
        },
      ],
    ]),
    sessions: new Set(['session_ada', 'session_ada2', 'session_bob', 'session_eve']),
    refreshTokens: new Map([['refresh-1', { userId: 'user_ada', sessionId: 'session_ada' }]]),
    charts: new Map([
      [
        'chart_1',
        { id: 'chart_1', title: 'Sales by region', version: 3, ownerId: 'user_ada', workspaceId: 'workspace_a' },
      ],
      [
        'chart_2',
        { id: 'chart_2', title: 'Orders by month', version: 1, ownerId: 'user_bob', workspaceId: 'workspace_b' },
      ],
    ]),
    edits: createEvents<Edit>(),
    log: [],
    looking: createEvents<readonly string[]>(),
    lookers: [],
    calls: { users: 0, charts: 0, analytics: 0 },
    roleQuestions: 0,
    storeOfUsers: 'there',
    requestIds: [],
    renewalKeys: [],
    nextToken: 2,
  }
}

/** Stores an edit and tells it. */
export function publish(world: World, edit: Edit): void {
  world.log.push(edit)
  world.edits.publish(edit)
}

/** As if none of the edits told so far had been made. */
export function forgetEdits(world: World): void {
  world.log.length = 0
  const chart = world.charts.get('chart_1')
  if (chart) chart.version = 3
}

export interface TestSubgraphs {
  readonly clients: { readonly users: GraphClient; readonly charts: GraphClient; readonly analytics: GraphClient }
  readonly supergraphSdl: string
}

/** Three small subgraphs, real ones, over the world; `signers` as the real services hold them. */
export function createSubgraphs(world: World, signers: { gateway: Signer; users: Signer }): TestSubgraphs {
  const verifier = createVerifier([{ issuer: 'gateway', keySet: signers.gateway.keySet }])
  const board = boardResolvers(world)
  const executor = (name: keyof World['calls'], sdl: string, resolvers: Record<string, object>): GraphClient =>
    createGraphExecutor({
      name,
      schema: buildSubgraphSchema({
        typeDefs: parse(sdl + boardSdl[name]),
        resolvers: together(resolvers, board[name]) as never,
      }),
      verifier,
      log: silentLogger,
      createContext(base: RequestContext) {
        world.calls[name] += 1
        world.requestIds.push(base.requestId)
        return base
      },
    })
  const composed = composeServices(
    [
      ['users', usersSdl + boardSdl.users],
      ['charts', chartsSdl + boardSdl.charts],
      ['analytics', analyticsSdl + boardSdl.analytics],
    ].map(([name = '', sdl = '']) => ({ name, typeDefs: parse(sdl), url: `http://${name}` })),
  )
  if (composed.errors) throw new Error(composed.errors.map((error) => error.message).join('\n'))
  return {
    clients: {
      users: executor('users', usersSdl, usersResolvers(world, signers.users)),
      charts: executor('charts', chartsSdl, chartsResolvers(world)),
      analytics: executor('analytics', analyticsSdl, analyticsResolvers()),
    },
    supergraphSdl: composed.supergraphSdl,
  }
}

/** Sessions of these tests are named after their person. */
const ownerOf = (sessionId: string): string =>
  sessionId === 'session_new' ? 'user_ada' : `user_${sessionId.slice(8, 11)}`

function usersResolvers(world: World, signer: Signer): Record<string, object> {
  async function session(userId: string, sessionId: string, context: RequestContext): Promise<object> {
    const value = `refresh-${world.nextToken++}`
    const expiresAt = new Date('2100-01-01T00:00:00Z')
    world.refreshTokens.set(value, { userId, sessionId })
    world.sessions.add(sessionId)
    if (context.call.browser === true) context.responseExtensions['refreshToken'] = { value, expiresAt }
    return {
      __typename: 'Session',
      accessToken: await signer.sign({ sub: userId, sid: sessionId, kind: 'guest' }, 'access', 600),
      refreshToken: context.call.browser === true ? null : value,
      expiresAt: expiresAt.toISOString(),
    }
  }
  return {
    Query: {
      sessionRights(_root: unknown, { sessionIds }: { sessionIds: string[] }, { viewer }: RequestContext) {
        if (world.storeOfUsers === 'away') throw new Error('the connection was refused')
        if (viewer.kind !== 'gateway') throw new ForbiddenError('Only the gateway may ask this.')
        return sessionIds.map((sessionId) => {
          const userId = ownerOf(sessionId)
          const workspaces = world.people.get(userId)?.workspaces ?? []
          const rights = workspaces.map(({ id, role }) => ({ workspaceId: id, role }))
          return world.sessions.has(sessionId) ? JSON.stringify({ userId, rights }) : null
        })
      },
      viewer(_root: unknown, _args: unknown, { viewer }: RequestContext) {
        if (world.storeOfUsers === 'away') throw new Error('the connection was refused')
        const person = world.people.get(viewer.id)
        if (!person || viewer.sessionId === undefined || !world.sessions.has(viewer.sessionId)) return null
        if (viewer.workspaces.length === 0) world.roleQuestions += 1
        return {
          user: { id: viewer.id },
          workspaces: { edges: person.workspaces.map(({ id, role }) => ({ node: { id, viewerRole: role } })) },
        }
      },
    },
    Mutation: {
      startGuestSession: (_root: unknown, _args: unknown, context: RequestContext) =>
        session('user_ada', 'session_new', context),
      refreshSession(
        _root: unknown,
        args: { input: { refreshToken: string; idempotencyKey?: string | null } },
        context: RequestContext,
      ) {
        world.renewalKeys.push(args.input.idempotencyKey ?? null)
        const known = world.refreshTokens.get(args.input.refreshToken)
        world.refreshTokens.delete(args.input.refreshToken)
        return known
          ? session(known.userId, known.sessionId, context)
          : { __typename: 'TokenRejected', message: 'used or unknown' }
      },
      signOut(_root: unknown, _args: unknown, context: RequestContext) {
        world.sessions.delete(context.viewer.sessionId ?? '')
        if (context.call.browser === true) context.responseExtensions['refreshToken'] = null
        return { ok: true }
      },
    },
    User: {
      __resolveReference({ id }: { id: string }) {
        const person = world.people.get(id)
        return person ? { id, name: person.name } : null
      },
      favourite: () => ({ id: 'chart_2' }),
      initials: ({ name }: { name: string }) => name.replace(/[^A-Z]/g, ''),
    },
  }
}

function chartsResolvers(world: World): Record<string, object> {
  const owned = ({ ownerId }: ChartRow): object => ({ id: ownerId })
  const find = (id: string): ChartRow => {
    const chart = world.charts.get(id)
    if (!chart) throw new NotFoundError('chart', id)
    return chart
  }
  return {
    Query: {
      chart: (_root: unknown, { id }: { id: string }) => world.charts.get(id) ?? null,
      charts: () => [...world.charts.values()],
      chartEditedAudience(_root: unknown, { chartId }: { chartId: string }) {
        const { workspaceId, version } = find(chartId)
        return { workspaceIds: [workspaceId], position: Math.max(version, world.log.at(-1)?.version ?? 0) }
      },
      lookingAudience: (_root: unknown, { chartId }: { chartId: string }) => ({
        workspaceIds: [find(chartId).workspaceId],
        position: null,
      }),
      broken() {
        throw new Error('a secret detail of the implementation')
      },
    },
    Mutation: {
      editChart(_root: unknown, { id, title }: { id: string; title: string }, { viewer }: RequestContext) {
        const chart = find(id)
        chart.title = title
        chart.version += 1
        publish(world, { chartId: id, version: chart.version, authorId: viewer.id })
        return chart
      },
      deleteChart: (_root: unknown, { id }: { id: string }) => world.charts.delete(id),
      generateChart: () => find('chart_1'),
    },
    Subscription: {
      chartEdited: {
        subscribe(_root: unknown, { chartId, sinceVersion }: { chartId: string; sinceVersion: number | null }) {
          find(chartId)
          const missed = sinceVersion === null ? [] : world.log.filter(({ version }) => version > sinceVersion)
          return world.edits.listen(missed)
        },
        resolve(edit: Edit, _args: unknown, context: RequestContext) {
          context.responseExtensions['position'] = edit.version
          return edit
        },
      },
      counted: { subscribe: () => world.edits.listen(), resolve: (edit: Edit) => edit },
      looking: {
        subscribe: () => world.looking.listen(),
        resolve: (names: readonly string[], { chartId }: { chartId: string }) => ({ names, chartId }),
      },
    },
    Looking: { chart: ({ chartId }: { chartId: string }) => find(chartId) },
    Chart: {
      __resolveReference: ({ id }: { id: string }) => world.charts.get(id) ?? null,
      owner: owned,
      seenBy: (_chart: ChartRow, _args: unknown, { viewer }: RequestContext) => viewer.id,
      similar: () => [...world.charts.values()],
      elsewhere(_chart: ChartRow, _args: unknown, { viewer }: RequestContext) {
        const chart = find('chart_2')
        return mayRead(viewer, chart.workspaceId) ? chart : null
      },
    },
    ChartEdit: {
      chart: ({ chartId }: Edit) => find(chartId),
      subject: ({ chartId }: Edit) => find(chartId),
      author: ({ authorId }: Edit) => ({ id: authorId }),
      note: ({ note }: Edit) => note ?? null,
      kind: () => 'TITLE',
      failing() {
        throw new NotFoundError('thing', 'thing_1')
      },
    },
  }
}

function analyticsResolvers(): Record<string, object> {
  return {
    Query: { ping: () => 'pong' },
    Chart: {
      __resolveReference: (chart: { id: string }) => chart,
      rowCount: ({ id }: { id: string }) => id.length * 10,
      seenWith: (_chart: unknown, _args: unknown, { viewer }: RequestContext) => [
        viewer.kind,
        viewer.id,
        ...viewer.workspaces.map(({ id, role }) => `${id} ${role}`),
      ],
      rows: (_chart: unknown, { first }: { first: number }) =>
        [
          { label: 'North', value: 12.5 },
          { label: 'South', value: null },
          { label: 'West', value: 3 },
        ].slice(0, first),
      fragile({ id }: { id: string }) {
        if (id === 'chart_2') throw new NotFoundError('figure', id)
        return 7
      },
    },
  }
}
