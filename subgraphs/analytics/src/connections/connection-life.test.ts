import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { queryHash, signDataGrant } from '@askchart/service'
import { aViewer } from '@askchart/testing'
import type { QuerySpec } from '@askchart/vocabulary'
import { z } from 'zod'
import { connect, connectedDataset, type OwnDatabase, ownDatabase, rowsOf } from '../../test/connected.js'
import { startWire } from '../../test/wire.js'
import { type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'

const editor = aViewer('EDITOR')
const workspaceId = editor.workspaces[0]?.id

let analytics: RunningAnalytics
const changes: unknown[] = []
beforeAll(async () => {
  analytics = await runAnalytics()
  await analytics.jobs.subscribe('datasetChanged', 'test', z.looseObject({ datasetId: z.string() }), (event) => {
    changes.push(event)
    return Promise.resolve()
  })
})
afterAll(() => analytics.stop())

let own: OwnDatabase
let id: string
beforeEach(async () => {
  own = await ownDatabase(
    'CREATE TABLE items (id int PRIMARY KEY, kind text, size int)',
    `INSERT INTO items VALUES (1, 'a', 10), (2, 'b', 20)`,
  )
  ;({ id } = await connectedDataset(analytics, editor, own.url))
})
afterEach(() => own.drop())

const sizes = { measures: [{ column: 'items.size', aggregate: 'SUM' }], dimensions: [] }
const ask = () => rowsOf(analytics, editor, { datasetId: id, ...sizes })
const refresh = async () =>
  await analytics.ask(
    editor,
    'mutation ($id: ID!) { refreshDatabase(datasetId: $id) { ... on DatabaseConnected { dataset { version relationships { from to } } } ... on ConnectionRefused { message } } }',
    { id },
  )

/** What `Chart.data` gives for a chart on the dataset. */
async function chartData() {
  const query: QuerySpec = { v: 1, measures: [{ column: 'items.size', aggregate: 'SUM' }], dimensions: [] }
  const grant = { chart: 'chart_1', dataset: id, queryHash: queryHash(query) }
  const dataGrant = await signDataGrant(analytics.identity.signers.charts, grant)
  const representations = [{ __typename: 'Chart', id: 'chart_1', query, dataGrant }]
  const { data, errors } = await analytics.ask(
    editor,
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Chart { id data { rowCount } } } }',
    { representations },
  )
  return { data, code: errors?.[0]?.extensions?.['code'], message: errors?.[0]?.message }
}

/** Makes the answer of a query that was asked before come from the database again. */
const anew = () => own.sql('SELECT 1').then(() => refresh())

test('a table that is gone is a clear problem, and reading the database again shows what is there', async () => {
  expect(await ask()).toEqual([[30]])
  await own.sql('ALTER TABLE items RENAME COLUMN size TO weight')
  const counting = { datasetId: id, measures: [{ column: 'items.size', aggregate: 'MAXIMUM' }], dimensions: [] }
  expect(await rowsOf(analytics, editor, counting)).toMatch(/no longer has a table or column .* \(refreshDatabase\)/)
  const { data } = await refresh()
  expect(data).toMatchObject({ refreshDatabase: { dataset: { version: 2 } } })
  expect(await ask()).toMatch(/"items.size"/)
  expect(await rowsOf(analytics, editor, { datasetId: id, measures: [{ column: 'items.weight', aggregate: 'SUM' }], dimensions: [] })).toEqual([[30]]) // prettier-ignore
})

test('who has charts on it is told of what reading it again took away', async () => {
  await own.sql('DROP TABLE items')
  await own.sql('CREATE TABLE others (id int)')
  await own.sql(`GRANT SELECT ON others TO ${own.reader}`)
  await refresh()
  await untilSeen((event) => event.datasetId === id)
  expect(changes).toContainEqual(
    expect.objectContaining({ datasetId: id, version: 2, removedColumns: ['items.id', 'items.kind', 'items.size'] }),
  )
})

