import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryPubSub, type PubSub } from '@askchart/pubsub'
import {
  createGraphExecutor,
  type GraphCall,
  type GraphClient,
  type Jobs,
  NotFoundError,
  silentLogger,
  startJobs,
  type Subgraph,
  UnauthenticatedError,
  type Viewer,
} from '@askchart/service'
import { createFolderStorage, type Storage } from '@askchart/storage'
import { aViewer, type TestIdentity, testDatabase, testIdentity, until } from '@askchart/testing'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from 'graphql'
import { z } from 'zod'
import { createExports } from '../index.js'

const WORKSPACE = 'workspace_1'
const owner = aViewer('OWNER', WORKSPACE)
const stranger = aViewer()

/** What the other subgraphs know in a test. */
const world = {
  titles: new Map<string, string>(),
  sessionEnded: false,
  redeemed: 0,
  analyticsDown: false,
  value: 3,
  lookupsLeft: Infinity,
}

let identity: TestIdentity
let folder: string
let database: Awaited<ReturnType<typeof testDatabase>>
let jobs: Jobs
let pubsub: PubSub
let storage: Storage
let exports: Subgraph

beforeAll(async () => {
  identity = await testIdentity()
  folder = await mkdtemp(join(tmpdir(), 'exports-'))
  database = await testDatabase()
  jobs = await startJobs({ url: database.url, log: silentLogger })
  pubsub = createMemoryPubSub()
  storage = await createFolderStorage({ folder, publicUrl: 'http://127.0.0.1:4000', clock: () => new Date() })
  exports = await createExports(
    { databaseUrl: database.url, renderThreads: 1 },
    {
      log: silentLogger,
      jobs,
      pubsub,
      storage,
      verifier: identity.verifier,
      clients: neighbours(),
      clock: () => new Date(),
    },
  )
  await exports.start()
})

afterAll(async () => {
  await jobs.stop()
  await exports.stop()
  await database.drop()
  await rm(folder, { recursive: true })
})

beforeEach(() => {
  world.titles = new Map([
    ['chart_1', 'Sales'],
    ['chart_2', 'Sales'],
  ])
  world.sessionEnded = false
  world.analyticsDown = false
  world.lookupsLeft = Infinity
})

/** Real GraphQL servers that answer as users, charts and analytics do. */
function neighbours(): { users: GraphClient; charts: GraphClient; analytics: GraphClient } {
  const served = (
    name: string,
    typeDefs: string,
    resolvers: object,
    audiences: readonly ('viewer' | 'job-ticket')[] = ['viewer'],
  ): GraphClient =>
    createGraphExecutor({
      name,

      schema: buildSubgraphSchema({ typeDefs: parse(typeDefs), resolvers: resolvers as never }),
      verifier: identity.verifier,
      audiences,
      log: silentLogger,
      createContext: (base) => base,
    })
  const sign = (viewer: Viewer, audience: 'viewer' | 'job-ticket') =>
    identity.signers.users.sign({ ...viewer, kind: 'job' }, audience, 60)
  return {
    users: served(
      'users',
      'type Query { ok: Boolean } type Mutation { issueJobTicket: String! redeemJobTicket: String! }',
      {
        Mutation: {
          issueJobTicket: (_: unknown, __: unknown, { viewer }: { viewer: Viewer }) => sign(viewer, 'job-ticket'),
          redeemJobTicket: (_: unknown, __: unknown, { viewer }: { viewer: Viewer }) => {
            world.redeemed += 1
            if (world.sessionEnded) throw new UnauthenticatedError()
            return sign(viewer, 'viewer')
          },
        },
      },
      ['viewer', 'job-ticket'],
    ),
    charts: served(
      'charts',
      'scalar JSON type Query { chart(id: ID!): Chart } type Workspace { id: ID! } type Chart { id: ID! title: String! description: String spec: JSON! query: JSON dataGrant: String workspace: Workspace }',
      {
        Query: {
          chart: (_: unknown, { id }: { id: string }, { viewer }: { viewer: Viewer }) => {
            const title = world.titles.get(id)
            world.lookupsLeft -= 1
            if (title === undefined || world.lookupsLeft < 0 || viewer.workspaces[0]?.id !== WORKSPACE)
              throw new NotFoundError('chart', id)
            return {
              id,
              title,
              spec: { mark: 'bar', encoding: { x: { field: 'n', type: 'quantitative' } } },
              query: { v: 1 },
              dataGrant: `grant of ${id}`,
              workspace: { id: id === 'chart_elsewhere' ? 'workspace_2' : WORKSPACE },
            }
          },
        },
      },
    ),
    analytics: served(
      'analytics',
      'scalar JSON type Query { ok: Boolean } type Column { name: String! type: String! values: [JSON]! } type Data { columns: [Column!]! } type Chart @key(fields: "id") { id: ID! query: JSON @external dataGrant: String @external data: Data @requires(fields: "query dataGrant") } extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])',
      {
        Chart: {
          __resolveReference: (reference: { id: string; dataGrant: string }) => reference,
          data: ({ id, dataGrant }: { id: string; dataGrant: string }) => {
            if (world.analyticsDown || dataGrant !== `grant of ${id}`) throw new Error('no data')
            return { columns: [{ name: 'n', type: 'INTEGER', values: [1, 2, world.value] }] }
          },
        },
      },
    ),
  }
}

