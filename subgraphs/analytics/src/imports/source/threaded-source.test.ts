import { afterAll, afterEach, expect, test } from '@jest/globals'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { openSource } from './open-source.js'
import { cellText } from './row-batch.js'
import type { SourceFile } from './source.js'
import type { ThreadOptions } from './threaded-source.js'

const ROWS = 200_000
const numbers = Array.from({ length: ROWS }, (_, index) => index)
const bytes = Buffer.from(
  parquetWriteBuffer({
    columnData: [
      { name: 'n', data: numbers, type: 'INT32' },
      { name: 'text', data: numbers.map((n) => `row ${n % 1000}`), type: 'STRING' },
    ],
  }),
)
const open: SourceFile[] = []
const folder = await mkdtemp(join(tmpdir(), 'askchart-thread-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
afterEach(async () => {
  for (const source of open.splice(0)) await source.close()
})
async function opened(content: Buffer): Promise<SourceFile> {
  const source = await openSource({ name: 'a.parquet', open: () => Promise.resolve(Readable.from([content])) }, {})
  open.push(source)
  return source
}
const stop = (problem: Error): void => {
  throw problem
}
const column = '{ name: "n", label: null, type: null }'
/** Code that is no whole reader of files. Only what never starts is waited for shortly: a busy machine takes its time. */
const BROKEN: readonly (readonly [string, string, RegExp, ThreadOptions])[] = [
  ['is half of it', 'import { nothing } from "./nowhere.mjs"', /Cannot find module/, {}],
  ['never says anything', 'setInterval(() => {}, 1_000)', /did not start in 500 ms/, { startMs: 500 }],
  ['ends before it has opened the file', 'tell({ kind: "started" })', /has ended/, {}],
  ['says what nobody understands', 'tell({ kind: "gibberish" }); setInterval(() => {}, 1_000)', /not understood/, {}],
  [
    'ends between the rows',
    `tell({ kind: "started" }); tell({ kind: "opened", reading: 0, tables: [{ name: null, columns: [${column}] }] })
    parentPort.on("message", () => process.exit(0))`,
    /has ended/,
    {},
  ],
]
/** Reads a file by a thread of that code, to its end. */
async function readBy(text: string, options: ThreadOptions): Promise<void> {
  const code = join(folder, 'thread.mjs')
  const before =
    'import { parentPort } from "node:worker_threads"\nconst tell = (what) => parentPort.postMessage(what)\n'
  await writeFile(code, `${before}${text}`)
  const file = { name: 'a.parquet', open: () => Promise.resolve(Readable.from([bytes])) }
  const source = await openSource(file, {}, { ...options, code })
  open.push(source)
  for await (const _ of batchesOf(source));
}
async function* batchesOf({ tables }: SourceFile) {
  const [table] = tables
  if (!table) throw new Error('the file has a table')
  yield* table.rows(stop)
}
const copies = async () =>
  (await readdir(tmpdir())).filter((name) => name.startsWith(`askchart-import-${process.pid}-`))

test('the process goes on answering while a file is read', async () => {
  let turns = 0
  let ended = false
  const turn = (): void => {
    turns += 1
    if (!ended) setImmediate(turn)
  }
  setImmediate(turn)
  const source = await opened(bytes)
  let rows = 0
  for await (const batch of batchesOf(source)) rows += batch.count
  ended = true
  expect(rows).toBe(ROWS)
  // Read here, all of it takes some twenty turns: those that wait for the disk.
  expect(turns).toBeGreaterThan(ROWS / 500)
})

test('a reading that was left is followed by one from the start', async () => {
  const source = await opened(bytes)
  for (const left of [1, 2]) {
    let [taken, rows] = [0, 0]
    for await (const batch of batchesOf(source)) {
      expect(cellText(batch, 0, 0)).toBe(String(rows))
      rows += batch.count
      if ((taken += 1) === left) break
    }
  }
  const found: string[] = []
  for await (const batch of batchesOf(source))
    for (let row = 0; row < batch.count; row += 1) found.push(cellText(batch, row, 0))
  expect(found).toEqual(numbers.map(String))
})

test('nothing is left of a file, read or refused', async () => {
  const before = await copies()
  const source = await opened(bytes)
  expect(await copies()).toHaveLength(before.length + 1)
  await source.close()
  await expect(opened(bytes.subarray(0, 5_000))).rejects.toThrow(/damaged/)
  expect(await copies()).toEqual(before)
})

test.each(BROKEN)('a thread whose code %s ends the reading, and nothing is left', async (_, text, message, options) => {
  const before = await copies()
  await expect(readBy(text, options)).rejects.toThrow(message)
  for (const source of open.splice(0)) await source.close()
  expect(await copies()).toEqual(before)
})
