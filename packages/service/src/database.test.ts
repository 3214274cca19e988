import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { testDatabase } from '@askchart/testing'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { openDatabase, type OpenDatabase } from './database.js'
import { createLogger } from './logger.js'

let folder: string
let store: Awaited<ReturnType<typeof testDatabase>>
let database: OpenDatabase

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'askchart-database-'))
  await mkdir(join(folder, 'meta'))
  await writeFile(
    join(folder, 'meta/_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries: [] }),
  )
  store = await testDatabase()
  database = await open()
})

const open = (maxConnections = 10): Promise<OpenDatabase> =>
  openDatabase({
    url: store.url,
    name: 'probe',
    migrationsFolder: folder,
    log: createLogger('test', 'silent'),
    maxConnections,
  })

afterAll(async () => {
  await database.close()
  await store.drop()
  await rm(folder, { recursive: true, force: true })
})

test('a connection that is lost within a transaction fails that transaction, and nothing else', async () => {
  const lost = database.db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await database.db.execute(sql`select pg_terminate_backend(${rows[0]?.pid})`)
    // Told to a client that waits for nothing just then, which node takes for a bug of ours where nobody listens.
    await wait(200)
    await tx.execute(sql`select 1`)
  })
  await expect(lost).rejects.toThrow()
  await expect(database.ping()).resolves.toBeUndefined()
})

test('a transaction that cannot begin gives its connection back, so that the next can and all can be closed', async () => {
  const narrow = await open(1)
  const { rows } = await narrow.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  const other = new pg.Client({ connectionString: store.url })
  await other.connect()
  const ended = other.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  // With this thread held, the connection ends before its pool can hear of it.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
  const act = jest.fn(() => Promise.resolve())
  await expect(narrow.db.transaction(act)).rejects.toThrow('begin')
  expect(act).not.toHaveBeenCalled()
  await ended
  await other.end()
  await narrow.db.transaction((tx) => tx.execute(sql`select 1`))
  await narrow.close()
})
