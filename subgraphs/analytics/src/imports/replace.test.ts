import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Viewer } from '@askchart/service'
import { aViewer, until } from '@askchart/testing'
import { z } from 'zod'
import {
  follow,
  importCsv,
  importFilesOf,
  type RunningAnalytics,
  runAnalytics,
  upload,
} from '../../test/running-analytics.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

let analytics: RunningAnalytics
let now = new Date('2026-03-01T09:00:00Z')
let owner: Viewer
let workspaceId: string
const heard: { readonly datasetId: string }[] = []

beforeAll(async () => {
  analytics = await runAnalytics(() => now)
  await analytics.subgraph.start()
  await analytics.jobs.subscribe('datasetChanged', 'test', z.looseObject({ datasetId: z.string() }), (event) => {
    heard.push(event)
    return Promise.resolve()
  })
})
afterAll(() => analytics.stop())

beforeEach(() => {
  owner = aViewer()
  ;[workspaceId = ''] = owner.workspaces.map(({ id }) => id)
})

/** The rows that were replaced are dropped, as they are a minute later. */
async function aMinuteLater(): Promise<void> {
  now = new Date(now.getTime() + 61_000)
  await (await analytics.another(() => now)).start()
}
afterEach(aMinuteLater)

const MAY = {
  'sales_may.csv': 'customer,region,amount\n1,North,10\n2,South,20\n1,South,5\n',
  'customers.csv': 'id,name\n1,Ann\n2,Bob\n',
}
const JUNE = {
  'sales_june.csv': 'customer,amount,channel\n1,100,Store\n2,200,Online\n',
  'customers.csv': 'id,name\n1,Ann\n2,Bob\n3,Cy\n',
}

const dataset = async (id: string): Promise<unknown> => {
  const { data } = await analytics.ask(
    owner,
    `query ($id: ID!) { dataset(id: $id) { id name version createdAt rowCount relationships { name from to declared }
      tables { name label rowCount columns { ref label } } } }`,
    { id },
  )
  return z.object({ dataset: z.unknown() }).parse(data).dataset
}

const RUN = `query ($input: QueryInput!) { runQuery(input: $input) {
  ... on QueryData { data { columns { values } } } ... on QueryProblem { message } } }`
const totalOf = async (datasetId: string): Promise<unknown> => {
  const input = { datasetId, measures: [{ column: 'sales_may.amount', aggregate: 'SUM' }] }
  const { data, errors } = await analytics.ask(owner, RUN, { input })
  if (errors) return errors
  const answer = z.object({
    runQuery: z.object({ data: z.object({ columns: z.tuple([z.object({ values: z.tuple([z.number()]) })]) }) }),
  })
  return answer.parse(data).runQuery.data.columns[0].values[0]
}

const importInto = (datasetId: string, files: Readonly<Record<string, string>>) =>
  importFilesOf(analytics, owner, '', files, { datasetId, name: null })

