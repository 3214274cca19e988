import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { testDatabase } from '@askchart/testing'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { UnavailableError } from './errors.js'
import { storeFailure } from './store-failure.js'

let store: Awaited<ReturnType<typeof testDatabase>>
const pools: pg.Pool[] = []

beforeAll(async () => {
  store = await testDatabase()
})
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.end()
})
afterAll(() => store.drop())

function aPool(config: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString: store.url, max: 1, ...config })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  pools.push(pool)
  return pool
}

const thrownBy = (work: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(work).then(
    () => null,
    (error: unknown) => error,
  )

const refusal = (error: unknown) => {
  const failure = storeFailure('charts', error)
  return failure && { code: failure.code, details: failure.details, message: failure.message }
}
const unavailable = {
  code: 'UNAVAILABLE',
  details: { part: 'charts' },
  message: 'The store of charts does not answer now. Try again.',
}

test('a database where nobody listens is unavailable, in a query and in a transaction', async () => {
  const db = drizzle(aPool({ connectionString: 'postgres://nobody@127.0.0.1:1/none' }))
  expect(refusal(await thrownBy(db.execute(sql`select 1`)))).toEqual(unavailable)
  expect(refusal(await thrownBy(db.transaction((tx) => tx.execute(sql`select 1`))))).toEqual(unavailable)
})

test('a database whose connections are all taken for too long is unavailable', async () => {
  const pool = aPool({ connectionTimeoutMillis: 2_000 })
  const taken = await pool.connect()
  expect(refusal(await thrownBy(drizzle(pool).execute(sql`select 1`)))).toEqual(unavailable)
  taken.release()
})

test('a database that ends a connection under a statement is unavailable', async () => {
  expect(refusal(await thrownBy(drizzle(aPool()).execute(sql`select pg_terminate_backend(pg_backend_pid())`)))).toEqual(
    unavailable,
  )
})

test('a disk without room is unavailable', async () => {
  const full = sql`do $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`
  expect(refusal(await thrownBy(drizzle(aPool()).execute(full)))).toEqual(unavailable)
})

test('a statement that is wrong, or takes too long, is a bug of ours', async () => {
  const db = drizzle(aPool())
  expect(refusal(await thrownBy(db.execute(sql`select nothing`)))).toBeNull()
  expect(refusal(await thrownBy(db.execute(sql`select 1 / 0`)))).toBeNull()
  await db.execute(sql`set statement_timeout = 10`)
  const slow = await thrownBy(db.execute(sql`select pg_sleep(1)`))
  expect(slow).toMatchObject({ cause: { code: '57014' } })
  expect(refusal(slow)).toBeNull()
  expect(refusal(new TypeError('x is not a function'))).toBeNull()
  expect(refusal('text')).toBeNull()
})

test('a refusal keeps its own words, whatever it was made of', () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  expect(refusal(cause)).toEqual(unavailable)
  expect(refusal(new UnavailableError('clickhouse', 'The data cannot be reached now.', cause))).toBeNull()
})
