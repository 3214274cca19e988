import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { aViewer } from '@askchart/testing'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { rowsOf, workbookOf } from '../../test/workbook.js'
import { importFilesOf, type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

let analytics: RunningAnalytics
const owner = aViewer()

beforeAll(async () => {
  analytics = await runAnalytics()
  await analytics.subgraph.start()
})
afterAll(() => analytics.stop())

const file = { 'sales.csv': 'day;price;net\n10/02/2021;1.234;5\n11/02/2021;2.500;6\n' }

async function imported(columnTypes: readonly Record<string, unknown>[]): Promise<unknown> {
  const last = (await importFilesOf(analytics, owner, 'Sales', file, { columnTypes })).at(-1)
  if (!last?.dataset) return last?.problem
  const { data } = await analytics.ask(
    owner,
    'query ($id: ID!) { dataset(id: $id) { tables { columns { name type format } preview } } }',
    { id: last.dataset.id },
  )
  return data?.['dataset']
}

test.each<[string, Buffer, Record<string, string>]>([
  ['semicolons', Buffer.from('a;b\n1;2\n'), { encoding: 'UTF-8', delimiter: ';' }],
  ['tabs in UTF-16', Buffer.from('\uFEFFa\tb\n1\té\n', 'utf16le'), { encoding: 'UTF-16', delimiter: '\t' }],
  [
    'Latin letters of one byte, late in the file',
    Buffer.concat([Buffer.from(`a,b\n${'1,2\n'.repeat(40_000)}`), Buffer.from('3,caf\xe9\n', 'latin1')]),
    { encoding: 'Windows-1252', delimiter: ',' },
  ],
])('how a file was written is told: %s', async (_what, content, written) => {
  const last = (await importFilesOf(analytics, owner, 'Written', { 'a.csv': content })).at(-1)
  const { data } = await analytics.ask(
    owner,
    'query ($id: ID!) { dataset(id: $id) { tables { written { encoding delimiter } } } }',
    { id: last?.dataset?.id },
  )
  expect(data).toEqual({ dataset: { tables: [{ written }] } })
})

test('a file that is no text parted by something has no such telling', async () => {
  const last = (await importFilesOf(analytics, owner, 'Lines', { 'a.jsonl': '{"a":1}\n{"a":2}\n' })).at(-1)
  const { data } = await analytics.ask(
    owner,
    'query ($id: ID!) { dataset(id: $id) { tables { written { encoding } } } }',
    { id: last?.dataset?.id },
  )
  expect(data).toEqual({ dataset: { tables: [{ written: null }] } })
})

test('how a column was read is shown, and another way can be asked for', async () => {
  expect(await imported([])).toEqual({
    tables: [
      {
        columns: [
          { name: 'day', type: 'DATE', format: 'MM/DD/YYYY' },
          { name: 'price', type: 'DECIMAL', format: '1,234.5' },
          { name: 'net', type: 'INTEGER', format: null },
        ],
        preview: [
          ['2021-10-02', 1.234, 5],
          ['2021-11-02', 2.5, 6],
        ],
      },
    ],
  })
  expect(
    await imported([
      { column: 'day', type: 'DATE', format: 'DD/MM/YYYY' },
      { column: 'price', type: 'INTEGER', format: '1.234,5' },
    ]),
  ).toEqual({
    tables: [
      {
        columns: [
          { name: 'day', type: 'DATE', format: 'DD/MM/YYYY' },
          { name: 'price', type: 'INTEGER', format: '1.234,5' },
          { name: 'net', type: 'INTEGER', format: null },
        ],
        preview: [
          ['2021-02-10', 1234, 5],
          ['2021-02-11', 2500, 6],
        ],
      },
    ],
  })
  expect(await imported([{ column: 'day', type: 'DATE', format: 'whenever' }])).toMatchObject({
    column: 'day',
    message: expect.stringContaining('The format "whenever" says nothing about column "day"'),
  })
})

test('a workbook of related sheets becomes tables with a relationship between them', async () => {
  const book = workbookOf({
    sheets: [
      { name: 'customers', rows: rowsOf(['id', 'name'], [1, 'Ann'], [2, 'Bob']) },
      { name: 'orders', rows: rowsOf(['id', 'customer_id', 'total'], [10, 1, 2.5], [11, 1, 3], [12, 2, 4]) },
    ],
  })
  const last = (await importFilesOf(analytics, owner, 'Shop', { 'shop.xlsx': book })).at(-1)
  const { data } = await analytics.ask(
    owner,
    'query ($id: ID!) { dataset(id: $id) { rowCount relationships { from to } tables { name columns { name type } } } }',
    { id: last?.dataset?.id },
  )
  expect(data?.['dataset']).toEqual({
    rowCount: 5,
    relationships: [{ from: 'orders.customer_id', to: 'customers.id' }],
    tables: [
      {
        name: 'customers',
        columns: [
          { name: 'id', type: 'INTEGER' },
          { name: 'name', type: 'STRING' },
        ],
      },
      {
        name: 'orders',
        columns: [
          { name: 'id', type: 'INTEGER' },
          { name: 'customer_id', type: 'INTEGER' },
          { name: 'total', type: 'DECIMAL' },
        ],
      },
    ],
  })
})

test('a Parquet file keeps the types of its schema, also where values come late', async () => {
  const count = 200_000
  const numbers = Array.from({ length: count }, (_, index) => index)
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: 'id', data: numbers.map((n) => 9_223_372_036_854_500_000n + BigInt(n)), type: 'INT64' },
      { name: 'code', data: numbers.map((n) => String(n)), type: 'STRING' },
      { name: 'whole', data: numbers.map((n) => (n === count - 1 ? null : n)), type: 'DOUBLE' },
      {
        name: 'day',
        data: numbers.map((n) => (n === count - 1 ? new Date('2021-02-10T00:00:00Z') : null)),
        type: 'TIMESTAMP',
      },
      { name: 'flag', data: numbers.map((n) => n > 5), type: 'BOOLEAN' },
    ],
  })
  const last = (await importFilesOf(analytics, owner, 'Late', { 'late.parquet': Buffer.from(bytes) })).at(-1)
  expect(last).toMatchObject({ status: 'DONE', rowsRead: count, problem: null })
  const { data } = await analytics.ask(
    owner,
    'query ($id: ID!) { dataset(id: $id) { tables { name rowCount columns { name type minimum maximum } } } }',
    { id: last?.dataset?.id },
  )
  expect(data?.['dataset']).toEqual({
    tables: [
      {
        name: 'late',
        rowCount: count,
        columns: [
          { name: 'id', type: 'INTEGER', minimum: '9223372036854500000', maximum: '9223372036854699999' },
          { name: 'code', type: 'STRING', minimum: '0', maximum: '99999' },
          { name: 'whole', type: 'DECIMAL', minimum: 0, maximum: count - 2 },
          { name: 'day', type: 'DATE', minimum: '2021-02-10', maximum: '2021-02-10' },
          { name: 'flag', type: 'BOOLEAN', minimum: false, maximum: true },
        ],
      },
    ],
  })
})
