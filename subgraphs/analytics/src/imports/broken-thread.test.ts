import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryPubSub } from '@askchart/pubsub'
import { aViewer } from '@askchart/testing'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { importFilesOf, type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'
import type { ThreadOptions } from './source/threaded-source.js'

const owner = aViewer()
/** What threads are to be like, from the next import on. */
const thread: { -readonly [Option in keyof ThreadOptions]: ThreadOptions[Option] } = {}
let analytics: RunningAnalytics
let before: readonly string[] = []

beforeAll(async () => {
  analytics = await runAnalytics(undefined, undefined, createMemoryPubSub(), thread)
  await analytics.subgraph.start()
  before = await analytics.databases()
})
afterAll(() => analytics.stop())

// A thread that reads this takes more than three times the heap that it is given below.
const numbers = Array.from({ length: 1_000_000 }, (_, index) => index)
const large = Buffer.from(
  parquetWriteBuffer({ columnData: [{ name: 'text', data: numbers.map((n) => `text ${n}`), type: 'STRING' }] }),
)
const small = Buffer.from(parquetWriteBuffer({ columnData: [{ name: 'n', data: [1, 2], type: 'INT32' }] }))

/** How an import ends whose files are read by such threads. */
async function ends(options: ThreadOptions, content: Buffer): Promise<unknown> {
  Object.assign(thread, options)
  return (await importFilesOf(analytics, owner, 'Broken', { 'a.parquet': content })).at(-1)
}
const copies = async () =>
  (await readdir(tmpdir())).filter((name) => name.startsWith(`askchart-import-${process.pid}-`))

afterEach(async () => {
  delete thread.code
  delete thread.heapMb
  // Neither rows, nor a dataset, nor a copy of the file.
  expect(await analytics.databases()).toEqual(before)
  expect(await analytics.sql(`select id from analytics.datasets where name = 'Broken'`)).toEqual([])
  expect(await copies()).toEqual([])
})

test('an import whose thread needs more memory than it has ends, and says so of the file', async () => {
  expect(await ends({ heapMb: 12 }, large)).toMatchObject({
    status: 'FAILED',
    problem: { message: expect.stringContaining('takes more memory than there is for it'), file: 'a.parquet' },
  })
})

test('one whose thread cannot be loaded ends after its last try', async () => {
  expect(await ends({ code: join(tmpdir(), 'nowhere.mjs') }, small)).toMatchObject({
    status: 'FAILED',
    problem: { message: expect.stringContaining('could not be finished'), file: null },
  })
})

test('the next import is read as ever', async () => {
  const last = (await importFilesOf(analytics, owner, 'Whole', { 'a.parquet': small })).at(-1)
  expect(last).toMatchObject({ status: 'DONE', rowsRead: 2 })
  before = await analytics.databases()
})
