import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { createMemoryPubSub } from '@askchart/pubsub'
import { aViewer, until } from '@askchart/testing'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { z } from 'zod'
import { inStep } from '../../test/in-step.js'
import { type RunningAnalytics, runAnalytics, upload } from '../../test/running-analytics.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

let analytics: RunningAnalytics
const owner = aViewer()
const ROWS = 600_000

beforeAll(async () => {
  // What these tests look at lasts for moments: every import waits for the one who follows it.
  analytics = await runAnalytics(undefined, undefined, inStep(createMemoryPubSub()))
  await analytics.subgraph.start()
})
afterAll(() => analytics.stop())

const START = `mutation ($input: ImportDatasetInput!) { importDataset(input: $input) {
  ... on ImportStarted { import { id } } ... on ImportRejected { message } } }`
const started = z.object({ importDataset: z.object({ import: z.object({ id: z.string() }) }) })
const event = z.object({
  importProgress: z.object({
    status: z.string(),
    rowsRead: z.number(),
    rowsTotal: z.number().nullable(),
    dataset: z.object({ id: z.string() }).nullable(),
    problem: z.object({ message: z.string() }).nullable(),
  }),
})
type Seen = z.output<typeof event>['importProgress']

/** Starts an import of these files and gives every state of it to `see`, until which has ended it does not go on. */
async function follow(
  files: Readonly<Record<string, string | Buffer>>,
  see: (state: Seen, id: string) => Promise<void> | void,
): Promise<void> {
  const uploadIds: string[] = []
  for (const [name, content] of Object.entries(files)) uploadIds.push(await upload(analytics, owner, name, content))
  const input = { workspaceId: owner.workspaces[0]?.id, name: 'Followed', uploadIds }
  const { id } = started.parse((await analytics.ask(owner, START, { input })).data).importDataset.import
  const query =
    'subscription ($id: ID!) { importProgress(id: $id) { status rowsRead rowsTotal dataset { id } problem { message } } }'
  const events = analytics.subgraph.client.subscribe(
    { query, variables: { id } },
    await analytics.identity.callAs(owner),
  )
  for await (const { data } of events) await see(event.parse(data).importProgress, id)
}

async function followed(files: Readonly<Record<string, string | Buffer>>): Promise<readonly Seen[]> {
  const seen: Seen[] = []
  await follow(files, (state) => void seen.push(state))
  return seen
}
const storing = (states: readonly Seen[]) =>
  states.filter(({ status, rowsRead }) => status === 'RUNNING' && rowsRead > 0 && rowsRead < ROWS)

const numbers = Array.from({ length: ROWS }, (_, index) => index)
const csv = (): string => `n,text\n${numbers.map((n) => `${n},value ${n}`).join('\n')}\n`
const parquet = (): Buffer =>
  Buffer.from(parquetWriteBuffer({ columnData: [{ name: 'n', data: numbers, type: 'INT32' }], rowGroupSize: 100_000 }))

test('of a Parquet file it is known from the first rows on how many there will be', async () => {
  const states = await followed({ 'a.parquet': parquet() })
  expect(storing(states).length).toBeGreaterThan(0)
  expect(new Set(storing(states).map(({ rowsTotal }) => rowsTotal))).toEqual(new Set([ROWS]))
  expect(states.at(-1)).toMatchObject({ status: 'DONE', rowsRead: ROWS, rowsTotal: ROWS })
})

test('of a CSV file, or several files, it is known once all is read', async () => {
  const states = await followed({ 'a.csv': csv() })
  expect(storing(states).length).toBeGreaterThan(0)
  expect(new Set(storing(states).map(({ rowsTotal }) => rowsTotal))).toEqual(new Set([null]))
  expect(states.at(-1)).toMatchObject({ status: 'DONE', rowsRead: ROWS, rowsTotal: ROWS })
  const both = await followed({ 'a.parquet': parquet(), 'b.csv': 'x\n1\n' })
  expect(new Set(storing(both).map(({ rowsTotal }) => rowsTotal))).toEqual(new Set([null]))
  expect(both.at(-1)).toMatchObject({ status: 'DONE', rowsRead: ROWS + 1, rowsTotal: ROWS + 1 })
})

test('nobody sees a dataset before all of it is in', async () => {
  const datasets = async () => (await analytics.sql('select id from analytics.datasets')).length
  const before = await datasets()
  const counts: number[] = []
  await follow({ 'large.csv': csv() }, async ({ status, dataset }) => {
    if (status === 'RUNNING') counts.push(await datasets())
    expect(dataset === null).toBe(status !== 'DONE')
  })
  expect(counts.length).toBeGreaterThan(2)
  expect(new Set(counts)).toEqual(new Set([before]))
  expect(await datasets()).toBe(before + 1)
})

test('cancelling one that stores rows stops it, and leaves no rows, no dataset and no upload', async () => {
  const before = await analytics.databases()
  const names = await analytics.sql('select id from analytics.datasets')
  const seen: Seen[] = []
  const ids: string[] = []
  const answers: Promise<unknown>[] = []
  await follow({ 'large.csv': csv() }, async (state, id) => {
    seen.push(state)
    if (answers.length > 0 || state.rowsRead === 0) return
    expect(await analytics.databases()).toHaveLength(before.length + 1)
    ids.push(id)
    answers.push(analytics.ask(owner, 'mutation ($id: ID!) { cancelImport(id: $id) { import { status } } }', { id }))
    // It is told of by the pubsub, which waits for this: what it writes is looked for where it is kept.
    await until('the import to be cancelled', async () => (await stateOf(id)).status === 'CANCELLED')
  })
  const [id = ''] = ids
  expect(await Promise.all(answers)).toMatchObject([{ data: { cancelImport: { import: { status: 'CANCELLED' } } } }])
  expect(seen.at(-1)).toMatchObject({ status: 'CANCELLED', dataset: null, problem: null })
  await until('its database to go', async () => (await analytics.databases()).length === before.length)
  await until('the try to let go', async () => (await stateOf(id)).database === null)
  const [uploadId] = (await stateOf(id)).upload_ids
  expect(await analytics.storage.stat(`uploads/${uploadId}`)).toBeNull()
  expect(await analytics.sql('select id from analytics.uploads where id = $1', [uploadId])).toEqual([])
  expect(await analytics.sql('select id from analytics.datasets')).toEqual(names)
})

const stored = z.object({ status: z.string(), database: z.string().nullable(), upload_ids: z.array(z.string()) })
async function stateOf(id: string) {
  const [row] = await analytics.sql('select status, database, upload_ids from analytics.imports where id = $1', [id])
  return stored.parse(row)
}
