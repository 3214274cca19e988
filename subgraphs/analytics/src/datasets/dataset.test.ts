import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { aViewer, until } from '@askchart/testing'
import type { Viewer } from '@askchart/service'
import { z } from 'zod'
import { importCsv, type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

let analytics: RunningAnalytics
const owner = aViewer()
const [workspaceId = ''] = owner.workspaces.map(({ id }) => id)
const reader: Viewer = { ...aViewer(), workspaces: [{ id: workspaceId, role: 'VIEWER' }] }
const stranger = aViewer()

beforeAll(async () => {
  analytics = await runAnalytics()
  await analytics.subgraph.start()
})
afterAll(() => analytics.stop())

const listed = z.object({
  datasets: z.object({
    totalCount: z.number(),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    edges: z.array(
      z.object({ node: z.object({ id: z.string(), name: z.string(), source: z.string(), rowCount: z.number() }) }),
    ),
  }),
})
const LIST = `query ($workspaceId: ID, $first: Int! = 20, $after: String) {
  datasets(workspaceId: $workspaceId, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id name source rowCount } } } }`

async function list(viewer: Viewer, variables: Record<string, unknown> = {}) {
  const { data, errors } = await analytics.ask(viewer, LIST, variables)
  expect(errors).toBeUndefined()
  const { datasets } = listed.parse(data)
  return { ...datasets, nodes: datasets.edges.map(({ node }) => node) }
}

async function codeOf(viewer: Viewer, query: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  const { errors } = await analytics.ask(viewer, query, variables)
  return errors?.map((error) => ({ message: error.message, ...error.extensions }))[0]
}

const shop = (): Promise<string> =>
  importCsv(analytics, owner, 'Shop', {
    'orders.csv':
      'order_id,customer_id,order_date,amount_usd\nA1,1,2025-01-05,10.5\nA2,2,2025-01-06,20\nA3,1,2025-02-01,5\n',
    'customers.csv': 'customer_id,name,country\n1,Ann Müller,Germany\n2,Bob & Sons Ltd.,France\n3,Zoë,Germany\n',
    'notes.csv': 'author,text\nAnn Müller,hello\n',
  })

describe('the sample', () => {
  test('is in every workspace under an id of its own, made once however many look at the same time', async () => {
    const seen = await Promise.all(Array.from({ length: 5 }, () => list(owner)))
    const ids = new Set(
      seen.flatMap(({ nodes }) => nodes.filter(({ source }) => source === 'SAMPLE')).map(({ id }) => id),
    )
    expect(ids.size).toBe(1)
    const other = await list(stranger)
    expect(other.nodes).toMatchObject([{ source: 'SAMPLE', name: 'Sample: a shop' }])
    expect(ids.has(other.nodes[0]?.id ?? '')).toBe(false)
    expect(other.nodes[0]?.rowCount).toBeGreaterThan(60_000)
  })

  test('tells what its columns mean', async () => {
    const { nodes } = await list(owner)
    const { data } = await analytics.ask(
      owner,
      `query ($id: ID!) { dataset(id: $id) { relationships { from to declared } tables { name preview(first: 1)
        columns { ref label role unit synonyms defaultAggregate distinctCount minimum maximum sampleValues(first: 6) } } } }`,
      { id: nodes[0]?.id },
    )
    const column = z.looseObject({ ref: z.string() })
    const { dataset } = z
      .object({
        dataset: z.object({
          relationships: z.array(z.object({ from: z.string(), to: z.string() })),
          tables: z.array(
            z.object({ name: z.string(), preview: z.array(z.array(z.unknown())), columns: z.array(column) }),
          ),
        }),
      })
      .parse(data)
    const columns = dataset.tables.flatMap((table) => table.columns)
    expect(columns.find(({ ref }) => ref === 'order_lines.revenue')).toMatchObject({
      label: 'revenue',
      role: 'MEASURE',
      unit: 'USD',
      defaultAggregate: 'SUM',
      synonyms: expect.arrayContaining(['sales', 'turnover']),
    })
    expect(columns.find(({ ref }) => ref === 'regions.region_name')).toMatchObject({
      label: 'region',
      role: 'GEOGRAPHY',
      distinctCount: 6,
      sampleValues: expect.arrayContaining(['West', 'Northeast']),
    })
    expect(columns.find(({ ref }) => ref === 'orders.order_date')).toMatchObject({
      role: 'TIME',
      minimum: '2023-03-01',
      maximum: '2026-02-28',
    })
    expect(dataset.relationships).toHaveLength(4)
    expect(dataset.tables.find(({ name }) => name === 'regions')?.preview).toEqual([[1, 'West', 'Dana Whitfield']])
  })

  test('once deleted by its workspace stays away, and stays with the others', async () => {
    const leaver = aViewer()
    const { nodes } = await list(leaver)
    const { data } = await analytics.ask(leaver, 'mutation ($id: ID!) { deleteDataset(id: $id) { deleted } }', {
      id: nodes[0]?.id,
    })
    expect(data).toEqual({ deleteDataset: { deleted: true } })
    expect((await list(leaver)).nodes).toEqual([])
    expect((await list(stranger)).nodes).toHaveLength(1)
  })
})

describe('datasets', () => {
  test('come in pages, oldest first', async () => {
    const person = aViewer()
    await list(person)
    const id = await importCsv(analytics, person, 'Mine', { 'a.csv': 'x\n1\n' })
    const first = await list(person, { first: 1 })
    expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } })
    const second = await list(person, { first: 1, after: first.pageInfo.endCursor })
    expect(second.pageInfo.hasNextPage).toBe(false)
    expect([...first.nodes, ...second.nodes].map((node) => node.id)).toContain(id)
    expect(await codeOf(person, LIST, { first: 101 })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'first' })
    expect(await codeOf(person, LIST, { after: 'x' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' })
  })

  test('do not exist for a stranger, on any path', async () => {
    const id = await shop()
    const refused = { code: 'NOT_FOUND' }
    expect(await codeOf(stranger, 'query ($id: ID!) { dataset(id: $id) { name } }', { id })).toMatchObject(refused)
    expect(await codeOf(stranger, 'mutation ($id: ID!) { deleteDataset(id: $id) { deleted } }', { id })).toMatchObject(
      refused,
    )
    expect(await codeOf(stranger, LIST, { workspaceId })).toMatchObject(refused)
    expect(
      await codeOf(
        stranger,
        'mutation ($id: ID!) { declareRelationship(input: { datasetId: $id, from: "notes.author", to: "customers.name" }) { dataset { id } } }',
        { id },
      ),
    ).toMatchObject(refused)
    const { data } = await analytics.ask(
      stranger,
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Dataset { name } } }',
      { r: [{ __typename: 'Dataset', id }] },
    )
    expect(data).toEqual({ _entities: [null] })
    expect((await list(stranger)).nodes.map((node) => node.id)).not.toContain(id)
    const unknown = await codeOf(stranger, 'query ($id: ID!) { dataset(id: $id) { name } }', { id: 'dataset_none' })
    expect(unknown).toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('dataset_none') })
  })

  test('may be read but not changed by those who may only look', async () => {
    const id = await shop()
    const { data } = await analytics.ask(reader, 'query ($id: ID!) { dataset(id: $id) { name } }', { id })
    expect(data).toEqual({ dataset: { name: 'Shop' } })
    expect(await codeOf(reader, 'mutation ($id: ID!) { deleteDataset(id: $id) { deleted } }', { id })).toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

describe('a declared relationship', () => {
  const DECLARE = `mutation ($input: DeclareRelationshipInput!) {
    declareRelationship(input: $input) { dataset { version relationships { name from to declared } } } }`

  test('joins what nobody found, and grows the version', async () => {
    const datasetId = await shop()
    const input = { datasetId, from: 'notes.author', to: 'customers.name', name: 'written_by' }
    const { data, errors } = await analytics.ask(owner, DECLARE, { input })
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      declareRelationship: {
        dataset: {
          version: 2,
          relationships: [
            { name: 'written_by', from: 'notes.author', to: 'customers.name', declared: true },
            { name: 'customer', from: 'orders.customer_id', to: 'customers.customer_id', declared: false },
          ],
        },
      },
    })
  })

  test.each([
    [
      'an unknown column',
      { from: 'orders.custmer_id', to: 'customers.customer_id' },
      'input.from',
      /Near it: "orders.customer_id"/,
    ],
    ['columns of one table', { from: 'orders.customer_id', to: 'orders.order_id' }, 'input.to', /one table/],
    ['columns of two types', { from: 'orders.customer_id', to: 'customers.name' }, 'input.to', /never be equal/],
    [
      'the wrong way round',
      { from: 'customers.customer_id', to: 'orders.customer_id' },
      'input.to',
      /swap from and to/,
    ],
    ['a name that is taken', { from: 'notes.author', to: 'customers.name', name: 'customer' }, 'input.name', /already/],
  ])('with %s is refused', async (_what, wanted, field, message) => {
    const datasetId = await shop()
    expect(await codeOf(owner, DECLARE, { input: { datasetId, ...wanted } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field,
      message: expect.stringMatching(message),
    })
  })
})

test('tables are given all, or only those that are named', async () => {
  const id = await shop()
  const { data, errors } = await analytics.ask(
    owner,
    'query ($id: ID!) { dataset(id: $id) { all: tables { name } some: tables(names: ["notes", "nothing"]) { name preview } } }',
    { id },
  )
  expect(errors).toBeUndefined()
  expect(data).toEqual({
    dataset: {
      all: [{ name: 'orders' }, { name: 'customers' }, { name: 'notes' }],
      some: [{ name: 'notes', preview: [['Ann Müller', 'hello']] }],
    },
  })
})

describe('values', () => {
  test('are found for phrases: the same, folded, begun, contained and misspelt, best first', async () => {
    const id = await shop()
    const { data, errors } = await analytics.ask(
      owner,
      'query ($id: ID!, $phrases: [String!]!) { dataset(id: $id) { matchValues(phrases: $phrases) { phrase column value score } } }',
      {
        id,
        phrases: [
          'Germany',
          'bob & sons ltd',
          'ANN',
          'sons',
          'Germnay',
          'a2',
          'nothing like it',
          "x'); DROP TABLE t; --",
        ],
      },
    )
    expect(errors).toBeUndefined()
    const { dataset } = z
      .object({
        dataset: z.object({
          matchValues: z.array(
            z.object({ phrase: z.string(), column: z.string(), value: z.string(), score: z.number() }),
          ),
        }),
      })
      .parse(data)
    const best = Object.fromEntries([...dataset.matchValues].reverse().map((match) => [match.phrase, match]))
    expect(best['Germany']).toMatchObject({ column: 'customers.country', value: 'Germany', score: 1 })
    expect(best['bob & sons ltd']).toMatchObject({ column: 'customers.name', value: 'Bob & Sons Ltd.', score: 0.98 })
    expect(best['ANN']).toMatchObject({ value: 'Ann Müller' })
    expect(best['sons']).toMatchObject({ value: 'Bob & Sons Ltd.' })
    expect(best['Germnay']).toMatchObject({ value: 'Germany', score: 0.85 })
    expect(best['a2']).toMatchObject({ column: 'orders.order_id', value: 'A2' })
    expect(Object.keys(best)).toHaveLength(6)
  })
})

describe('a deleted dataset', () => {
  test('is gone at once, is announced, and its rows are dropped', async () => {
    const id = await shop()
    const told: unknown[] = []
    await analytics.jobs.subscribe('datasetDeleted', 'test', z.unknown(), (event) => {
      told.push(event)
      return Promise.resolve()
    })
    const [row] = await analytics.sql('select database from analytics.datasets where id = $1', [id])
    const { database } = z.object({ database: z.string() }).parse(row)
    expect(await analytics.databases()).toContain(database)
    await analytics.ask(owner, 'mutation ($id: ID!) { deleteDataset(id: $id) { deleted } }', { id })
    expect(await codeOf(owner, 'query ($id: ID!) { dataset(id: $id) { name } }', { id })).toMatchObject({
      code: 'NOT_FOUND',
    })
    await until(
      'the event and the drop',
      async () => told.length > 0 && !(await analytics.databases()).includes(database),
    )
    expect(told).toEqual([{ datasetId: id, workspaceId }])
  })
})
