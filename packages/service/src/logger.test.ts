import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { testDatabase } from '@askchart/testing'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { loggedError } from './logger.js'

let store: Awaited<ReturnType<typeof testDatabase>>
let pool: pg.Pool

beforeAll(async () => {
  store = await testDatabase()
  pool = new pg.Pool({ connectionString: store.url })
  await pool.query('create table people (address text primary key)')
})
afterAll(async () => {
  await pool.end()
  await store.drop()
})

async function logged(work: PromiseLike<unknown>): Promise<ReturnType<typeof loggedError>> {
  try {
    await work
  } catch (error) {
    if (error instanceof Error) return loggedError(error)
  }
  throw new Error('Nothing failed.')
}

test('a statement that failed is logged with what was wrong and where, and without what it was given', async () => {
  const add = () => drizzle(pool).execute(sql`insert into people values (${'ada@example.com'})`)
  await add()
  const error = await logged(add())
  expect(error.message).toContain('insert into people values ($1)')
  expect(error.message).toContain('duplicate key value violates unique constraint')
  expect(error.stack).toContain('logger.test.ts')
  expect(JSON.stringify(error)).not.toContain('ada@example.com')
})

test('neither is a row that the database names', async () => {
  const error = await logged(pool.query(`insert into people values ('ada@example.com'), ('ada@example.com')`))
  expect(error).toMatchObject({ code: '23505', table: 'people' })
  expect(JSON.stringify(error)).not.toContain('ada@example.com')
})

test('other errors are logged as they are', () => {
  expect(loggedError(Object.assign(new TypeError('x is no function'), { code: 'E1' }))).toMatchObject({
    type: 'TypeError',
    message: 'x is no function',
    code: 'E1',
  })
})