describe('importing into a dataset', () => {
  test('replaces its rows, and keeps its id, name, age, tables and what was said of them', async () => {
    const id = await importCsv(analytics, owner, 'Sales', MAY)
    const declare = `mutation ($input: DeclareRelationshipInput!) { declareRelationship(input: $input) { dataset { version } } }`
    await analytics.ask(owner, declare, {
      input: { datasetId: id, from: 'sales_may.customer', to: 'customers.id', name: 'buyer' },
    })
    const describe = `mutation ($input: DescribeColumnInput!) { describeColumn(input: $input) { column { ref } } }`
    await analytics.ask(owner, describe, {
      input: { datasetId: id, column: 'sales_may.amount', label: 'turnover' },
    })
    const born = now
    now = new Date(now.getTime() + 3_600_000)
    const states = await importInto(id, JUNE)
    expect(states.at(-1)).toMatchObject({ status: 'DONE', rowsRead: 5, dataset: { id }, problem: null })
    expect(await dataset(id)).toEqual({
      id,
      name: 'Sales',
      // 1 when it was made, one more each for the relationship, the label and the rows.
      version: 4,
      createdAt: born.toISOString(),
      rowCount: 5,
      relationships: [{ name: 'buyer', from: 'sales_may.customer', to: 'customers.id', declared: true }],
      tables: [
        {
          name: 'sales_may',
          label: 'sales may',
          rowCount: 2,
          columns: [
            { ref: 'sales_may.customer', label: 'customer' },
            { ref: 'sales_may.amount', label: 'turnover' },
            { ref: 'sales_may.channel', label: 'channel' },
          ],
        },
        {
          name: 'customers',
          label: 'customers',
          rowCount: 3,
          columns: [
            { ref: 'customers.id', label: 'id' },
            { ref: 'customers.name', label: 'name' },
          ],
        },
      ],
    })
    expect(await totalOf(id)).toBe(300)
    await until('the event', () => Promise.resolve(heard.some(({ datasetId }) => datasetId === id)), 10_000)
    expect(heard).toContainEqual({ datasetId: id, workspaceId, version: 4, removedColumns: ['sales_may.region'] })
  })

  test('takes a new name where one is given, and forgets relationships whose column is gone', async () => {
    const id = await importCsv(analytics, owner, 'Sales', MAY)
    const declare = `mutation ($input: DeclareRelationshipInput!) { declareRelationship(input: $input) { dataset { version } } }`
    await analytics.ask(owner, declare, {
      input: { datasetId: id, from: 'sales_may.customer', to: 'customers.id', name: 'buyer' },
    })
    await importFilesOf(
      analytics,
      owner,
      'Renamed',
      { ...JUNE, 'sales_june.csv': 'client,amount\n7,1\n' },
      { datasetId: id },
    )
    expect(await dataset(id)).toMatchObject({ name: 'Renamed', version: 3, relationships: [] })
  })

  test('answers every query meanwhile, from the old rows or from the new', async () => {
    const id = await importCsv(analytics, owner, 'Sales', MAY)
    const before = await analytics.databases()
    const totals = new Set<unknown>()
    let over = false
    const asking = Promise.all(
      [1, 2].map(async () => {
        while (!over) totals.add(await totalOf(id))
      }),
    )
    for (const amount of [1_000, 2_000]) await importInto(id, { 'x.csv': `region,amount\nNorth,${amount}\n` })
    over = true
    await asking
    expect([...totals].filter((total) => total !== 35 && total !== 1_000 && total !== 2_000)).toEqual([])
    expect(await totalOf(id)).toBe(2_000)
    // The rows before are there for whoever is reading them, and gone a minute later.
    expect((await analytics.databases()).length).toBe(before.length + 2)
    await aMinuteLater()
    expect((await analytics.databases()).length).toBe(before.length)
    expect(await totalOf(id)).toBe(2_000)
  })

  test('by several at once leaves the rows of the last, and nothing of the others', async () => {
    const id = await importCsv(analytics, owner, 'Sales', MAY)
    const before = await analytics.databases()
    const amounts = [1, 2, 3, 4]
    const ends = await Promise.all(
      amounts.map((amount) => importInto(id, { 's.csv': `region,amount\nNorth,${amount}\n` })),
    )
    expect(ends.map((states) => states.at(-1)?.status)).toEqual(['DONE', 'DONE', 'DONE', 'DONE'])
    expect(await dataset(id)).toMatchObject({ name: 'Sales', version: 5, rowCount: 1 })
    expect(amounts).toContain(await totalOf(id))
    await aMinuteLater()
    expect((await analytics.databases()).length).toBe(before.length)
    expect(amounts).toContain(await totalOf(id))
  })

  test('that fails leaves the old rows as they are', async () => {
    const id = await importCsv(analytics, owner, 'Sales', MAY)
    const before = await analytics.databases()
    const states = await importInto(id, { 'bad.csv': 'a,b\n1\n' })
    expect(states.at(-1)).toMatchObject({ status: 'FAILED', dataset: null })
    expect(await dataset(id)).toMatchObject({ version: 1, rowCount: 5 })
    expect(await totalOf(id)).toBe(35)
    expect(await analytics.databases()).toEqual(before)
  })

  test('whose process was killed leaves the old rows until the next try is done', async () => {
    const id = await importCsv(analytics, owner, 'Sales', MAY)
    const uploadId = await upload(analytics, owner, 'sales_june.csv', 'region,amount\nNorth,7\n')
    const half = `${analytics.prefix}ds_half`
    await analytics.clickhouse.command(`CREATE DATABASE ${half}`)
    await analytics.clickhouse.command(
      `CREATE TABLE ${half}.sales_june (amount Int64) ENGINE = MergeTree ORDER BY amount`,
    )
    await analytics.sql(
      `insert into analytics.imports (id, workspace_id, requested_by, name, upload_ids, column_types, replaces, status, rows_read, database, alive_at, created_at)
       values ('import_half', $1, $2, 'Sales', array[$3], '{}', $4, 'RUNNING', 1, $5, $6, $6)`,
      [workspaceId, owner.id, uploadId, id, half, now],
    )
    expect(await totalOf(id)).toBe(35)
    now = new Date(now.getTime() + 21_000)
    await (await analytics.another(() => now)).start()
    expect((await follow(analytics, owner, 'import_half')).at(-1)).toMatchObject({ status: 'DONE', dataset: { id } })
    expect(await totalOf(id)).toBe(7)
    expect(await analytics.databases()).not.toContain(half)
  })

  test('that is deleted meanwhile says so, and brings nothing back', async () => {
    const id = await importCsv(analytics, owner, 'Sales', MAY)
    const uploadId = await upload(analytics, owner, 'a.csv', 'region,amount\nNorth,7\n')
    await analytics.ask(owner, 'mutation ($id: ID!) { deleteDataset(id: $id) { deleted } }', { id })
    await analytics.sql(
      `insert into analytics.imports (id, workspace_id, requested_by, name, upload_ids, column_types, replaces, status, alive_at, created_at)
       values ('import_late', $1, $2, 'Sales', array[$3], '{}', $4, 'RUNNING', $5, $5)`,
      [workspaceId, owner.id, uploadId, id, now],
    )
    now = new Date(now.getTime() + 21_000)
    await (await analytics.another(() => now)).start()
    expect((await follow(analytics, owner, 'import_late')).at(-1)).toMatchObject({
      status: 'FAILED',
      problem: { message: expect.stringContaining('has been deleted meanwhile') },
    })
    expect(await dataset(id)).toBeNull()
  })
})

