import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { verifyDataGrant, queryHash } from '@askchart/service'
import { until } from '@askchart/testing'
import { z } from 'zod'
import { type ChartsRoom, codesOf, datasetId, openChartsRoom } from '../../test/charts-room.js'
import { aWorld, reading } from '../../test/neighbours.js'

let room: ChartsRoom
beforeAll(async () => {
  room = await openChartsRoom()
})
afterAll(() => room.stop())
beforeEach(() => {
  Object.assign(room.world, { readings: aWorld('').readings, columns: aWorld('').columns })
  room.world.down.clear()
  room.world.queries.length = 0
  room.world.prompts.length = 0
})

const CHART =
  'id title prompt version spec query dataGrant viewerCanEdit analysis { id } dataset { id } owner { id } workspace { id } history { edges { node { version changes { path } } } }'
const OUTCOME = `__typename
  ... on ChartGenerated { analysis { id } chart { ${CHART} } }
  ... on ClarificationNeeded { question about choices { id label explanation } }
  ... on CannotAnswer { message unknown suggestions }
  ... on NoData { message explanation }`
const GENERATE = `mutation ($input: GenerateChartInput!) { generateChart(input: $input) { ${OUTCOME} } }`
const GENERATE_ALL = `mutation ($inputs: [GenerateChartInput!]!) { generateCharts(inputs: $inputs) { ${OUTCOME} } }`

const outcome = z.looseObject({ __typename: z.string(), chart: z.looseObject({ id: z.string() }).optional() })
const one = z.object({ generateChart: outcome })
const all = z.object({ generateCharts: z.array(outcome) })
const counted = z.object({ charts: z.object({ totalCount: z.number() }) })

const prompt = 'revenue by channel'
const generate = async (input: Record<string, unknown> = {}) =>
  (await room.answer(one, GENERATE, { input: { datasetId, prompt, ...input } })).generateChart
const chartCount = async () => (await room.answer(counted, '{ charts { totalCount } }')).charts.totalCount

describe('a prompt that can be answered', () => {
  test('becomes a chart, its query run once', async () => {
    const { chart, ...result } = await generate({ followUpTo: 'analysis_0', choiceIds: ['choice_1'] })
    expect(result).toMatchObject({ __typename: 'ChartGenerated', analysis: { id: 'analysis_1' } })
    expect(chart).toMatchObject({
      title: 'Revenue by channel',
      prompt,
      version: 1,
      viewerCanEdit: true,
      spec: { data: { name: 'data' }, mark: { type: 'bar' }, encoding: { x: { field: 'channel' } } },
      analysis: { id: 'analysis_1' },
      dataset: { id: datasetId },
      owner: { id: room.owner.id },
      workspace: { id: room.world.workspaceId },
      history: { edges: [{ node: { version: 1, changes: [] } }] },
    })
    expect(room.world.queries).toHaveLength(1)
    expect(chart?.['query']).toEqual({
      v: 1,
      dimensions: [{ column: 'orders.channel' }],
      measures: [{ column: 'orders.revenue', aggregate: 'SUM' }],
    })
    expect(room.world.prompts).toMatchObject([{ datasetId, prompt, followUpTo: 'analysis_0', choiceIds: ['choice_1'] }])
  })

  test('carries a grant for its own data alone', async () => {
    const { chart } = await generate()
    const grant = await verifyDataGrant(room.identity.verifier, z.string().parse(chart?.['dataGrant']))
    expect(grant).toEqual({ chart: chart?.id, dataset: datasetId, queryHash: queryHash(chart?.['query']) })
  })

  test('is told to whoever listens, from the transaction that made it', async () => {
    const heard: unknown[] = []
    const event = z.object({
      chartId: z.string(),
      workspaceId: z.string(),
      datasetId: z.string(),
      analysisId: z.string(),
    })
    await room.jobs.subscribe('chartCreated', 'test', event, (data) => Promise.resolve(void heard.push(data)))
    const { chart } = await generate()
    await until('chartCreated', () => heard.length > 0)
    const { workspaceId } = room.world
    expect(heard).toEqual([{ chartId: chart?.id, workspaceId, datasetId, analysisId: 'analysis_1' }])
  })

  test('asked ten times at once with one key is one chart, and all get it', async () => {
    const before = await chartCount()
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => generate({ idempotencyKey: 'once' })))
    expect(new Set(outcomes.map(({ chart }) => chart?.id)).size).toBe(1)
    expect(await chartCount()).toBe(before + 1)
  })

  test('asked again later with its key is neither read nor run again', async () => {
    const first = await generate({ idempotencyKey: 'again' })
    room.world.down.add('nlp').add('analytics')
    expect(await generate({ idempotencyKey: 'again' })).toEqual(first)
  })

  test('has a key of its own for each person', async () => {
    const first = await generate({ idempotencyKey: 'mine' })
    const colleague = { ...room.owner, id: 'user_colleague' }
    const input = { datasetId, prompt, idempotencyKey: 'mine' }
    const second = await room.answer(one, GENERATE, { input }, colleague)
    expect(second.generateChart.chart?.id).not.toBe(first.chart?.id)
  })
})

