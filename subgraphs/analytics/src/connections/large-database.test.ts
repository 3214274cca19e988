import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { aViewer, until } from '@askchart/testing'
import { z } from 'zod'
import { connectedDataset, type OwnDatabase, ownDatabase, rowsOf } from '../../test/connected.js'
import { type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'
import { createAddressCheck } from './address-check.js'
import { PROFILE_QUEUE } from './connection.data-source.js'
import { parseDatabaseUrl } from './database-url.js'
import { readDatabase } from './read-database.js'

const editor = aViewer('EDITOR')
const ROWS = 1_500_000
const reader = {
  check: createAddressCheck(['127.0.0.1']),
  own: { postgresUrl: '', clickhouseUrl: '', clickhousePrefix: '' },
}

let analytics: RunningAnalytics
let own: OwnDatabase
beforeAll(async () => {
  analytics = await runAnalytics()
  own = await ownDatabase(
    'CREATE TABLE sales (id bigint PRIMARY KEY, day date, shop text, amount int)',
    `INSERT INTO sales SELECT n, date '2020-01-01' + (n / 1000)::int, 'shop ' || n % 7, n % 1000 FROM generate_series(1, ${ROWS}) AS n`,
    'ANALYZE sales',
    'CREATE VIEW slow AS SELECT 1 AS n FROM pg_sleep(60)',
    'CREATE TABLE small (id int PRIMARY KEY)',
  )
})
afterAll(async () => {
  await analytics.stop()
  await own.drop()
})

const described = z.object({
  dataset: z.object({
    version: z.number(),
    tables: z.array(
      z.object({
        name: z.string(),
        rowCount: z.number(),
        columns: z.array(
          z.object({
            name: z.string(),
            role: z.string(),
            distinctCount: z.number().nullable(),
            minimum: z.unknown(),
            maximum: z.unknown(),
          }),
        ),
      }),
    ),
  }),
})
async function describeDataset(id: string) {
  const { data } = await analytics.ask(
    editor,
    'query ($id: ID!) { dataset(id: $id) { version tables { name rowCount columns { name role distinctCount minimum maximum } } } }',
    { id },
  )
  return described.parse(data).dataset
}
/** Rows of a table that were read one after the other, by anybody, so far. */
async function scanned(): Promise<number> {
  await own.sql('SELECT pg_stat_force_next_flush()')
  await own.sql('SELECT pg_stat_clear_snapshot()')
  const [row] = await own.sql(`SELECT seq_tup_read::float8 AS rows FROM pg_stat_user_tables WHERE relname = 'sales'`)
  return z.object({ rows: z.number() }).parse(row).rows
}

test('a large table is sampled from all over it, and never read through', async () => {
  const before = await scanned()
  const { id, notes } = await connectedDataset(analytics, editor, own.url)
  // Sessions tell what they have read when they end, or within a second.
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect((await scanned()) - before).toBeLessThan(ROWS / 10)
  const { tables } = await describeDataset(id)
  const sales = tables.find(({ name }) => name === 'sales')
  expect(sales?.rowCount).toBe(ROWS)
  const [key, day, shop, amount] = sales?.columns ?? []
  expect(key).toMatchObject({ role: 'IDENTIFIER', distinctCount: ROWS })
  expect(shop).toMatchObject({ role: 'DIMENSION', distinctCount: 7 })
  // Bounds that any such sample meets but one in a million: each of about 9,600 blocks of some 157 rows is in it by itself
  // with a chance of 1 in 150. None of the first 2,073 is, the first 325 days, with a chance of (149/150)^2073 = 1e-6.
  expect(String(day?.minimum) < '2020-12-01').toBe(true)
  expect(String(day?.maximum) > '2023-03-10').toBe(true)
  // The amounts of a block are 157 that follow each other, of 1,000 that come in turn. A run of 100 is in none of the 64
  // with a chance of 1000 * (1 - 0.257)^64 = 6e-6 at most; of 150, 1000 * (1 - 0.307)^64 = 6e-8.
  expect(amount?.role).toBe('MEASURE')
  expect(Number(amount?.minimum)).toBeLessThan(150)
  expect(Math.abs((amount?.distinctCount ?? 0) / 1000 - 1)).toBeLessThan(0.3)
  // A view that takes a minute stands in nobody's way.
  expect(notes.join()).toContain('slow')
})

test('reading a database again that did not change finds the same', async () => {
  const address = parseDatabaseUrl('POSTGRES', own.url)
  const read = () =>
    readDatabase({ address, schemas: null }, reader, { before: {}, seconds: 60, sampleSeconds: 60 }).then(
      (found) => found.read.tables.find(({ name }) => name === 'sales')?.columns,
    )
  const first = await read()
  expect(first?.map(({ distinctCount }) => distinctCount === null)).toEqual([false, false, false, false])
  expect(await read()).toEqual(first)
})

test('a question that takes too long is stopped and told', async () => {
  const { id } = await connectedDataset(analytics, editor, own.url)
  const query = { datasetId: id, measures: [{ column: 'slow.n', aggregate: 'SUM' }], dimensions: [] }
  expect(await rowsOf(analytics, editor, query)).toMatch(/took too long/)
  const active = `SELECT 1 FROM pg_stat_activity WHERE usename = $1 AND state = 'active'`
  await until('the end of the question there', async () => (await own.sql(active, [own.reader])).length === 0)
})

test('what there was no time to look into has its names and types at once, and its values from a job', async () => {
  const wanted = { address: parseDatabaseUrl('POSTGRES', own.url), schemas: null }
  const { read } = await readDatabase(wanted, reader, { before: {}, seconds: 9, sampleSeconds: 0 })
  expect(read.unreached).toEqual(['sales', 'slow', 'small'])
  expect(
    read.tables.find(({ name }) => name === 'sales')?.columns.map(({ type, distinctCount }) => [type, distinctCount]),
  ).toEqual([
    ['INTEGER', null],
    ['DATE', null],
    ['STRING', null],
    ['INTEGER', null],
  ])

  await analytics.subgraph.start()
  const { id } = await connectedDataset(analytics, editor, own.url)
  await own.sql('INSERT INTO small VALUES (1), (2)')
  await analytics.enqueue(PROFILE_QUEUE, { datasetId: id })
  const small = async () => (await describeDataset(id)).tables.find(({ name }) => name === 'small')?.rowCount
  await until('the profile of the job', async () => (await small()) === 2, 60_000)
  expect((await describeDataset(id)).version).toBe(2)
})
