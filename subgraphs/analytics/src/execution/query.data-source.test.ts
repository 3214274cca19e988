import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { testClickHouse } from '@askchart/testing'
import { z } from 'zod'
import { catalogueOf, loadTables, type TestTable } from '../../test/tables.js'
import { specOf } from '../../test/run-query.js'
import { type CompiledQuery, compileQuery } from '../query/compile.js'
import { createQueryDataSource, defaultQueryLimits, type ThreadShare } from './query.data-source.js'

const LIMIT_MS = 15_000
const numbers: TestTable = {
  name: 'numbers',
  columns: { n: 'INTEGER' },
  rows: Array.from({ length: 50 }, (_, index) => [index]),
}
const clickhouse = await testClickHouse()
const { client: loader, url, database } = clickhouse
// The client would print the failures that are wanted here.
const log = { level: ClickHouseLogLevel.OFF }
const client = createClient({ url, log })
const catalogue = catalogueOf(database, [numbers])
const clock = () => new Date('2026-11-23T10:00:00Z')
beforeAll(() => loadTables(loader, database, [numbers]))
afterAll(async () => {
  await client.close()
  await clickhouse.drop()
})

function compiled(database: string = catalogue.database): CompiledQuery {
  const spec = specOf({ measures: [{ column: 'numbers.n' }] })
  const result = compileQuery(spec, { ...catalogue, database }, { now: clock() })
  if ('problems' in result) throw new Error('the query is wrong')
  return result.compiled
}
const statement = (sql: string): CompiledQuery => ({
  sql,
  parameters: {},
  columns: [{ name: 'n', type: 'INTEGER', decoding: 'integer', binStep: null }],
  dialect: 'clickhouse',
  live: null,
})

describe('rows', () => {
  test('are cut at the cap, and that is told', async () => {
    const capped = createQueryDataSource(client, clock, { ...defaultQueryLimits, rows: 49 })
    const result = await capped.run('d', compiled())
    expect(result).toMatchObject({ rowCount: 49, truncated: true, asOf: clock() })
    expect(result.columns[0]?.values).toHaveLength(49)
  })

  test('that just fit are not called cut', async () => {
    const fitting = createQueryDataSource(client, clock, { ...defaultQueryLimits, rows: 50 })
    expect(await fitting.run('d', compiled())).toMatchObject({ rowCount: 50, truncated: false })
  })

  test('are capped at the end only, never within the statement', async () => {
    const capped = createQueryDataSource(client, clock, { ...defaultQueryLimits, rows: 1 })
    const total = statement('SELECT sum(n) AS n FROM (SELECT DISTINCT number AS n FROM numbers(10))')
    expect(await capped.run('d', total)).toMatchObject({ truncated: false, columns: [{ values: [45] }] })
  })

  test('are cut where the answer is larger than it may be, and that is told', async () => {
    const small = createQueryDataSource(client, clock, { ...defaultQueryLimits, answerBytes: 1_000_000 })
    const texts = (rows: number) => statement(`SELECT number AS n, repeat('x', 1000) FROM numbers(${rows})`)
    const all = await small.run('d', texts(900))
    expect(all).toMatchObject({ rowCount: 900, truncated: false })
    const cut = await small.run('d', texts(50_000))
    expect(cut.truncated).toBe(true)
    // As many as fit, and those that came with the last piece of them.
    expect(cut.rowCount).toBeGreaterThan(900)
    expect(cut.rowCount).toBeLessThan(4_000)
    expect(cut.columns[0]?.values).toEqual(Array.from({ length: cut.rowCount }, (_, index) => index))
  })

  test('with half of the threads has no more than that', async () => {
    const source = createQueryDataSource(client, clock)
    const threadsOf = async (threads: 'all' | 'half') =>
      (await source.run('d', statement(`SELECT getSetting('max_threads') AS n`), threads)).columns[0]?.values[0]
    const all = Number(await threadsOf('all'))
    expect(all).toBeGreaterThan(0)
    expect(await threadsOf('half')).toBe(Math.max(1, Math.floor(all / 2)))
  })

  test('of no result are no rows of every column', async () => {
    const source = createQueryDataSource(client, clock)
    const none = await source.run('d', statement('SELECT 1 AS n WHERE 0'))
    expect(none).toMatchObject({ rowCount: 0, columns: [{ name: 'n', type: 'INTEGER', values: [] }] })
  })
})