describe('whose rows may be replaced', () => {
  const START = `mutation ($input: ImportDatasetInput!) { importDataset(input: $input) {
    ... on ImportStarted { import { id } } ... on ImportRejected { message } } }`
  const start = async (viewer: Viewer, input: Record<string, unknown>) =>
    analytics.ask(viewer, START, {
      input: { workspaceId, uploadIds: [await upload(analytics, owner, 'a.csv', 'x\n1\n')], ...input },
    })

  test("is for the workspace's editors to say: strangers find no dataset, readers may not", async () => {
    const id = await importCsv(analytics, owner, 'Sales', MAY)
    const stranger = aViewer()
    const reader: Viewer = { ...stranger, workspaces: [{ id: workspaceId, role: 'VIEWER' }] }
    const [theirs = ''] = stranger.workspaces.map((workspace) => workspace.id)
    const code = async (viewer: Viewer, input: Record<string, unknown>) =>
      (await start(viewer, { datasetId: id, ...input })).errors?.[0]?.extensions
    expect(await code(stranger, {})).toMatchObject({ code: 'NOT_FOUND' })
    expect(await code(stranger, { workspaceId: theirs })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await code(reader, {})).toMatchObject({ code: 'FORBIDDEN' })
    const both: Viewer = { ...owner, workspaces: [...owner.workspaces, ...stranger.workspaces] }
    expect(await code(both, { workspaceId: theirs })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'input.workspaceId',
    })
    expect(await code(owner, { datasetId: 'dataset_none' })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await code(owner, { name: ' ' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.name' })
    expect(await code(owner, { datasetId: null })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.name' })
  })

  test('is not a connected database', async () => {
    const id = await importCsv(analytics, owner, 'Warehouse', MAY)
    await analytics.sql(`update analytics.datasets set source = 'POSTGRES' where id = $1`, [id])
    expect((await start(owner, { datasetId: id })).data).toMatchObject({
      importDataset: { message: expect.stringMatching(/^The rows of .*Warehouse.* cannot be replaced/) },
    })
  })

  test('is not the sample', async () => {
    const { data } = await analytics.ask(owner, '{ datasets { edges { node { id source } } } }')
    const nodes = z
      .object({
        datasets: z.object({ edges: z.array(z.object({ node: z.object({ id: z.string(), source: z.string() }) })) }),
      })
      .parse(data)
      .datasets.edges.map(({ node }) => node)
    const sample = nodes.find(({ source }) => source === 'SAMPLE')
    expect((await start(owner, { datasetId: sample?.id })).data).toMatchObject({
      importDataset: { message: expect.stringMatching(/^The rows of .*Sample: a shop.* cannot be replaced/) },
    })
  })
})

describe('types that were asked for', () => {
  const WEEK = 'sold,code,amount\n01/02/2025,7,10\n02/02/2025,8,20\n'
  const asked = [
    { column: 'sales_may.sold', type: 'DATE', format: 'DD/MM/YYYY' },
    { column: 'code', type: 'STRING' },
    { column: 'amount', type: 'INTEGER' },
  ]
  const typed = async () => {
    const last = (await importFilesOf(analytics, owner, 'Week', { 'sales_may.csv': WEEK }, { columnTypes: asked })).at(
      -1,
    )
    if (!last?.dataset) throw new Error('it was imported')
    return last.dataset.id
  }
  const columns = z.object({
    dataset: z.object({
      tables: z.tuple([
        z.object({
          name: z.string(),
          columns: z.array(z.object({ name: z.string(), type: z.string(), minimum: z.unknown() })),
        }),
      ]),
    }),
  })
  async function columnsOf(id: string): Promise<unknown> {
    const { data } = await analytics.ask(
      owner,
      'query ($id: ID!) { dataset(id: $id) { tables { name columns { name type minimum } } } }',
      { id },
    )
    return Object.fromEntries(
      columns.parse(data).dataset.tables[0].columns.map(({ name, type, minimum }) => [name, [type, minimum]]),
    )
  }
  const more = (id: string, content: string, input: object = {}) =>
    importFilesOf(analytics, owner, '', { 'sales_june.csv': content }, { datasetId: id, name: null, ...input })

  test('are asked for again, whatever the file is called, and not of columns that are gone', async () => {
    const id = await typed()
    expect(await columnsOf(id)).toEqual({
      sold: ['DATE', '2025-02-01'],
      code: ['STRING', '7'],
      amount: ['INTEGER', 10],
    })
    await more(id, 'sold,code\n03/02/2025,9\n04/02/2025,10\n')
    expect(await columnsOf(id)).toEqual({ sold: ['DATE', '2025-02-03'], code: ['STRING', '10'] })
  })

  test('that new rows do not fit end the import, which says so; the rows of before stay', async () => {
    const id = await typed()
    const last = (await more(id, WEEK.replace(',20\n', ',20.5\n'))).at(-1)
    expect(last).toMatchObject({ status: 'FAILED', problem: { line: 3, column: 'amount', sample: '20.5' } })
    expect(last?.problem?.['message']).toMatch(/as column "amount" is to hold since an earlier import/)
    expect(await columnsOf(id)).toMatchObject({ amount: ['INTEGER', 10] })
  })

  test('give way to those that are asked for now, which are then the ones that stay', async () => {
    const id = await typed()
    await more(id, WEEK.replace(',20\n', ',20.5\n'), { columnTypes: [{ column: 'amount', type: 'DECIMAL' }] })
    expect(await columnsOf(id)).toMatchObject({ sold: ['DATE', '2025-02-01'], amount: ['DECIMAL', 10] })
    await more(id, WEEK)
    expect(await columnsOf(id)).toMatchObject({ code: ['STRING', '7'], amount: ['DECIMAL', 10] })
  })
})
