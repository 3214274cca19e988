import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Viewer } from '@askchart/service'
import { aViewer, until } from '@askchart/testing'
import { z } from 'zod'
import { tableIn } from '../db/clickhouse.js'
import { follow, importFilesOf, type RunningAnalytics, runAnalytics, upload } from '../../test/running-analytics.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

let analytics: RunningAnalytics
let now = new Date('2026-03-01T09:00:00Z')
const owner = aViewer()
const [workspaceId = ''] = owner.workspaces.map(({ id }) => id)

beforeAll(async () => {
  analytics = await runAnalytics(() => now)
  await analytics.subgraph.start()
})
afterAll(() => analytics.stop())

const START = `mutation ($input: ImportDatasetInput!) { importDataset(input: $input) {
  ... on ImportStarted { import { id status } } ... on ImportRejected { message file line column } } }`
const startImport = (uploadIds: readonly string[], more: Record<string, unknown> = {}, viewer: Viewer = owner) =>
  analytics.ask(viewer, START, { input: { workspaceId, name: 'Data', uploadIds, ...more } })

const startedImport = (data: unknown): string =>
  z.object({ importDataset: z.object({ import: z.object({ id: z.string() }) }) }).parse(data).importDataset.import.id

async function importsOf(name: string): Promise<number> {
  const rows = await analytics.sql('select id from analytics.imports where name = $1', [name])
  return rows.length
}

const datasetNames = async (): Promise<unknown[]> =>
  analytics.sql(`select name from analytics.datasets where workspace_id = $1 and source = 'UPLOAD'`, [workspaceId])

