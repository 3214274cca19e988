import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { silentLogger } from '@askchart/service'
import { hasRedis, testRedis } from '@askchart/testing'
import { Redis } from 'ioredis'
import { catalogueOf } from '../../test/tables.js'
import type { CompiledQuery } from '../query/compile.js'
import type { QueryRows } from './query.data-source.js'
import { createResultCache } from './result-cache.js'

const alone = { redisUrl: null, log: silentLogger }
const catalogue = catalogueOf('db', [])
const compiled: CompiledQuery = {
  sql: 'SELECT 1',
  parameters: { p1: '2026-11-23' },
  columns: [],
  dialect: 'clickhouse',
  live: null,
}
const rowsOf = (rowCount: number): QueryRows => ({
  columns: [{ name: 'n', type: 'INTEGER', values: Array.from({ length: rowCount }, () => 1) }],
  rowCount,
  truncated: false,
  asOf: new Date(0),
})
function counting(rowCount = 1) {
  const loads = { count: 0 }
  return { loads, load: () => Promise.resolve(((loads.count += 1), rowsOf(rowCount))) }
}

test('equal askers at once share one query, later ones its result', async () => {
  const cache = createResultCache(alone)
  const { loads, load } = counting()
  const answers = await Promise.all([1, 2, 3].map(() => cache.get(catalogue, compiled, load)))
  expect(await cache.get(catalogue, compiled, load)).toBe(answers[0])
  expect(new Set(answers).size).toBe(1)
  expect(loads.count).toBe(1)
})

test('another version, dataset, statement or value is another question', async () => {
  const cache = createResultCache(alone)
  const { loads, load } = counting()
  await cache.get(catalogue, compiled, load)
  await cache.get({ ...catalogue, version: 2 }, compiled, load)
  await cache.get({ ...catalogue, id: 'other' }, compiled, load)
  await cache.get({ ...catalogue, database: 'other' }, compiled, load)
  await cache.get(catalogue, { ...compiled, sql: 'SELECT 2' }, load)
  await cache.get(catalogue, { ...compiled, parameters: { p1: '2026-11-24' } }, load)
  expect(loads.count).toBe(6)
})

test('results of a live database are kept for seconds, those of stored rows for as long as there is room', async () => {
  let now = 0
  const cache = createResultCache({ ...alone, clock: () => new Date(now) })
  const { loads, load } = counting()
  const live = { ...catalogue, id: 'live', live: { kind: 'POSTGRES', foldsCase: true, tables: {} } } as const
  const asked = async (at: number): Promise<number> => {
    now = at
    await cache.get(catalogue, compiled, load)
    await cache.get(live, compiled, load)
    return loads.count
  }
  expect(await asked(0)).toBe(2)
  expect(await asked(14_999)).toBe(2)
  expect(await asked(15_000)).toBe(3)
})

test('a failure is told to all who waited, and not kept', async () => {
  const cache = createResultCache(alone)
  const failing = () => Promise.reject(new Error('down'))
  const answers = await Promise.allSettled([1, 2].map(() => cache.get(catalogue, compiled, failing)))
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const { load } = counting()
  expect(await cache.get(catalogue, compiled, load)).toMatchObject({ rowCount: 1 })
})

test('keeps no more cells than it may, and nothing larger than a quarter of them', async () => {
  const cache = createResultCache({ ...alone, maxCells: 100 })
  const small = counting(20)
  const query = (n: number): CompiledQuery => ({ ...compiled, sql: `SELECT ${n}` })
  for (let n = 0; n < 6; n += 1) await cache.get(catalogue, query(n), small.load)
  await cache.get(catalogue, query(5), small.load)
  expect(small.loads.count).toBe(6)
  await cache.get(catalogue, query(0), small.load)
  expect(small.loads.count).toBe(7)
  const large = counting(30)
  await cache.get(catalogue, query(9), large.load)
  await cache.get(catalogue, query(9), large.load)
  expect(large.loads.count).toBe(2)
})

test('a long text takes the room of many cells', async () => {
  const cache = createResultCache({ ...alone, maxCells: 100 })
  const loads = { count: 0 }
  const text = (length: number) => () => {
    loads.count += 1
    const columns = [{ name: 't', type: 'STRING' as const, values: ['x'.repeat(length)] }]
    return Promise.resolve({ columns, rowCount: 1, truncated: false, asOf: new Date(0) })
  }
  const query = (length: number): CompiledQuery => ({ ...compiled, sql: `SELECT ${length}` })
  for (const length of [64 * 20, 64 * 20, 64 * 30, 64 * 30]) await cache.get(catalogue, query(length), text(length))
  expect(loads.count).toBe(3)
})

test('a thousand askers at once share one query, also where its result is too large to keep', async () => {
  const cache = createResultCache({ ...alone, maxCells: 100 })
  const { loads, load } = counting(1_000)
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => cache.get(catalogue, compiled, load)))
  expect(new Set(answers).size).toBe(1)
  expect(loads.count).toBe(1)
})

const withRedis = hasRedis ? describe : describe.skip

withRedis('with Redis', () => {
  let server: Awaited<ReturnType<typeof testRedis>>
  beforeAll(async () => {
    server = await testRedis()
  })
  afterAll(() => server.stop())
  const sharing = (redisUrl = server.url) => createResultCache({ ...alone, redisUrl })

  test('what one process asked, another finds, to the last cell', async () => {
    const [one, other] = [sharing(), sharing()]
    const rows: QueryRows = {
      columns: [
        { name: 'n', type: 'INTEGER', values: [1, '9007199254740993', null] },
        { name: 'é"\u2028', type: 'BOOLEAN', values: [true, false, null] },
      ],
      rowCount: 3,
      truncated: true,
      asOf: new Date('2026-11-26T09:30:00.123Z'),
    }
    const untouched = counting()
    await one.get(catalogue, compiled, () => Promise.resolve(rows))
    expect(await other.get(catalogue, compiled, untouched.load)).toEqual(rows)
    const kept = await other.get(catalogue, compiled, untouched.load)
    expect(kept).toEqual(rows)
    expect(await other.get(catalogue, compiled, untouched.load)).toBe(kept)
    expect(untouched.loads.count).toBe(0)
    await Promise.all([one.stop(), other.stop()])
  })

  test('what lies there damaged, and a Redis that is gone, only cost a query', async () => {
    const damaged = { ...compiled, sql: 'SELECT damaged' }
    const [one, other] = [sharing(), sharing()]
    const { loads, load } = counting()
    await one.get(catalogue, damaged, load)
    const redis = new Redis(server.url)
    for (const key of await redis.keys('askchart:results:*')) await redis.set(key, '{"value":{"columns":"none"}}')
    redis.disconnect()
    expect(await other.get(catalogue, damaged, load)).toEqual(rowsOf(1))
    expect(loads.count).toBe(2)

    const nowhere = sharing('redis://127.0.0.1:1')
    expect(await nowhere.get(catalogue, compiled, load)).toEqual(rowsOf(1))
    expect(await nowhere.get(catalogue, compiled, load)).toEqual(rowsOf(1))
    expect(loads.count).toBe(3)
    await Promise.all([one.stop(), other.stop(), nowhere.stop()])
  })
})
