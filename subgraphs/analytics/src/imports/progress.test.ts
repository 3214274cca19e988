import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { aViewer } from '@askchart/testing'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { z } from 'zod'
import { type RunningAnalytics, runAnalytics, upload } from '../../test/running-analytics.js'

let analytics: RunningAnalytics
const owner = aViewer()
const ROWS = 600_000

beforeAll(async () => {
  analytics = await runAnalytics()
  await analytics.subgraph.start()
}, 120_000)
afterAll(() => analytics.stop(), 60_000)

const START = `mutation ($input: ImportDatasetInput!) { importDataset(input: $input) {
  ... on ImportStarted { import { id } } ... on ImportRejected { message } } }`
const started = z.object({ importDataset: z.object({ import: z.object({ id: z.string() }) }) })
const event = z.object({
  importProgress: z.object({ status: z.string(), rowsRead: z.number(), rowsTotal: z.number().nullable() }),
})
type Seen = z.output<typeof event>['importProgress']

/** Every state that somebody sees who follows the import of these files. */
async function followed(files: Readonly<Record<string, string | Buffer>>): Promise<readonly Seen[]> {
  const uploadIds: string[] = []
  for (const [name, content] of Object.entries(files)) uploadIds.push(await upload(analytics, owner, name, content))
  const input = { workspaceId: owner.workspaces[0]?.id, name: 'Followed', uploadIds }
  const { id } = started.parse((await analytics.ask(owner, START, { input })).data).importDataset.import
  const query = 'subscription ($id: ID!) { importProgress(id: $id) { status rowsRead rowsTotal } }'
  const events = analytics.subgraph.client.subscribe(
    { query, variables: { id } },
    await analytics.identity.callAs(owner),
  )
  const seen: Seen[] = []
  for await (const { data } of events) seen.push(event.parse(data).importProgress)
  return seen
}
const storing = (states: readonly Seen[]) =>
  states.filter(({ status, rowsRead }) => status === 'RUNNING' && rowsRead > 0 && rowsRead < ROWS)

const numbers = Array.from({ length: ROWS }, (_, index) => index)
const parquet = (): Buffer =>
  Buffer.from(parquetWriteBuffer({ columnData: [{ name: 'n', data: numbers, type: 'INT32' }], rowGroupSize: 100_000 }))

test('of a Parquet file it is known from the first rows on how many there will be', async () => {
  const states = await followed({ 'a.parquet': parquet() })
  expect(storing(states).length).toBeGreaterThan(0)
  expect(new Set(storing(states).map(({ rowsTotal }) => rowsTotal))).toEqual(new Set([ROWS]))
  expect(states.at(-1)).toEqual({ status: 'DONE', rowsRead: ROWS, rowsTotal: ROWS })
}, 60_000)

test('of a CSV file, or several files, it is known once all is read', async () => {
  const states = await followed({ 'a.csv': `n,text\n${numbers.map((n) => `${n},value ${n}`).join('\n')}\n` })
  expect(storing(states).length).toBeGreaterThan(0)
  expect(new Set(storing(states).map(({ rowsTotal }) => rowsTotal))).toEqual(new Set([null]))
  expect(states.at(-1)).toEqual({ status: 'DONE', rowsRead: ROWS, rowsTotal: ROWS })
  const both = await followed({ 'a.parquet': parquet(), 'b.csv': 'x\n1\n' })
  expect(new Set(storing(both).map(({ rowsTotal }) => rowsTotal))).toEqual(new Set([null]))
  expect(both.at(-1)).toEqual({ status: 'DONE', rowsRead: ROWS + 1, rowsTotal: ROWS + 1 })
}, 60_000)
