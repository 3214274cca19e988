import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { z } from 'zod'
import { type Answer, aPerson, type Person } from './graph-client.js'
import { aFolder } from './processes.js'
import { asksAndSees, type Chart, EDIT, rename, sampleDataset } from './scenario.js'
import { startSixProcesses, startStandalone, type System } from './systems.js'

const LIMIT_MS = 180_000
const SHARE = 'mutation ($input: ShareChartInput!) { shareChart(input: $input) { token link { id } } }'
const shared = z.object({ shareChart: z.object({ token: z.string(), link: z.object({ id: z.string() }) }) })
const PARTS = 'id title description version spec data { rowCount columns { name values } }'
const LIVE = `subscription { sharedChartChanged { ${PARTS} } }`

let folder: Awaited<ReturnType<typeof aFolder>>
let system: System
beforeAll(async () => {
  folder = await aFolder()
  system = await startStandalone(folder.path)
}, LIMIT_MS)
afterAll(async () => {
  await system.stop()
  await folder.remove()
}, LIMIT_MS)

const share = async (person: Person, chartId: string, expiresAt: string | null = null) =>
  (await person.ask(SHARE, shared, { input: { chartId, expiresAt } })).shareChart
const revoke = (person: Person, id: string) =>
  person.ask(
    'mutation ($id: ID!) { revokeShareLink(id: $id) { revoked } }',
    z.object({ revokeShareLink: z.object({ revoked: z.literal(true) }) }),
    { id },
  )

const body = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).optional(),
})
async function by(url: string, token: string, query: string, variables: object = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  const text = await response.text()
  return { status: response.status, text, ...body.parse(JSON.parse(text)) }
}

