import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  buildSubgraph,
  createGraphExecutor,
  mayRead,
  queryHash,
  type RequestContext,
  signDataGrant,
  silentLogger,
} from '@askchart/service'
import { aViewer, testClickHouse, testIdentity } from '@askchart/testing'
import { shopRelationships, shopTables } from '../../test/shop.js'
import { catalogueOf, loadTables } from '../../test/tables.js'
import type { CatalogueSource } from './catalogue-source.js'
import { ChartEntity } from './chart.entity.js'
import { chartReference } from './chart.reference.js'
import { ChartResolver } from './chart.resolver.js'
import { DataProblemService } from './data-problem.service.js'
import { createQueryDataSource, type QueryDataSource } from './query.data-source.js'
import { QueryResolver } from './query.resolver.js'
import { QueryService } from './query.service.js'
import { createResultCache } from './result-cache.js'
import { createWorkspaceQueue, defaultQueueLimits } from './workspace-queue.js'

const clickhouse = await testClickHouse()
const { client, database } = clickhouse
const identity = await testIdentity()
const catalogue = catalogueOf(database, shopTables, shopRelationships)
const owner = aViewer('OWNER')
const workspaceId = owner.workspaces[0]?.id ?? ''
beforeAll(() => loadTables(client, database, shopTables))
afterAll(() => clickhouse.drop())

const catalogues: CatalogueSource = {
  catalogueOf: (id) => Promise.resolve(id === catalogue.id ? catalogue : null),
  catalogueFor: (viewer, id) => Promise.resolve(id === catalogue.id && mayRead(viewer, workspaceId) ? catalogue : null),
}

function createGraph() {
  const clock = () => new Date('2026-11-23T10:00:00Z')
  const real = createQueryDataSource(client, clock)
  const runs = { count: 0 }
  const dataSource: QueryDataSource = { run: (...args) => ((runs.count += 1), real.run(...args)) }
  const cache = createResultCache({ redisUrl: null, log: silentLogger })
  const queue = createWorkspaceQueue(defaultQueueLimits)
  const queries = new QueryService({ catalogues, dataSource, cache, queue, verifier: identity.verifier, clock })
  const dataProblems = new DataProblemService({ catalogues, verifier: identity.verifier, clock })
  const { schema, sdl } = buildSubgraph<RequestContext>({
    resolvers: [new QueryResolver(queries), new ChartResolver(queries, dataProblems)],
    references: { Chart: chartReference },
    orphanedTypes: [ChartEntity],
  })
  const graph = createGraphExecutor({
    name: 'analytics',
    schema,
    verifier: identity.verifier,
    log: silentLogger,
    createContext: (base: RequestContext) => base,
  })
  const ask = async (query: string, variables: Record<string, unknown>, viewer = owner) =>
    graph.execute({ query, variables }, await identity.callAs(viewer))
  return { ask, runs, sdl }
}

const RUN = `query ($input: QueryInput!) { runQuery(input: $input) {
  __typename
  ... on QueryData { data { rowCount truncated asOf columns { name type values } } sql { text parameters dialect } elapsedMs }
  ... on QueryProblem { message path }
} }`
const CHART = `query ($charts: [_Any!]!) { _entities(representations: $charts) { ... on Chart {
  id data { rowCount columns(names: ["sum_shipping"], first: 1) { values } } sql { text }
} } }`

const measures = [{ column: 'orders.shipping', aggregate: 'SUM' }]

