import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { Readable } from 'node:stream'
import { bestOfThree, testClickHouse } from '@askchart/testing'
import { z } from 'zod'
import { type ClickHouse, openClickHouse, quoted, tableIn } from '../db/clickhouse.js'
import { NASTY_FILES, type NastyFile } from '../../test/nasty-files.js'
import { importFiles } from './import-files.js'
import { ImportProblemError } from './import-problem.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

const MOST_MEMORY = 600 * 1024 * 1024
let clickhouse: ClickHouse
let stores: Awaited<ReturnType<typeof testClickHouse>>
let database = ''

beforeAll(async () => {
  stores = await testClickHouse()
  clickhouse = openClickHouse(stores.url)
  database = `${stores.database}_nasty`
})
afterAll(async () => {
  await clickhouse.command(`DROP DATABASE IF EXISTS ${quoted(database)} SYNC`)
  await clickhouse.close()
  await stores.drop()
})

/** As uploads are read: a piece at a time. */
function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 256 * 1024) yield bytes.subarray(at, at + 256 * 1024)
}

async function outcomeOf(name: string, bytes: Buffer): Promise<unknown> {
  await clickhouse.command(`DROP DATABASE IF EXISTS ${quoted(database)} SYNC`)
  await clickhouse.command(`CREATE DATABASE ${quoted(database)}`)
  try {
    const file = { name, open: () => Promise.resolve(Readable.from(pieces(bytes))) }
    const imported = await importFiles({ clickhouse, database, files: [file] })
    const tables: unknown[] = []
    for (const { name: table, columns } of imported) {
      const from = tableIn(database, table)
      const [count] = await clickhouse.rows(z.tuple([z.coerce.number()]), `SELECT count() FROM ${from}`)
      const [first] = await clickhouse.rows(z.array(z.unknown()), `SELECT * FROM ${from} LIMIT 1`)
      tables.push({
        name: table,
        columns: columns.map((column) => `${column.name} ${column.type}`).join(', '),
        rows: count?.[0],
        first: first?.map((value) => (typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value)),
      })
    }
    return { tables }
  } catch (error) {
    if (!(error instanceof ImportProblemError)) throw error
    return error.problem
  }
}

/** What the outcome is to hold, in the words that `toMatchObject` takes. */
const expectedOf = ({ name, outcome }: NastyFile): Record<string, unknown> => {
  if ('tables' in outcome) return { tables: outcome.tables.map((table) => ({ ...table })) }
  const { refused, ...where } = outcome
  return { file: name, message: expect.stringMatching(refused), ...where }
}

test('there are at least 40', () => {
  expect(new Set(NASTY_FILES.map(({ is }) => is)).size).toBeGreaterThanOrEqual(40)
})

test.each(NASTY_FILES)(
  'a file of $is is imported or refused, within its time and memory',
  async (file) => {
    const bytes = await file.bytes()
    const idle = process.memoryUsage.rss()
    let peak = idle
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20)
    const most = file.seconds ?? 10
    try {
      const seconds = await bestOfThree(most, async () => {
        const cpu = process.cpuUsage()
        expect(await outcomeOf(file.name, bytes)).toMatchObject(expectedOf(file))
        const { user, system } = process.cpuUsage(cpu)
        return (user + system) / 1e6
      })
      expect(seconds).toBeLessThan(most)
    } finally {
      clearInterval(watch)
    }
    expect(peak - idle).toBeLessThan(MOST_MEMORY)
  },
  120_000,
)