/** A socket by a link, what it was told, and how it closed. */
function live(url: string, token: string) {
  const told: unknown[] = []
  let close: (code: number) => void = () => undefined
  const closed = new Promise<number>((resolve) => {
    close = resolve
  })
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${token}` },
    on: { closed: (event) => close(z.object({ code: z.number() }).parse(event).code) },
  })
  const waiting: ((value: unknown) => void)[] = []
  client.subscribe(
    { query: LIVE },
    {
      next: (value) => {
        const next = waiting.shift()
        if (next) next(value)
        else told.push(value)
      },
      error: () => undefined,
      complete: () => undefined,
    },
  )
  return {
    closed,
    next: (): Promise<unknown> =>
      told.length > 0 ? Promise.resolve(told.shift()) : new Promise((resolve) => waiting.push(resolve)),
  }
}

async function showsItsChart(url: string, person: Person, chart: Chart): Promise<void> {
  const { token, link } = await share(person, chart.id)
  const seen = await by(url, token, `{ sharedChart { ${PARTS} } }`)
  expect(seen.errors).toBeUndefined()
  expect(seen.data?.['sharedChart']).toMatchObject({ id: chart.id, title: chart.title, data: chart.data })

  const follower = live(url, token)
  expect(await follower.next()).toMatchObject({
    data: { sharedChartChanged: { title: chart.title, data: chart.data } },
  })
  await rename(person, chart.id, 'Renamed while looked at')
  expect(await follower.next()).toMatchObject({
    data: { sharedChartChanged: { title: 'Renamed while looked at', data: { rowCount: chart.data.rowCount } } },
  })

  const revoked = Date.now()
  await revoke(person, link.id)
  expect(await follower.closed).toBe(4403)
  expect(Date.now() - revoked).toBeLessThan(2_000)
  expect((await by(url, token, '{ sharedChart { id } }')).status).toBe(401)
  expect(await live(url, token).closed).toBe(4403)
}

test(
  'a link shows its chart, live, to whoever has it; revoked, it is refused and open sockets are closed within 2 s',
  async () => {
    const person = await aPerson(system.url)
    await showsItsChart(system.url, person, await asksAndSees(person))
    await person.leave()
  },
  LIMIT_MS,
)

test(
  'the same with every subgraph a process of its own',
  async () => {
    const six = await startSixProcesses({ redis: false })
    try {
      const person = await aPerson(six.url)
      await showsItsChart(six.url, person, await asksAndSees(person))
      await person.leave()
    } finally {
      await six.stop()
    }
  },
  LIMIT_MS,
)

test('a link that has expired is refused, and what holds its socket is cut off', async () => {
  const person = await aPerson(system.url)
  const chart = await asksAndSees(person)
  const { token } = await share(person, chart.id, new Date(Date.now() + 1_500).toISOString())
  const follower = live(system.url, token)
  await follower.next()
  expect(await follower.closed).toBe(4403)
  expect((await by(system.url, token, '{ sharedChart { id } }')).status).toBe(401)
  await person.leave()
}, 60_000)

test('whoever has a link sees nothing else of its tenant or of another, and changes nothing', async () => {
  const [person, tenant] = [await aPerson(system.url), await aPerson(system.url)]
  const [chart, others, own] = [await asksAndSees(person), await asksAndSees(tenant), await asksAndSees(person)]
  const canary = 'canary-3f9a'
  for (const [who, one] of [
    [tenant, others],
    [person, own],
  ] as const)
    await rename(who, one.id, canary)
  await person.ask(
    'mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }',
    z.unknown(),
    {
      input: { chartId: chart.id, body: canary },
    },
  )
  const { token } = await share(person, chart.id)
  const dataset = (await sampleDataset(person)).id
  const input = { chartId: chart.id, changes: [{ path: '/title', value: 'Mine' }] }
  const tries: readonly (readonly [string, object?])[] = [
    ['query ($id: ID!) { chart(id: $id) { title } }', { id: chart.id }],
    ['query ($id: ID!) { chart(id: $id) { title } }', { id: others.id }],
    ['query ($id: ID!) { chart(id: $id) { title } }', { id: own.id }],
    ['query ($id: ID!) { workspace(id: $id) { name } }', { id: person.workspaceId }],
    ['query ($id: ID!) { dataset(id: $id) { name } }', { id: dataset }],
    [EDIT, { input }],
    ['mutation ($id: ID!) { deleteChart(id: $id) { deleted } }', { id: chart.id }],
    [SHARE, { input: { chartId: chart.id } }],
    [
      'mutation ($input: ExportChartsInput!) { exportCharts(input: $input) { __typename } }',
      { input: { chartIds: [chart.id], format: 'CSV' } },
    ],
    [
      'mutation ($input: GenerateChartInput!) { generateChart(input: $input) { ... on ChartGenerated { chart { id } } } }',
      { input: { datasetId: dataset, prompt: 'sales by region' } },
    ],
    ['mutation { signOut { ok } }'],
  ]
  for (const [query, variables] of tries) {
    const answer = await by(system.url, token, query, variables)
    const codes = (answer.errors ?? []).map(({ extensions }) => extensions.code)
    expect({ query, codes }).toEqual({ query, codes: [expect.stringMatching(/^(NOT_FOUND|UNAUTHENTICATED)$/)] })
    expect(answer.text).not.toContain(canary)
  }
  const run = await by(
    system.url,
    token,
    'query ($input: QueryInput!) { runQuery(input: $input) { __typename ... on QueryProblem { message } } }',
    { input: { datasetId: dataset, measures: [{ column: 'order_lines.revenue', aggregate: 'SUM' }] } },
  )
  expect(run.data?.['runQuery']).toMatchObject({
    __typename: 'QueryProblem',
    message: expect.stringContaining('There is no dataset'),
  })
  const beside = await by(
    system.url,
    token,
    '{ viewer { user { id } } charts { totalCount } datasets { totalCount } sharedChart { title prompt document owner { name } dataset { name } workspace { name } history { edges { cursor } } comments { totalCount } presence { clientId } shareLinks { id } sql { text } analysis { explanation } } }',
  )
  expect(beside.data).toMatchObject({
    viewer: null,
    charts: { totalCount: 0 },
    sharedChart: {
      title: chart.title,
      prompt: null,
      document: null,
      owner: null,
      dataset: null,
      workspace: null,
      history: null,
      comments: null,
      presence: null,
      shareLinks: null,
      sql: null,
      analysis: null,
    },
  })
  const changed: Answer = await person.try('query ($id: ID!) { chart(id: $id) { title version } }', { id: chart.id })
  expect(changed.data).toEqual({ chart: { title: chart.title, version: 1 } })
  await Promise.all([person.leave(), tenant.leave()])
}, 60_000)

test('a token of the right form that leads nowhere is refused, and says no more than a revoked one', async () => {
  const answer = await by(system.url, `link_${'A'.repeat(43)}`, '{ sharedChart { id } }')
  expect(answer.status).toBe(401)
  expect(answer.text).toContain('does not work any more')
  expect((await by(system.url, 'link_short', '{ sharedChart { id } }')).status).toBe(401)
})