describe('runQuery', () => {
  const ask = (input: object, viewer = owner) =>
    createGraph().ask(RUN, { input: { datasetId: catalogue.id, ...input } }, viewer)

  test('takes all that the language can say', async () => {
    const orders = { column: 'orders.id', aggregate: 'COUNT' }
    const paid = { compare: { column: 'orders.status', operator: 'EQ', values: ['paid'] } }
    const answer = await ask({
      measures: [
        { ...orders, filter: paid, per: orders },
        { ...orders, derive: { kind: 'SHARE', within: 'customers.name' } },
        { ...orders, derive: { kind: 'CHANGE', against: 'YEAR_BEFORE' } },
      ],
      dimensions: [{ column: 'customers.name' }, { column: 'orders.ordered', granularity: 'MONTH' }],
      filter: {
        and: [
          { exists: { of: 'customers', table: 'orders', via: ['customer'], count: { operator: 'GTE', value: 2 } } },
          {
            compare: {
              column: 'orders.shipping',
              operator: 'LT',
              values: [],
              to: { column: 'orders.shipping', aggregate: 'MAXIMUM', filter: paid },
            },
          },
        ],
      },
      limitBy: { dimension: 'name', count: 1 },
    })
    // Ada ordered in January and February, Bob in February; his other order costs as much as the dearest paid one.
    expect(answer).toMatchObject({
      data: {
        runQuery: {
          data: {
            columns: [
              ['Ada', 'Bob'],
              ['2025-01-01', '2025-02-01'],
              [1, 0],
              [0.5, 1],
              [null, null],
            ].map((values) => ({ values })),
          },
        },
      },
    })
  })

  test('answers columns, the statement and its values', async () => {
    const answer = await ask({
      measures,
      dimensions: [{ column: 'orders.ordered', granularity: 'YEAR' }],
      filter: { compare: { column: 'orders.status', operator: 'EQ', values: ['paid'] } },
    })
    expect(answer.errors).toBeUndefined()
    expect(answer.data).toMatchObject({
      runQuery: {
        __typename: 'QueryData',
        data: {
          rowCount: 2,
          truncated: false,
          asOf: '2026-11-23T10:00:00.000Z',
          columns: [
            { name: 'ordered_year', type: 'DATE', values: ['2024-01-01', '2025-01-01'] },
            { name: 'sum_shipping', type: 'INTEGER', values: [19, 25] },
          ],
        },
        sql: { parameters: ['paid'], dialect: 'clickhouse', text: expect.stringContaining('{p1:String}') },
        elapsedMs: expect.any(Number),
      },
    })
  })

  test('says whether the rows were there already', async () => {
    const { ask: asked, runs } = createGraph()
    const cachedOf = async () =>
      asked('query ($input: QueryInput!) { runQuery(input: $input) { ... on QueryData { cached } } }', {
        input: { datasetId: catalogue.id, measures },
      })
    expect((await cachedOf()).data).toEqual({ runQuery: { cached: false } })
    expect((await cachedOf()).data).toEqual({ runQuery: { cached: true } })
    expect(runs.count).toBe(1)
  })

  test.each<[string, object, string]>([
    ['an unknown column', { measures: [{ column: 'orders.shiping', aggregate: 'SUM' }] }, 'measures[0].column'],
    ['a limit out of range', { measures, limit: 0 }, 'limit'],
    ['a filter of two minds', { measures, filter: { and: [], compare: null, or: [] } }, 'filter'],
    [
      'a value that is no cell',
      { measures, filter: { compare: { column: 'orders.id', operator: 'EQ', values: [{}] } } },
      'filter.compare.values[0]',
    ],
    ['a missing dataset', { measures, datasetId: 'dataset_none' }, 'datasetId'],
  ])('tells what is wrong with %s', async (_, input, path) => {
    const answer = await ask(input)
    expect(answer.errors).toBeUndefined()
    expect(answer.data).toMatchObject({ runQuery: { __typename: 'QueryProblem', path, message: expect.any(String) } })
  })

  test('tells a stranger what it tells of a missing dataset', async () => {
    const stranger = await ask({ measures }, aViewer('OWNER'))
    const missing = await ask({ measures, datasetId: 'dataset_none' })
    const told = JSON.stringify(stranger.data).replaceAll(catalogue.id, 'dataset_none')
    expect(told).toBe(JSON.stringify(missing.data))
  })

  test('leaves out what is given as null', async () => {
    const answer = await ask({ measures: [{ ...measures[0], via: null, as: null }], filter: null, limit: null })
    expect(answer.data).toMatchObject({ runQuery: { data: { columns: [{ values: [72] }] } } })
  })
})