describe('an import', () => {
  test('turns CSV files into one dataset with types, keys and rows, and reports its progress', async () => {
    const states = await importFilesOf(analytics, owner, 'Shop', {
      'big orders.v2.csv':
        '\uFEFFOrder ID;Customer ID;Ordered;Amount (usd);Note\r\nA1;1;10/02/2021;"1,234.50";"says ""hi""; \\ and\ttab"\r\nA2;2;25/02/2021;7;"two\nlines"\r\nA3;1;26/02/2021;;\r\n',
      'customers.csv': 'id,name,active\n1,Ann,true\n2,Bob,false\n3,NULL,\n',
    })
    expect(states.map(({ status }) => status)).toEqual(expect.arrayContaining(['DONE']))
    const last = states.at(-1)
    expect(last).toMatchObject({ status: 'DONE', rowsRead: 6, problem: null })
    const { data, errors } = await analytics.ask(
      owner,
      `query ($id: ID!) { dataset(id: $id) { name source version rowCount relationships { name from to declared }
        tables { name label rowCount columns { ref type role unit minimum maximum distinctCount } preview } } }`,
      { id: last?.dataset?.id },
    )
    expect(errors).toBeUndefined()
    const table = 'big orders_v2'
    expect(data).toEqual({
      dataset: {
        name: 'Shop',
        source: 'UPLOAD',
        version: 1,
        rowCount: 6,
        relationships: [{ name: 'customer', from: `${table}.Customer ID`, to: 'customers.id', declared: false }],
        tables: [
          {
            name: table,
            label: 'big orders v2',
            rowCount: 3,
            columns: [
              {
                ref: `${table}.Order ID`,
                type: 'STRING',
                role: 'IDENTIFIER',
                unit: null,
                minimum: 'A1',
                maximum: 'A3',
                distinctCount: 3,
              },
              {
                ref: `${table}.Customer ID`,
                type: 'INTEGER',
                role: 'IDENTIFIER',
                unit: null,
                minimum: 1,
                maximum: 2,
                distinctCount: 2,
              },
              {
                ref: `${table}.Ordered`,
                type: 'DATE',
                role: 'TIME',
                unit: null,
                minimum: '2021-02-10',
                maximum: '2021-02-26',
                distinctCount: 3,
              },
              {
                ref: `${table}.Amount (usd)`,
                type: 'DECIMAL',
                role: 'MEASURE',
                unit: 'USD',
                minimum: 7,
                maximum: 1234.5,
                distinctCount: 2,
              },
              {
                ref: `${table}.Note`,
                type: 'STRING',
                role: 'DIMENSION',
                unit: null,
                minimum: 'says "hi"; \\ and\ttab',
                maximum: 'two\nlines',
                distinctCount: 2,
              },
            ],
            preview: [
              ['A1', 1, '2021-02-10', 1234.5, 'says "hi"; \\ and\ttab'],
              ['A2', 2, '2021-02-25', 7, 'two\nlines'],
              ['A3', 1, '2021-02-26', null, null],
            ],
          },
          {
            name: 'customers',
            label: 'customers',
            rowCount: 3,
            columns: [
              {
                ref: 'customers.id',
                type: 'INTEGER',
                role: 'IDENTIFIER',
                unit: null,
                minimum: 1,
                maximum: 3,
                distinctCount: 3,
              },
              {
                ref: 'customers.name',
                type: 'STRING',
                role: 'DIMENSION',
                unit: null,
                minimum: 'Ann',
                maximum: 'NULL',
                distinctCount: 3,
              },
              {
                ref: 'customers.active',
                type: 'BOOLEAN',
                role: 'DIMENSION',
                unit: null,
                minimum: false,
                maximum: true,
                distinctCount: 2,
              },
            ],
            preview: [
              [1, 'Ann', true],
              [2, 'Bob', false],
              [3, 'NULL', null],
            ],
          },
        ],
      },
    })
    const query = {
      datasetId: last?.dataset?.id,
      measures: [{ column: `${table}.Amount (usd)`, aggregate: 'SUM' }],
      dimensions: [{ column: 'customers.name' }],
    }
    const answer = await analytics.ask(
      owner,
      'query ($input: QueryInput!) { runQuery(input: $input) { ... on QueryData { data { columns { values } } } ... on QueryProblem { message } } }',
      { input: query },
    )
    expect(answer.data).toEqual({
      runQuery: { data: { columns: [{ values: ['Ann', 'Bob'] }, { values: [1234.5, 7] }] } },
    })
  })

  test('keeps whole numbers beyond 2^53 and points in time exact', async () => {
    const [last] = (
      await importFilesOf(analytics, owner, 'Exact', {
        'a.csv': 'n,t\n9007199254740993,2021-02-10T08:05:06.789+02:00\n-1,1969-12-31 23:59:59\n',
      })
    ).slice(-1)
    const { data } = await analytics.ask(
      owner,
      'query ($id: ID!) { dataset(id: $id) { tables { preview columns { maximum } } } }',
      { id: last?.dataset?.id },
    )
    expect(data).toEqual({
      dataset: {
        tables: [
          {
            preview: [
              ['9007199254740993', '2021-02-10T06:05:06.789Z'],
              [-1, '1969-12-31T23:59:59Z'],
            ],
            columns: [{ maximum: '9007199254740993' }, { maximum: '2021-02-10T06:05:06.789Z' }],
          },
        ],
      },
    })
  })

  test('reads types that are asked for, and refuses what does not fit them', async () => {
    const types = (type: string, column = 'code') => ({ columnTypes: [{ column, type }] })
    const files = { 'a.csv': 'code,x\n1,1\n2,x\n' }
    const [text] = (await importFilesOf(analytics, owner, 'Typed', files, types('STRING'))).slice(-1)
    expect(text?.status).toBe('DONE')
    const [wrong] = (await importFilesOf(analytics, owner, 'Typed', files, types('DATE', 'a.x'))).slice(-1)
    expect(wrong).toMatchObject({
      status: 'FAILED',
      problem: {
        file: 'a.csv',
        line: 2,
        column: 'x',
        sample: '1',
        message: '"1" is not a date, as column "x" is to hold.',
      },
    })
    const [unknown] = (await importFilesOf(analytics, owner, 'Typed', files, types('DATE', 'cod'))).slice(-1)
    expect(unknown?.problem).toMatchObject({ column: 'cod', message: expect.stringContaining('no file has') })
  })

  test('of a malformed file leaves nothing behind and says where it is wrong', async () => {
    const before = await analytics.databases()
    const names = await datasetNames()
    const states = await importFilesOf(analytics, owner, 'Broken', {
      'good.csv': 'a\n1\n',
      'bad.csv': 'a,b\n1,2\n3\n',
    })
    expect(states.at(-1)).toEqual({
      status: 'FAILED',
      rowsRead: 1,
      dataset: null,
      problem: {
        message: 'This row has 1 cell, the header has 2.',
        file: 'bad.csv',
        line: 3,
        column: 'b',
        sample: '3',
      },
    })
    expect(await analytics.databases()).toEqual(before)
    expect(await datasetNames()).toEqual(names)
  })

  test('asked for ten times at once under one key happens once', async () => {
    const id = await upload(analytics, owner, 'a.csv', 'x\n1\n')
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => startImport([id], { name: 'Once', idempotencyKey: 'key-1' })),
    )
    const [first = '', ...others] = answers.map(({ data }) => startedImport(data))
    expect(others).toEqual(Array.from({ length: 9 }, () => first))
    expect(await importsOf('Once')).toBe(1)
    expect((await follow(analytics, owner, first)).at(-1)).toMatchObject({ status: 'DONE' })
  })
})

