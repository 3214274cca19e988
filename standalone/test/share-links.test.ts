import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { z } from 'zod'
import { type Answer, aPerson } from './graph-client.js'
import { aDataFolder, type Folder } from './processes.js'
import { asksAndSees, EDIT, rename, sampleDataset } from './scenario.js'
import { by, live, share, SHARE } from './sharing.js'
import { startStandalone, type System } from './systems.js'

const LIMIT_MS = 600_000
let folder: Folder
let system: System
beforeAll(async () => {
  folder = await aDataFolder()
  system = await startStandalone(folder.path)
}, LIMIT_MS)
afterAll(async () => {
  await system.stop()
  await folder.remove()
}, LIMIT_MS)

test(
  'a link that has expired is refused, and what holds its socket is cut off',
  async () => {
    const person = await aPerson(system.url)
    const chart = await asksAndSees(person)
    // How long it takes to follow a link is not known: it is to hold for longer than that.
    for (let holdsMs = 2_000; ; holdsMs *= 2) {
      const { token } = await share(person, chart.id, new Date(Date.now() + holdsMs).toISOString())
      const follower = live(system.url, token)
      const first = await Promise.race([follower.next().then(() => 'shown'), follower.closed])
      if (first !== 'shown' && holdsMs < 60_000) continue
      expect(first).toBe('shown')
      expect(await follower.closed).toBe(4403)
      expect((await by(system.url, token, '{ sharedChart { id } }')).status).toBe(401)
      break
    }
    await person.leave()
  },
  LIMIT_MS,
)

test(
  'whoever has a link sees nothing else of its tenant or of another, and changes nothing',
  async () => {
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
  },
  LIMIT_MS,
)

test('a token of the right form that leads nowhere is refused, and says no more than a revoked one', async () => {
  const answer = await by(system.url, `link_${'A'.repeat(43)}`, '{ sharedChart { id } }')
  expect(answer.status).toBe(401)
  expect(answer.text).toContain('does not work any more')
  expect((await by(system.url, 'link_short', '{ sharedChart { id } }')).status).toBe(401)
})