describe('Chart.data', () => {
  const query = { v: 1, measures, dimensions: [{ column: 'orders.status' }] }
  const grantFor = (chart: string, dataset = catalogue.id, granted: unknown = query) =>
    signDataGrant(identity.signers.charts, { chart, dataset, queryHash: queryHash(granted) })
  const chart = async (more: object = {}) => ({
    __typename: 'Chart',
    id: 'chart_1',
    query,
    dataGrant: await grantFor('chart_1'),
    ...more,
  })

  test('is had with a grant alone, whoever the viewer is', async () => {
    const { ask } = createGraph()
    const answer = await ask(CHART, { charts: [await chart()] }, aViewer('VIEWER'))
    expect(answer.errors).toBeUndefined()
    expect(answer.data).toEqual({
      _entities: [
        { id: 'chart_1', data: { rowCount: 3, columns: [{ values: [11] }] }, sql: { text: expect.any(String) } },
      ],
    })
  })

  test('runs nothing for the statement alone, and once for equal charts', async () => {
    const { ask, runs } = createGraph()
    const sqlOnly =
      'query ($charts: [_Any!]!) { _entities(representations: $charts) { ... on Chart { sql { text } } } }'
    await ask(sqlOnly, { charts: [await chart()] })
    expect(runs.count).toBe(0)
    const twin = await chart({ id: 'chart_2', dataGrant: await grantFor('chart_2') })
    await ask(CHART, { charts: [await chart(), twin] })
    expect(runs.count).toBe(1)
  })

  test.each<[string, () => Promise<object>, string]>([
    ['no grant', () => chart({ dataGrant: null }), 'FORBIDDEN'],
    ['a forged grant', async () => chart({ dataGrant: `${await grantFor('chart_1')}x` }), 'FORBIDDEN'],
    ["another chart's grant", async () => chart({ dataGrant: await grantFor('chart_2') }), 'FORBIDDEN'],
    ["another query's grant", () => chart({ query: { ...query, limit: 1 } }), 'FORBIDDEN'],
    [
      'a token for another use',
      async () =>
        chart({
          dataGrant: await identity.signers.charts.sign(
            { chart: 'chart_1', dataset: catalogue.id, queryHash: queryHash(query) },
            'access',
            60,
          ),
        }),
      'FORBIDDEN',
    ],
    [
      'a dataset that is gone',
      async () => chart({ dataGrant: await grantFor('chart_1', 'dataset_gone') }),
      'NOT_FOUND',
    ],
    [
      'a query that no longer fits',
      async () => {
        const stale = { ...query, dimensions: [{ column: 'orders.state' }] }
        return chart({ query: stale, dataGrant: await grantFor('chart_1', catalogue.id, stale) })
      },
      'INVALID_QUERY',
    ],
  ])('is null with an error on the field for %s, and the chart still arrives', async (_, make, code) => {
    const { ask } = createGraph()
    const answer = await ask(CHART, { charts: [await make()] })
    expect(answer.data).toEqual({ _entities: [{ id: 'chart_1', data: null, sql: null }] })
    const byPath = [...(answer.errors ?? [])].sort((a, b) => String(a.path).localeCompare(String(b.path)))
    expect(byPath).toMatchObject([
      { path: ['_entities', 0, 'data'], extensions: { code } },
      { path: ['_entities', 0, 'sql'], extensions: { code } },
    ])
  })

  test('does not take the other charts down', async () => {
    const { ask } = createGraph()
    const answer = await ask(CHART, { charts: [await chart({ dataGrant: null }), await chart()] })
    expect(answer.data).toMatchObject({ _entities: [{ data: null }, { data: { rowCount: 3 } }] })
  })
})

test('the schema says what it must', () => {
  const { sdl } = createGraph()
  expect(sdl).toContain('data: ChartData @requires(fields: "query dataGrant")')
  expect(sdl).toContain('query: QuerySpec @external')
  expect(sdl).toContain('dimensions: [DimensionInput!]! = []')
  expect(sdl).toContain('columns(names: [String!], first: Int, after: Int, maxPoints: Int): [DataColumn!]!')
})
