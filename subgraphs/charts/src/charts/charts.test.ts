import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Viewer } from '@askchart/service'
import { until } from '@askchart/testing'
import { z } from 'zod'
import { bars, type ChartsRoom, codesOf, datasetId, openChartsRoom, query } from '../../test/charts-room.js'

let room: ChartsRoom
beforeAll(async () => {
  room = await openChartsRoom()
})
afterAll(() => room.stop())

const CHARTS = `query ($workspaceId: ID, $search: String, $orderBy: ChartOrder! = RECENTLY_EDITED, $first: Int! = 20, $after: String) {
  charts(workspaceId: $workspaceId, search: $search, orderBy: $orderBy, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { title } }
  }
}`
const page = z.object({
  charts: z.object({
    totalCount: z.number(),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    edges: z.array(z.object({ node: z.object({ title: z.string() }) })),
  }),
})
const list = async (variables: Record<string, unknown> = {}, viewer?: Viewer) =>
  (await room.answer(page, CHARTS, variables, viewer)).charts
const titles = async (variables: Record<string, unknown>) => (await list(variables)).edges.map(({ node }) => node.title)

const CREATE = `mutation ($input: CreateChartInput!) { createChart(input: $input) {
  __typename ... on ChartCreated { chart { id title version prompt analysis { id } } } ... on InvalidSpec { message issues { path message } }
} }`
const createdSchema = z.object({
  createChart: z.looseObject({
    __typename: z.string(),
    chart: z.looseObject({ id: z.string() }).optional(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
})
const create = async (input: Record<string, unknown>) =>
  (await room.answer(createdSchema, CREATE, { input: { datasetId, title: 'By hand', spec: bars, query, ...input } }))
    .createChart

const CHART = 'query ($id: ID!) { chart(id: $id) { id title } }'
const DELETE = 'mutation ($id: ID!) { deleteChart(id: $id) { deleted } }'
const ENTITIES = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on Chart { id dataGrant } ... on Workspace { charts(first: 1) { totalCount edges { node { title } } } }
} }`

const ENTITY_IDS =
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Workspace { id } } }'

describe('a chart made by hand', () => {
  test('has no prompt and no analysis', async () => {
    expect(await create({})).toMatchObject({
      __typename: 'ChartCreated',
      chart: { title: 'By hand', version: 1, prompt: null, analysis: null },
    })
  })

  test('is made once for one key', async () => {
    const [one, two] = [await create({ idempotencyKey: 'k' }), await create({ idempotencyKey: 'k', title: 'Other' })]
    expect(two.chart?.id).toBe(one.chart?.id)
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['a title', { title: '' }, '/title'],
    ['a title of 201 characters', { title: 'x'.repeat(201) }, '/title'],
    ['a spec', { spec: { ...bars, mark: 'sparkle' } }, '/spec/mark'],
    ['a field', { spec: { ...bars, encoding: { x: { field: 'gone', type: 'nominal' } } } }, '/spec/encoding/x/field'],
    ['a query', { query: { v: 1, dimensions: [], measures: 'all' } }, '/query/measures'],
    [
      'a query that cannot run',
      { query: { ...query, measures: [{ column: 'orders.nothing', as: 'sum_revenue' }] } },
      '/query/measures/0/column',
    ],
    ['a null character', { spec: { ...bars, description: '\0' } }, '/spec'],
  ])('says where it is wrong: %s', async (_name, input, path) => {
    const outcome = await create(input)
    expect(outcome.__typename).toBe('InvalidSpec')
    expect(outcome.issues?.map((issue) => issue.path)).toEqual([path])
  })
})

describe('the list of charts', () => {
  let gallery: ChartsRoom
  beforeAll(async () => {
    gallery = await openChartsRoom()
    for (const title of ['beta', 'Alpha', '100% of sales', 'Gamma_ray', 'alphabet']) await gallery.aChart(title)
  })
  afterAll(() => gallery.stop())
  const found = async (variables: Record<string, unknown>) =>
    (await gallery.answer(page, CHARTS, variables)).charts.edges.map(({ node }) => node.title)

  test('is found by any part of a title, whatever its case', async () => {
    expect(await found({ search: 'ALPHA' })).toEqual(['alphabet', 'Alpha'])
  })

  test.each([
    ['%', ['100% of sales']],
    ['_', ['Gamma_ray']],
    ['\\', []],
    ["' or 1=1 --", []],
    ['\0', ['alphabet', 'Gamma_ray', '100% of sales', 'Alpha', 'beta']],
  ])('takes %s as the letters it is', async (search, expected) => {
    expect(await found({ search })).toEqual(expected)
  })

  test.each([
    ['RECENTLY_EDITED', ['alphabet', 'Gamma_ray', '100% of sales', 'Alpha', 'beta']],
    ['RECENTLY_CREATED', ['alphabet', 'Gamma_ray', '100% of sales', 'Alpha', 'beta']],
    ['TITLE', ['100% of sales', 'Alpha', 'alphabet', 'beta', 'Gamma_ray']],
  ])('is ordered %s, and its pages make up the whole', async (orderBy, expected) => {
    expect(await found({ orderBy })).toEqual(expected)
    const collected: string[] = []
    let after: string | null = null
    for (let pages = 0; pages < 3; pages += 1) {
      const { charts }: z.infer<typeof page> = await gallery.answer(page, CHARTS, { orderBy, first: 2, after })
      collected.push(...charts.edges.map(({ node }) => node.title))
      expect(charts).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: pages < 2 } })
      after = charts.pageInfo.endCursor
    }
    expect(collected).toEqual(expected)
  })

  test('puts what was edited last first', async () => {
    const id = await gallery.aChart('old')
    await gallery.aChart('new')
    await gallery.ask('mutation ($input: EditChartInput!) { editChart(input: $input) { __typename } }', {
      input: { chartId: id, changes: [{ path: '/title', value: 'edited' }] },
    })
    expect((await found({ first: 2 })).slice(0, 2)).toEqual(['edited', 'new'])
    expect((await found({ first: 2, orderBy: 'RECENTLY_CREATED' })).slice(0, 2)).toEqual(['new', 'edited'])
  })

  test.each([
    ['a page of nothing', { first: 0 }],
    ['a page too long', { first: 101 }],
    ['a cursor of somewhere else', { after: 'x' }],
    ['a cursor of another order', { after: Buffer.from('["Title","chart_1"]').toString('base64url') }],
  ])('refuses %s', async (_name, variables) => {
    expect(codesOf(await gallery.ask(CHARTS, variables))).toEqual(['BAD_USER_INPUT'])
  })

  test.each(['0000-01-01T00:00:00.000Z', `2026-01-01T00:00:00.${'0'.repeat(200)}Z`])(
    'refuses a cursor at %s, which Postgres cannot compare',
    async (time) => {
      const after = Buffer.from(JSON.stringify([time, 'chart_1'])).toString('base64url')
      for (const orderBy of ['RECENTLY_EDITED', 'RECENTLY_CREATED'])
        expect(codesOf(await gallery.ask(CHARTS, { orderBy, after }))).toEqual(['BAD_USER_INPUT'])
      const representations = [{ __typename: 'Workspace', id: gallery.world.workspaceId }]
      const text =
        'query ($representations: [_Any!]!, $after: String) { _entities(representations: $representations) { ... on Workspace { charts(after: $after) { totalCount } } } }'
      expect(codesOf(await gallery.ask(text, { representations, after }))).toEqual(['BAD_USER_INPUT'])
    },
  )
})

describe('to a stranger', () => {
  test('a chart is not there, by any way', async () => {
    const id = await room.aChart('Secret')
    for (const text of [CHART, DELETE])
      expect(codesOf(await room.ask(text, { id }, room.stranger))).toEqual(['NOT_FOUND'])
    const representations = [{ __typename: 'Chart', id }]
    expect(codesOf(await room.ask(ENTITIES, { representations }, room.stranger))).toEqual(['NOT_FOUND'])
    expect(await titles({ search: 'Secret' })).toEqual(['Secret'])
    expect(await list({ search: 'Secret' }, room.stranger)).toMatchObject({ totalCount: 0, edges: [] })
  })

  test('a chart is as little there as one that never was', async () => {
    const id = await room.aChart()
    const messageFor = async (wanted: string) =>
      (await room.ask(CHART, { id: wanted }, room.stranger)).errors?.[0]?.message.replace(wanted, 'ID')
    expect(await messageFor(id)).toBe(await messageFor('chart_unknown'))
  })

  test('a workspace is not there', async () => {
    const { workspaceId } = room.world
    expect(codesOf(await room.ask(CHARTS, { workspaceId }, room.stranger))).toEqual(['NOT_FOUND'])
    const representations = [{ __typename: 'Workspace', id: workspaceId }]
    for (const text of [ENTITIES, ENTITY_IDS])
      expect(codesOf(await room.ask(text, { representations }, room.stranger))).toEqual(['NOT_FOUND'])
  })
})

test('who may only look sees and lists, but neither deletes nor makes', async () => {
  const id = await room.aChart('Shown')
  expect((await room.ask(CHART, { id }, room.reader)).data).toMatchObject({ chart: { title: 'Shown' } })
  expect(codesOf(await room.ask(DELETE, { id }, room.reader))).toEqual(['FORBIDDEN'])
  const input = { datasetId, title: 'Mine', spec: bars, query }
  expect(codesOf(await room.ask(CREATE, { input }, room.reader))).toEqual(['FORBIDDEN'])
})

test('a workspace knows its charts, and other subgraphs find a chart by its id', async () => {
  const id = await room.aChart('Latest')
  const representations = [
    { __typename: 'Workspace', id: room.world.workspaceId },
    { __typename: 'Chart', id },
  ]
  const { data } = await room.ask(ENTITIES, { representations })
  expect(data).toMatchObject({
    _entities: [{ charts: { edges: [{ node: { title: 'Latest' } }] } }, { id, dataGrant: expect.any(String) }],
  })
})

test('a deleted chart is gone, once, and that is told', async () => {
  const heard: unknown[] = []
  const event = z.object({ chartId: z.string(), workspaceId: z.string(), analysisId: z.null() })
  await room.jobs.subscribe('chartDeleted', 'test', event, (data) => Promise.resolve(void heard.push(data)))
  const id = await room.aChart()
  expect((await room.ask(DELETE, { id })).data).toEqual({ deleteChart: { deleted: true } })
  expect(codesOf(await room.ask(CHART, { id }))).toEqual(['NOT_FOUND'])
  expect(codesOf(await room.ask(DELETE, { id }))).toEqual(['NOT_FOUND'])
  await until('chartDeleted', () => heard.length > 0)
  expect(heard).toEqual([{ chartId: id, workspaceId: room.world.workspaceId, analysisId: null }])
})