describe('failures', () => {
  const source = createQueryDataSource(client, clock)

  test('a query that takes too long is stopped', async () => {
    const short = createQueryDataSource(client, clock, { ...defaultQueryLimits, seconds: 1 })
    const endless = short.run('d', statement('SELECT count() AS n FROM system.numbers WHERE NOT ignore(number)'))
    await expect(endless).rejects.toMatchObject({ code: 'QUERY_TIMEOUT' })
  })

  test('a query that needs too much memory is stopped', async () => {
    const small = createQueryDataSource(client, clock, { ...defaultQueryLimits, bytes: 20_000_000 })
    const greedy = small.run('d', statement('SELECT uniqExact(number) AS n FROM numbers(20000000)'))
    await expect(greedy).rejects.toMatchObject({ code: 'QUERY_TOO_LARGE' })
  })

  test('a dataset that is gone is not found', async () => {
    await expect(source.run('dataset_1', compiled('no_such_database'))).rejects.toMatchObject({
      code: 'NOT_FOUND',
      details: { id: 'dataset_1' },
    })
  })

  test('a server that cannot be reached is unavailable', async () => {
    const nowhere = createClient({ url: 'http://127.0.0.1:1', log })
    const lost = createQueryDataSource(nowhere, clock).run('d', compiled())
    await expect(lost).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await nowhere.close()
  })

  /** What comes of a query that gets no answer from a server like this. */
  async function unanswered(listener: RequestListener, threads: ThreadShare): Promise<unknown> {
    const server = createServer(listener).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = z.object({ port: z.number() }).parse(server.address())
    const hanging = createClient({ url: `http://127.0.0.1:${port}`, log, request_timeout: LIMIT_MS * 2 })
    const impatient = createQueryDataSource(hanging, clock, { ...defaultQueryLimits, seconds: 0.1 })
    try {
      return await impatient.run('d', compiled(), threads).catch((error: unknown) => error)
    } finally {
      await hanging.close()
      server.closeAllConnections()
      server.close()
    }
  }

  // With half of the threads, the server is asked first how many it has.
  test.each<ThreadShare>(['all', 'half'])(
    'a server that hangs is unavailable, with %s of the threads',
    async (threads) => {
      const error = await unanswered(() => undefined, threads)
      expect(error).toMatchObject({ code: 'UNAVAILABLE', details: { part: 'clickhouse' } })
    },
    LIMIT_MS,
  )

  test('a query that is not stopped in time by a server that lives has taken too long', async () => {
    const busy: RequestListener = (request, response) => {
      if (request.url === '/ping') response.end('Ok.\n')
    }
    expect(await unanswered(busy, 'all')).toMatchObject({ code: 'QUERY_TIMEOUT' })
  })

  test('a fault of ours stays what it is', async () => {
    await expect(source.run('d', statement('SELECT nothing AS n'))).rejects.toMatchObject({
      type: 'UNKNOWN_IDENTIFIER',
    })
  })

  test('nothing but reading is allowed', async () => {
    for (const sql of [`DROP TABLE \`${database}\`.\`numbers\``, `INSERT INTO \`${database}\`.\`numbers\` SELECT 1`]) {
      await expect(source.run('d', statement(sql))).rejects.toBeDefined()
    }
    expect(await source.run('d', compiled())).toMatchObject({ rowCount: 50 })
    await client.command({ query: `CREATE TABLE \`${database}\`.\`after\` (n Int64) ENGINE = Memory` })
  })
})