describe('an import whose process was killed', () => {
  test('is taken up from the start once it shows no life, and what it left is dropped', async () => {
    const id = await upload(analytics, owner, 'a.csv', 'x\n1\n2\n')
    const leftover = `${analytics.prefix}ds_killed`
    await analytics.clickhouse.command(`CREATE DATABASE ${leftover}`)
    await analytics.clickhouse.command(`CREATE TABLE ${tableIn(leftover, 'a')} (x Int64) ENGINE = MergeTree ORDER BY x`)
    await analytics.sql(
      `insert into analytics.imports (id, workspace_id, requested_by, name, upload_ids, column_types, status, rows_read, database, alive_at, created_at)
       values ('import_killed', $1, $2, 'Killed', array[$3], '{}', 'RUNNING', 1, $4, $5, $5)`,
      [workspaceId, owner.id, id, leftover, now],
    )
    const other = await analytics.another(() => now)
    now = new Date(now.getTime() + 21_000)
    await other.start()
    await until(
      'the end of the import',
      async () => (await follow(analytics, owner, 'import_killed')).at(-1)?.status === 'DONE',
      30_000,
    )
    expect(await analytics.databases()).not.toContain(leftover)
    expect((await follow(analytics, owner, 'import_killed')).at(-1)).toMatchObject({ rowsRead: 2 })
  })

  test('leaves no database that nobody knows of', async () => {
    const orphan = `${analytics.prefix}ds_orphan`
    await analytics.clickhouse.command(`CREATE DATABASE ${orphan}`)
    const known = (await analytics.databases()).filter((name) => name !== orphan)
    const other = await analytics.another(() => now)
    await other.start()
    expect(await analytics.databases()).toEqual(known)
  })
})

describe('following an import', () => {
  test('leaves no listener behind, whether it ended, was cancelled or was refused', async () => {
    const id = await upload(analytics, owner, 'a.csv', 'x\n1\n')
    await analytics.sql(
      `insert into analytics.imports (id, workspace_id, requested_by, name, upload_ids, column_types, status, created_at)
       values ('import_waiting', $1, $2, 'Waiting', array[$3], '{}', 'QUEUED', $4)`,
      [workspaceId, owner.id, id, now],
    )
    const request = {
      query: 'subscription ($id: ID!) { importProgress(id: $id) { status } }',
      variables: { id: 'import_waiting' },
    }
    const events = analytics.subgraph.client.subscribe(request, await analytics.identity.callAs(owner))
    expect(await events.next()).toMatchObject({ value: { data: { importProgress: { status: 'QUEUED' } } } })
    const waiting = events.next()
    expect(analytics.pubsub.listenerCount('importProgress:import_waiting')).toBe(1)
    await events.return?.()
    expect(await waiting).toMatchObject({ done: true })
    expect(analytics.pubsub.listenerCount('importProgress:import_waiting')).toBe(0)
    const refused = analytics.subgraph.client.subscribe(request, await analytics.identity.callAs(aViewer()))
    await refused.next()
    expect(analytics.pubsub.listenerCount('importProgress:import_waiting')).toBe(0)
  })
})
