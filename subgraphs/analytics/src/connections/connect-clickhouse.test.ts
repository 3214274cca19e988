import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { aViewer, testClickHouse } from '@askchart/testing'
import { z } from 'zod'
import { connect, connectedDataset, rowsOf } from '../../test/connected.js'
import { type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'
import { readClickHouseType } from './clickhouse-schema.js'

const editor = aViewer('EDITOR')

let analytics: RunningAnalytics
const own = await testClickHouse()
const command = (query: string) => own.client.command({ query })
const url = `${own.url.replace(/\/$/, '')}/${own.database}`
let id: string
let notes: readonly string[]
beforeAll(async () => {
  analytics = await runAnalytics()
  await command(`CREATE TABLE clients (
    id UInt32, name LowCardinality(String) COMMENT 'Full name', mood Enum8('sad' = 1, 'happy' = 2), ip IPv4, tags Array(String),
    born Nullable(Date32), state AggregateFunction(sum, UInt64), \`a.b \\\` c\` Nullable(String)
  ) ENGINE = MergeTree ORDER BY id COMMENT 'Customers'`)
  await command(`CREATE TABLE visits (
    client_id UInt32, at DateTime64(3, 'America/New_York'), spent Decimal(12, 2), big UInt64, ok Bool
  ) ENGINE = MergeTree ORDER BY at`)
  await command(`CREATE VIEW good AS SELECT * FROM visits WHERE ok`)
  await command(`INSERT INTO clients (id, name, mood, ip, tags, born, \`a.b \\\` c\`) VALUES
    (1, 'Ada', 'happy', '10.0.0.1', ['x', 'y'], '1905-03-08', 'q'), (2, 'Bob', 'sad', '10.0.0.2', [], NULL, NULL)`)
  await command(`INSERT INTO visits VALUES
    (1, '2025-01-31 23:30:00.250', 10.5, 9007199254740993, true), (1, '2025-02-01 12:00:00', 20.25, 2, false), (9, '2025-03-15 12:00:00', 5, 3, true)`)
  ;({ id, notes } = await connectedDataset(analytics, editor, url, { kind: 'CLICKHOUSE' }))
})
afterAll(async () => {
  await analytics.stop()
  await own.drop()
})

const described = z.object({
  dataset: z.object({
    source: z.string(),
    tables: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        rowCount: z.number(),
        columns: z.array(
          z.object({ ref: z.string(), label: z.string(), type: z.string(), sampleValues: z.array(z.unknown()) }),
        ),
        preview: z.array(z.array(z.unknown())),
      }),
    ),
    relationships: z.array(z.object({ from: z.string(), to: z.string(), declared: z.boolean() })),
    matchValues: z.array(z.object({ column: z.string(), value: z.string() })),
  }),
})
async function describeDataset() {
  const { data, errors } = await analytics.ask(
    editor,
    `query ($id: ID!) { dataset(id: $id) { source
      tables { name label rowCount columns { ref label type sampleValues } preview(first: 1) }
      relationships { from to declared } matchValues(phrases: ["ada"]) { column value } } }`,
    { id },
  )
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return described.parse(data).dataset
}

test('its tables, types, comments and values are read', async () => {
  const { source, tables, matchValues } = await describeDataset()
  expect(source).toBe('CLICKHOUSE')
  expect(tables.map(({ name, label, rowCount }) => [name, label, rowCount])).toEqual([
    ['clients', 'Customers', 2],
    ['good', 'good', 2],
    ['visits', 'visits', 3],
  ])
  const types = tables.flatMap(({ name, columns }) =>
    name === 'good' ? [] : columns.map(({ ref, type }) => [ref, type]),
  )
  expect(Object.fromEntries(types)).toEqual({
    'clients.id': 'INTEGER',
    'clients.name': 'STRING',
    'clients.mood': 'STRING',
    'clients.ip': 'STRING',
    'clients.tags': 'STRING',
    'clients.born': 'DATE',
    'clients.a.b ` c': 'STRING',
    'visits.client_id': 'INTEGER',
    'visits.at': 'DATETIME',
    'visits.spent': 'DECIMAL',
    'visits.big': 'INTEGER',
    'visits.ok': 'BOOLEAN',
  })
  const [clients, , visits] = tables
  expect(clients?.columns.find(({ ref }) => ref === 'clients.name')).toMatchObject({ label: 'Full name', sampleValues: ['Ada', 'Bob'] }) // prettier-ignore
  expect(visits?.preview).toEqual([[1, '2025-02-01T04:30:00.25Z', 10.5, '9007199254740993', true]])
  expect(matchValues).toEqual([{ column: 'clients.name', value: 'Ada' }])
  expect(notes).toEqual([
    'Columns whose types cannot be charted are left out: clients.state (AggregateFunction(sum, UInt64)).',
  ])
})

test('columns whose names and values point to another table are relationships', async () => {
  await command(`ALTER TABLE visits DELETE WHERE client_id = 9 SETTINGS mutations_sync = 2`)
  const refreshed = await analytics.ask(editor, 'mutation ($id: ID!) { refreshDatabase(datasetId: $id) { __typename } }', { id }) // prettier-ignore
  expect(refreshed.data).toEqual({ refreshDatabase: { __typename: 'DatabaseConnected' } })
  const { relationships } = await describeDataset()
  expect(relationships).toContainEqual({ from: 'visits.client_id', to: 'clients.id', declared: false })
  const rows = await rowsOf(analytics, editor, {
    datasetId: id,
    measures: [{ column: 'visits.spent', aggregate: 'SUM' }],
    dimensions: [{ column: 'clients.name' }],
    filter: { compare: { column: 'clients.mood', operator: 'EQ', values: ['happy'] } },
  })
  expect(rows).toEqual([['Ada', 30.75]])
})

