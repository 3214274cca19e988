import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { aViewer } from '@askchart/testing'
import type { Viewer } from '@askchart/service'
import { z } from 'zod'
import { importCsv, type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'

let analytics: RunningAnalytics
const owner = aViewer()
const [workspaceId = ''] = owner.workspaces.map(({ id }) => id)
const reader: Viewer = { ...aViewer(), workspaces: [{ id: workspaceId, role: 'VIEWER' }] }

beforeAll(async () => {
  analytics = await runAnalytics()
  await analytics.subgraph.start()
}, 120_000)
afterAll(() => analytics.stop(), 60_000)

const shop = (): Promise<string> =>
  importCsv(analytics, owner, 'Shop', {
    'orders.csv':
      'order_id,region,revenue_usd,cost_usd,status\nA1,North,100,60,paid\nA2,North,100,20,returned\nA3,South,50,40,paid\n',
  })

const DEFINE = `mutation ($input: DefineMetricInput!) { defineMetric(input: $input) {
  __typename ... on MetricDefined { metric { name expression description tables unit isFraction addsUp problem suggestions } }
  ... on QueryProblem { message path } } }`
const DELETE = 'mutation ($input: DeleteMetricInput!) { deleteMetric(input: $input) { deleted } }'
const MARGIN = '(sum(revenue_usd) - sum(cost_usd)) / sum(revenue_usd)'

const define = (viewer: Viewer, datasetId: string, name: string, expression: string, description?: string) =>
  analytics.ask(viewer, DEFINE, { input: { datasetId, name, expression, description } })
const remove = (viewer: Viewer, datasetId: string, name: string) =>
  analytics.ask(viewer, DELETE, { input: { datasetId, name } })

async function metricsOf(id: string): Promise<{ readonly version: number; readonly names: readonly string[] }> {
  const { data } = await analytics.ask(owner, 'query ($id: ID!) { dataset(id: $id) { version metrics { name } } }', {
    id,
  })
  const { dataset } = z
    .object({ dataset: z.object({ version: z.number(), metrics: z.array(z.object({ name: z.string() })) }) })
    .parse(data)
  return { version: dataset.version, names: dataset.metrics.map(({ name }) => name) }
}

async function byRegion(datasetId: string, metric: string): Promise<unknown> {
  const { data } = await analytics.ask(
    owner,
    `query ($input: QueryInput!) { runQuery(input: $input) {
      ... on QueryData { data { columns { name values } } } ... on QueryProblem { message path } } }`,
    { input: { datasetId, measures: [{ metric }], dimensions: [{ column: 'orders.region' }] } },
  )
  return data?.['runQuery']
}

describe('a defined metric', () => {
  test('is listed with what its expression says, and queries ask for it by name', async () => {
    const datasetId = await shop()
    const { data } = await define(owner, datasetId, 'profit  margin', MARGIN, 'What is left.')
    expect(data).toEqual({
      defineMetric: {
        __typename: 'MetricDefined',
        metric: {
          name: 'profit margin',
          expression: MARGIN,
          description: 'What is left.',
          tables: ['orders'],
          unit: null,
          isFraction: true,
          addsUp: false,
          problem: null,
          suggestions: [],
        },
      },
    })
    expect(await metricsOf(datasetId)).toEqual({ version: 2, names: ['profit margin'] })
    expect(await byRegion(datasetId, 'profit margin')).toEqual({
      data: {
        columns: [
          { name: 'region', values: ['North', 'South'] },
          { name: 'profit_margin', values: [0.6, 0.2] },
        ],
      },
    })
  })

  test('is replaced by one of the same name, in any case, and answers by the new expression at once', async () => {
    const datasetId = await shop()
    await define(owner, datasetId, 'profit', 'sum(revenue_usd)')
    const wrong = await byRegion(datasetId, 'profit')
    const { data } = await define(owner, datasetId, 'Profit', 'sum(revenue_usd) - sum(cost_usd)')
    expect(data).toMatchObject({ defineMetric: { metric: { name: 'Profit', unit: 'USD', addsUp: true } } })
    expect(await metricsOf(datasetId)).toEqual({ version: 3, names: ['Profit'] })
    const right = await byRegion(datasetId, 'Profit')
    expect([wrong, right]).toMatchObject([
      { data: { columns: [{}, { values: [200, 50] }] } },
      { data: { columns: [{}, { values: [120, 10] }] } },
    ])
  })

  test('keeps its description where a new expression says none, until that is taken back', async () => {
    const datasetId = await shop()
    const described = async (...description: readonly (string | null)[]): Promise<unknown> => {
      const [said] = description
      const input = { datasetId, name: 'profit', expression: 'sum(revenue_usd)' }
      const { data } = await analytics.ask(owner, DEFINE, {
        input: description.length === 0 ? input : { ...input, description: said },
      })
      return data
    }
    const metric = (description: string | null) => ({ defineMetric: { metric: { description } } })
    expect(await described('What is left.')).toMatchObject(metric('What is left.'))
    expect(await described()).toMatchObject(metric('What is left.'))
    expect(await described(null)).toMatchObject(metric(null))
  })

  test('is gone once it is deleted, and so says who asks for it', async () => {
    const datasetId = await shop()
    await define(owner, datasetId, 'profit', 'sum(revenue_usd) - sum(cost_usd)')
    expect((await remove(owner, datasetId, 'PROFIT')).data).toEqual({ deleteMetric: { deleted: true } })
    expect(await metricsOf(datasetId)).toEqual({ version: 3, names: [] })
    expect((await remove(owner, datasetId, 'profit')).data).toEqual({ deleteMetric: { deleted: false } })
    expect(await byRegion(datasetId, 'profit')).toEqual({
      message: 'This dataset has no metric "profit".',
      path: 'measures[0].metric',
    })
  })
})

describe('defining a metric', () => {
  test('with a wrong expression is a problem with its place, and changes nothing', async () => {
    const datasetId = await shop()
    const { data } = await define(owner, datasetId, 'profit', 'sum(revenue_usd) - sum(costs_usd)')
    expect(data).toEqual({
      defineMetric: {
        __typename: 'QueryProblem',
        path: 'expression',
        message: 'At character 24: this dataset has no column "costs_usd". Near it: "orders.cost_usd".',
      },
    })
    expect(await metricsOf(datasetId)).toEqual({ version: 1, names: [] })
  })

  test.each([
    ['no name', ' ', 'input.name', /letter/],
    ['a long name', 'x'.repeat(101), 'input.name', /100/],
    ['a name of two lines', 'a\nb', 'input.name', /control/],
    ["a column's name", 'Revenue USD', 'input.name', /called already/],
    ["a table's name", 'orders', 'input.name', /called already/],
  ])('with %s is refused', async (_what, name, field, message) => {
    const { errors } = await define(owner, await shop(), name, 'sum(revenue_usd)')
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(message),
      extensions: { code: 'BAD_USER_INPUT', field },
    })
  })

  test('more than fifty times is refused', async () => {
    const datasetId = await shop()
    for (let n = 0; n < 50; n += 1) await define(owner, datasetId, `metric ${n}`, 'sum(revenue_usd)')
    const { errors } = await define(owner, datasetId, 'one more', 'sum(revenue_usd)')
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('at most 50') })
    expect((await define(owner, datasetId, 'metric 7', 'sum(cost_usd)')).errors).toBeUndefined()
  })

  test('and deleting it is not found by a stranger, and not allowed to who may only look', async () => {
    const datasetId = await shop()
    await define(owner, datasetId, 'profit', 'sum(revenue_usd)')
    for (const change of [
      (viewer: Viewer) => define(viewer, datasetId, 'mine', 'sum(revenue_usd)'),
      (viewer: Viewer) => remove(viewer, datasetId, 'profit'),
    ]) {
      expect((await change(aViewer())).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' })
      expect((await change(reader)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
    }
    expect((await metricsOf(datasetId)).names).toEqual(['profit'])
  })
})
