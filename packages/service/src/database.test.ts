import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { testDatabase } from '@askchart/testing'
import { sql } from 'drizzle-orm'
import { openDatabase, type OpenDatabase } from './database.js'
import { createLogger } from './logger.js'

let folder: string
let store: Awaited<ReturnType<typeof testDatabase>>
let database: OpenDatabase<Record<string, never>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'askchart-database-'))
  await mkdir(join(folder, 'meta'))
  await writeFile(
    join(folder, 'meta/_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries: [] }),
  )
  store = await testDatabase()
  const log = createLogger('test', 'silent')
  database = await openDatabase({ url: store.url, name: 'probe', schema: {}, migrationsFolder: folder, log })
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