const exportShape = z.object({
  id: z.string(),
  status: z.string(),
  progress: z.number(),
  url: z.string().nullable(),
  fileName: z.string().nullable(),
  byteSize: z.number().nullable(),
  problem: z.string().nullable(),
})
const FIELDS = '{ id status progress url fileName byteSize problem }'

async function request(viewer: Viewer, input: Record<string, unknown>) {
  const call: GraphCall = await identity.callAs(viewer)
  return exports.client.execute(
    {
      query: `mutation ($input: ExportChartsInput!) { exportCharts(input: $input) { ... on ExportQueued { export ${FIELDS} } ... on ExportRefused { message } } }`,
      variables: { input },
    },
    call,
  )
}

/** The id of an export that was queued. */
async function queued(input: Record<string, unknown>): Promise<string> {
  const answer = await request(owner, { chartIds: ['chart_1'], format: 'CSV', ...input })
  return z.object({ exportCharts: z.object({ export: exportShape }) }).parse(answer.data).exportCharts.export.id
}

/** Every state a subscriber saw until the export was finished. */
async function followed(id: string) {
  const states: z.infer<typeof exportShape>[] = []
  for await (const event of exports.client.subscribe(
    { query: `subscription ($id: ID!) { exportProgress(id: $id) ${FIELDS} }`, variables: { id } },
    await identity.callAs(owner),
  )) {
    states.push(z.object({ exportProgress: exportShape }).parse(event.data).exportProgress)
  }
  return states
}

async function fileOf(state: z.infer<typeof exportShape> | undefined): Promise<Buffer> {
  const opened = storage.openLink('GET', String(state?.url))
  if (opened?.kind !== 'download') throw new Error('the link does not open')
  const chunks: Buffer[] = []
  for await (const chunk of await storage.read(opened.key)) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}