test('times are in UTC, whatever zone a column has', async () => {
  const rows = await rowsOf(analytics, editor, {
    datasetId: id,
    measures: [{ column: 'visits.at', aggregate: 'MINIMUM' }],
    dimensions: [{ column: 'visits.at', granularity: 'MONTH' }],
    filter: { compare: { column: 'visits.at', operator: 'LT', values: ['2025-02-02'] } },
  })
  expect(rows).toEqual([['2025-02-01', '2025-02-01T04:30:00.25Z']])
})

test('a table that is gone is a clear problem', async () => {
  await command('CREATE TABLE passing (n Int32) ENGINE = MergeTree ORDER BY n')
  const outcome = await connect(analytics, editor, url, { kind: 'CLICKHOUSE', datasetId: id })
  expect(outcome).toMatchObject({ dataset: { id } })
  await command('DROP TABLE passing SYNC')
  const query = { datasetId: id, measures: [{ column: 'passing.n', aggregate: 'SUM' }], dimensions: [] }
  expect(await rowsOf(analytics, editor, query)).toMatch(/no longer has a table or column/)
})

test('a large table is sampled from all over it', async () => {
  await command('CREATE TABLE large (n UInt32, kind String, shop UInt16) ENGINE = MergeTree ORDER BY n')
  await command(
    `INSERT INTO large SELECT number, concat('k', toString(number % 3)), number % 1000 FROM numbers(3000000)`,
  )
  await connect(analytics, editor, url, { kind: 'CLICKHOUSE', datasetId: id })
  const { data } = await analytics.ask(
    editor,
    'query ($id: ID!) { dataset(id: $id) { tables { name rowCount columns { distinctCount minimum maximum } } } }',
    { id },
  )
  const column = z.object({ distinctCount: z.number(), minimum: z.unknown(), maximum: z.unknown() })
  const shape = z.object({ name: z.string(), rowCount: z.number(), columns: z.array(z.unknown()) })
  const found = z.object({ dataset: z.object({ tables: z.array(shape) }) }).parse(data).dataset.tables
  const large = found.find(({ name }) => name === 'large')
  const [n, kind, shop] = z.tuple([column, column, column]).parse(large?.columns)
  expect(large?.rowCount).toBe(3_000_000)
  expect(n).toMatchObject({ distinctCount: 2_999_999, minimum: 0 })
  expect(Number(n.maximum)).toBeGreaterThan(2_900_000)
  expect(Math.abs(shop.distinctCount / 1000 - 1)).toBeLessThan(0.05)
  expect(kind).toEqual({ distinctCount: 3, minimum: 'k0', maximum: 'k2' })
})

test('more rows than the cap are told to be cut', async () => {
  await command('CREATE TABLE many (n UInt32) ENGINE = MergeTree ORDER BY n')
  await command('INSERT INTO many SELECT number FROM numbers(100001)')
  await connect(analytics, editor, url, { kind: 'CLICKHOUSE', datasetId: id })
  const { data } = await analytics.ask(
    editor,
    'query ($input: QueryInput!) { runQuery(input: $input) { ... on QueryData { data { rowCount truncated } } } }',
    { input: { datasetId: id, measures: [{ column: 'many.n' }], dimensions: [] } },
  )
  expect(data).toEqual({ runQuery: { data: { rowCount: 100_000, truncated: true } } })
})

describe('what cannot be connected', () => {
  const messageOf = async (address: string, more: Readonly<Record<string, unknown>> = {}) => {
    const outcome = await connect(analytics, editor, address, { kind: 'CLICKHOUSE', ...more })
    return 'message' in outcome ? outcome.message : 'it was connected'
  }
  test('a wrong password', async () => {
    const wrong = new URL(url)
    wrong.password = 'hunter2'
    const message = await messageOf(wrong.href)
    expect(message).toContain('does not let this user in')
    expect(message).not.toContain('hunter2')
  })
  test("this installation's own databases on the same server, and the system's", async () => {
    for (const database of [`${analytics.prefix}sample`, `${analytics.prefix}ds_1`, 'system', 'information_schema'])
      expect(await messageOf(url, { schemas: [database] })).toContain("a system's own")
  })
  test('a database that is not there', async () => {
    expect(await messageOf(url, { schemas: ['nowhere'] })).toContain('no table with readable columns')
  })
})

test.each([
  ['LowCardinality(Nullable(String))', 'STRING'],
  ['SimpleAggregateFunction(sum, UInt64)', 'INTEGER'],
  ['Decimal(18, 0)', 'INTEGER'],
  ['Decimal64(4)', 'DECIMAL'],
  ["Nullable(DateTime('Europe/Berlin'))", 'DATETIME'],
  ['Int256', 'STRING'],
  ['Map(String, UInt8)', 'STRING'],
  ['FixedString(4)', 'STRING'],
  ['Point', null],
  ['IntervalDay', null],
  ['AggregateFunction(uniq, String)', null],
])('%s is read as %s', (type, read) => {
  expect(readClickHouseType(type)?.type ?? null).toBe(read)
})