test('what the words call a chart is its title, and how they lay its bars is how they lie', async () => {
  const asked = 'revenue by channel, horizontal, title it Where the money comes from'
  room.world.readings.set(asked, reading({ title: 'Where the money comes from', orientation: 'HORIZONTAL' }))
  const { chart } = await generate({ prompt: asked })
  expect(chart).toMatchObject({
    title: 'Where the money comes from',
    spec: { encoding: { y: { field: 'channel' }, x: { field: 'sum_revenue' } } },
  })
})

describe('a prompt that cannot', () => {
  test('gets the question back', async () => {
    const choices = [{ id: 'choice_1', label: 'Order date', explanation: 'By order date' }]
    const question = { __typename: 'ClarificationNeeded', question: 'Which date?', about: 'date', choices }
    room.world.readings.set('by date', question)
    expect(await generate({ prompt: 'by date' })).toEqual(question)
  })

  test('says why', async () => {
    expect(await generate({ prompt: 'the weather on Mars' })).toMatchObject({
      __typename: 'CannotAnswer',
      unknown: ['x'],
      suggestions: ['y'],
    })
  })

  test.each([
    ['no rows', []],
    ['only empty values', [null]],
  ])('matches nothing: %s', async (_name, values) => {
    const before = await chartCount()
    room.world.columns = [{ name: 'sum_revenue', type: 'DECIMAL', values }]
    expect(await generate()).toMatchObject({ __typename: 'NoData', explanation: 'Total revenue for each channel' })
    expect(await chartCount()).toBe(before)
  })

  test('was read as what cannot be run', async () => {
    const measures = [{ column: 'orders.nothing', aggregate: 'SUM' }]
    room.world.readings.set('odd', reading({ query: { v: 1, dimensions: [], measures } }))
    expect(await generate({ prompt: 'odd' })).toMatchObject({
      __typename: 'CannotAnswer',
      message: expect.stringContaining('There is no column orders.nothing.'),
    })
  })
})

test.each(['nlp', 'analytics'] as const)('without %s, UNAVAILABLE, and nothing is stored', async (part) => {
  const before = await chartCount()
  room.world.down.add(part)
  const response = await room.ask(GENERATE, { input: { datasetId, prompt } })
  expect(codesOf(response)).toEqual(['UNAVAILABLE'])
  expect(await chartCount()).toBe(before)
})

describe('several prompts', () => {
  test('are answered independently, in their order', async () => {
    const inputs = [
      { datasetId, prompt },
      { datasetId, prompt: 'the weather on Mars' },
      { datasetId: 'dataset_unknown', prompt },
      { datasetId, prompt },
    ]
    const { generateCharts } = await room.answer(all, GENERATE_ALL, { inputs })
    expect(generateCharts.map(({ __typename }) => __typename)).toEqual([
      'ChartGenerated',
      'CannotAnswer',
      'CannotAnswer',
      'ChartGenerated',
    ])
    expect(generateCharts[2]?.['message']).toContain('dataset_unknown')
    expect(generateCharts[0]?.chart?.id).not.toBe(generateCharts[3]?.chart?.id)
  })

  test('are at most twenty', async () => {
    const inputs = Array.from({ length: 21 }, () => ({ datasetId, prompt }))
    expect(codesOf(await room.ask(GENERATE_ALL, { inputs }))).toEqual(['BAD_USER_INPUT'])
    expect(room.world.prompts).toEqual([])
  })
})

test('strangers, readers and nobody make no chart', async () => {
  const as = async (viewer: typeof room.owner) =>
    codesOf(await room.ask(GENERATE, { input: { datasetId, prompt } }, viewer))
  expect(await as(room.stranger)).toEqual(['NOT_FOUND'])
  expect(await as(room.reader)).toEqual(['FORBIDDEN'])
  expect(await as({ kind: 'anonymous', id: '', workspaces: [] })).toEqual(['UNAUTHENTICATED'])
  expect(room.world.prompts).toEqual([])
})

test.each([
  ['an empty prompt', { prompt: ' ' }],
  ['a prompt too long', { prompt: 'x'.repeat(2_001) }],
  ['a prompt with a null character', { prompt: 'a\0b' }],
  ['a workspace that is not the dataset’s', { workspaceId: 'workspace_other' }],
  ['a key too long', { idempotencyKey: 'x'.repeat(201) }],
])('%s is BAD_USER_INPUT', async (_name, input) => {
  expect(codesOf(await room.ask(GENERATE, { input: { datasetId, prompt, ...input } }))).toEqual(['BAD_USER_INPUT'])
})

test('half a character in a prompt is told as what it is', async () => {
  const response = await room.ask(GENERATE, { input: { datasetId, prompt: 'revenue \ud800' } })
  expect(codesOf(response)).toEqual(['BAD_USER_INPUT'])
  expect(response.errors?.[0]?.message).toBe('The prompt holds a null character or half a character.')
})