describe('an export', () => {
  test('is made in the background, and its file can be fetched by a link', async () => {
    const states = await followed(await queued({ format: 'CSV' }))
    const last = states.at(-1)
    expect(last).toMatchObject({ status: 'DONE', progress: 1, fileName: 'Sales.csv', problem: null })
    expect((await fileOf(last)).toString()).toBe('\uFEFFn\r\n1\r\n2\r\n3\r\n')
    expect(last?.byteSize).toBe(15)
    const progress = states.map((state) => state.progress)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
  })

  test('of several charts is one ZIP, with each file under a name of its own', async () => {
    const last = (await followed(await queued({ chartIds: ['chart_1', 'chart_2'] }))).at(-1)
    expect(last).toMatchObject({ status: 'DONE', fileName: 'charts-2.zip' })
    const zip = (await fileOf(last)).toString('latin1')
    expect(zip.startsWith('PK')).toBe(true)
    expect(zip).toContain('Sales.csv')
    expect(zip).toContain('Sales (2).csv')
  })

  test('asked ten times at once with the same key is one export', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => queued({ idempotencyKey: 'once' })))
    expect(new Set(ids).size).toBe(1)
    expect((await followed(ids[0] ?? '')).at(-1)).toMatchObject({ status: 'DONE' })
  })

  test('fails in words when the chart is gone by the time it is made', async () => {
    world.lookupsLeft = 1
    const states = await followed(await queued({}))
    expect(states.at(-1)).toMatchObject({
      status: 'FAILED',
      problem: 'There is no chart chart_1 any more, or you may no longer see it.',
    })
  })

  test('does not run with rights that were lost', async () => {
    world.sessionEnded = true
    const states = await followed(await queued({}))
    expect(states.at(-1)).toMatchObject({
      status: 'FAILED',
      url: null,
      problem: expect.stringContaining('session ended'),
    })
  })

  test('is tried again while data cannot be had, and is parked with a reason in the end', async () => {
    world.analyticsDown = true
    const states = await followed(await queued({}))
    expect(states.at(-1)).toMatchObject({ status: 'FAILED', problem: expect.stringContaining('could not be made') })
  }, 30_000)
})

describe('asking for an export', () => {
  test.each([
    ['no chart', { chartIds: [] }, 'input.chartIds'],
    ['a chart named twice', { chartIds: ['chart_1', 'chart_1'] }, 'input.chartIds'],
    ['an empty idempotency key', { idempotencyKey: '' }, 'input.idempotencyKey'],
    ['an endless idempotency key', { idempotencyKey: 'k'.repeat(201) }, 'input.idempotencyKey'],
    ['a picture too wide', { width: 99_999 }, 'input.width'],
    ['a scale of nothing', { scale: 0 }, 'input.scale'],
  ])('refuses %s, saying where', async (_name, input, field) => {
    expect((await request(owner, { chartIds: ['chart_1'], format: 'PNG', ...input })).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', field } },
    ])
  })

  test('refuses a chart that is not there in the same words as one the viewer may not see', async () => {
    expect((await request(owner, { chartIds: ['chart_9'], format: 'PNG' })).data).toEqual({
      exportCharts: { message: 'There is no chart chart_9, or you may not see it.' },
    })
    expect((await request(stranger, { chartIds: ['chart_1'], format: 'PNG' })).data).toEqual({
      exportCharts: { message: 'There is no chart chart_1, or you may not see it.' },
    })
  })

  test('refuses charts of several workspaces', async () => {
    world.titles.set('chart_elsewhere', 'Elsewhere')
    expect(
      JSON.stringify((await request(owner, { chartIds: ['chart_1', 'chart_elsewhere'], format: 'PNG' })).data),
    ).toContain('several workspaces')
  })
})

describe('a stranger', () => {
  test('sees no export, follows none and resolves none', async () => {
    const id = await queued({})
    const call = await identity.callAs(stranger)
    const [query, entity] = await Promise.all([
      exports.client.execute({ query: 'query ($id: ID!) { export(id: $id) { status } }', variables: { id } }, call),
      exports.client.execute(
        {
          query: 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Export { status } } }',
          variables: { r: [{ __typename: 'Export', id }] },
        },
        call,
      ),
    ])
    for (const answer of [query, entity]) expect(answer.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    const followed = await exports.client
      .subscribe({ query: 'subscription ($id: ID!) { exportProgress(id: $id) { status } }', variables: { id } }, call)
      .next()
    expect(followed.value).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
    expect(pubsub.listenerCount(`exportProgress:${id}`)).toBe(0)
  })
})

describe('following an export', () => {
  test('leaves no listener when the follower goes', async () => {
    world.analyticsDown = true
    const id = await queued({})
    const events = exports.client.subscribe(
      { query: 'subscription ($id: ID!) { exportProgress(id: $id) { status } }', variables: { id } },
      await identity.callAs(owner),
    )
    await events.next()
    expect(pubsub.listenerCount(`exportProgress:${id}`)).toBe(1)
    await events.return?.()
    await until('the listener leaving', () => pubsub.listenerCount(`exportProgress:${id}`) === 0)
  })
})