async function untilSeen(wanted: (event: { datasetId: string }) => boolean): Promise<void> {
  const events = z.array(z.looseObject({ datasetId: z.string() }))
  for (let tries = 0; tries < 200 && !events.parse(changes).some(wanted); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
}

test('names of tables stay when a table of the same name comes before them', async () => {
  await own.sql('CREATE SCHEMA aaa')
  await own.sql('CREATE TABLE aaa.items (id int)')
  await own.sql(`GRANT USAGE ON SCHEMA aaa TO ${own.reader}`)
  await own.sql(`GRANT SELECT ON aaa.items TO ${own.reader}`)
  const outcome = await connect(analytics, editor, own.url, { datasetId: id, schemas: ['aaa', 'public'] })
  expect(outcome).toMatchObject({ dataset: { id } })
  expect(await ask()).toEqual([[30]])
  const other = { datasetId: id, measures: [{ column: 'aaa_items.id', aggregate: 'COUNT' }], dimensions: [] }
  expect(await rowsOf(analytics, editor, other)).toEqual([[0]])
})

test('a new password is given with the dataset it is for, which goes on', async () => {
  await own.sql(`ALTER ROLE ${own.reader} PASSWORD 'new-one'`)
  await own.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1`, [own.reader])
  await anew()
  const shut = await chartData()
  expect(shut).toMatchObject({ data: { _entities: [{ id: 'chart_1', data: null }] }, code: 'UNAVAILABLE' })
  expect(shut.message).toContain('no longer lets its user in')
  const url = new URL(own.url)
  url.password = 'new-one'
  expect(await connect(analytics, editor, url.href, { datasetId: id })).toMatchObject({ dataset: { id } })
  expect(await chartData()).toMatchObject({ data: { _entities: [{ data: { rowCount: 1 } }] } })
})

test('while a database is away its charts open without rows, and with them when it is back', async () => {
  const wire = await startWire(Number(new URL(own.url).port))
  const url = new URL(own.url)
  url.port = String(wire.port)
  await connect(analytics, editor, url.href, { datasetId: id })
  expect(await chartData()).toMatchObject({ data: { _entities: [{ data: { rowCount: 1 } }] } })
  const withoutRows = { data: { _entities: [{ id: 'chart_1', data: null }] }, code: 'UNAVAILABLE' }
  await anew()
  await wire.cut()
  expect(await chartData()).toMatchObject({ ...withoutRows, message: expect.stringContaining('cannot be reached now') })
  expect((await refresh()).data).toMatchObject({
    refreshDatabase: { message: expect.stringContaining('Nothing listens') },
  })
  // Another that takes the call and says nothing is no better.
  await wire.mend(false)
  expect(await chartData()).toMatchObject(withoutRows)
  await wire.cut()
  await wire.mend(true)
  expect(await chartData()).toMatchObject({ data: { _entities: [{ data: { rowCount: 1 } }] } })
  await wire.cut()
})

test('deleting the dataset deletes how to reach the database', async () => {
  const stored = () => analytics.sql('SELECT store FROM analytics.connections WHERE store = $1', [`live_${id}`])
  expect(await stored()).toHaveLength(1)
  await analytics.ask(editor, 'mutation ($id: ID!) { deleteDataset(id: $id) { deleted } }', { id })
  expect(await stored()).toEqual([])
  expect(await analytics.sql('SELECT 1 FROM analytics.stores WHERE database = $1', [`live_${id}`])).toEqual([])
  expect(await analytics.sql(`SELECT 1 FROM jobs.job WHERE name = 'analytics.drop-database' AND data::text LIKE '%live_%'`)).toEqual([]) // prettier-ignore
  await expect(ask()).resolves.toContain('There is no dataset')
})

test('nothing of an address lies in the open, and nothing answers with it', async () => {
  const { host, port } = new URL(own.url)
  const tables = await analytics.sql(
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables WHERE table_schema IN ('analytics', 'jobs')`,
  )
  for (const { name } of z.array(z.object({ name: z.string() })).parse(tables)) {
    const text = JSON.stringify(await analytics.sql(`SELECT * FROM ${name}`))
    for (const secret of ['se:cr/et', 'se%3Acr%2Fet', own.reader, host, `:${port}`]) expect(text).not.toContain(secret)
  }
  const { data } = await analytics.ask(
    editor,
    'query ($workspaceId: ID) { datasets(workspaceId: $workspaceId, first: 100) { edges { node { id name source } } } }',
    { workspaceId },
  )
  expect(JSON.stringify(data)).toContain(id)
  expect(JSON.stringify(data)).not.toContain(own.reader)
})

test('files cannot replace the rows of a live database, nor a database those of files', async () => {
  const { data, errors } = await analytics.ask(
    editor,
    'mutation ($input: ImportDatasetInput!) { importDataset(input: $input) { ... on ImportRejected { message } } }',
    { input: { workspaceId, name: 'x', uploadIds: ['upload_1'], datasetId: id } },
  )
  expect(JSON.stringify([data, errors])).toMatch(/cannot be replaced|no upload/)
  await expect(connect(analytics, editor, own.url, { datasetId: id, kind: 'CLICKHOUSE' })).rejects.toThrow('stays so')
})
