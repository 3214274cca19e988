import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { until } from '@askchart/testing'
import pg from 'pg'
import { type OwnDatabase, ownDatabase } from '../../test/connected.js'
import { createAddressCheck } from './address-check.js'
import type { StoredConnection } from './connection.data-source.js'
import { LiveDatabases } from './live-databases.js'
import { openVault, type Vault } from './vault.js'

const LIMITS = { seconds: 5, rows: 10, bytes: 10_000 }
const check = createAddressCheck(['127.0.0.1'])

let folder: string
let vault: Vault
let own: OwnDatabase
let databases: LiveDatabases
let stored: StoredConnection | null
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'askchart-live-'))
  vault = await openVault(join(folder, 'connections.key'))
  own = await ownDatabase('CREATE TABLE items (id int)')
  const live = { kind: 'POSTGRES', foldsCase: true, tables: {} } as const
  stored = { store: 'live_1', sealed: vault.seal(own.url, 'live_1'), schemas: null, live }
  databases = new LiveDatabases({
    connections: { byStore: () => Promise.resolve(stored) },
    vault,
    check,
    unusedMs: 400,
  })
})
afterAll(async () => {
  await databases.stop()
  await own.drop()
  await rm(folder, { recursive: true, force: true })
})

const read = (sql: string) => databases.use('live_1', (connection) => connection.read(sql, {}, LIMITS))
async function sessions(): Promise<number> {
  return (await own.sql('SELECT 1 FROM pg_stat_activity WHERE usename = $1', [own.reader])).length
}

test('twenty askers at once share three sessions, which end when nobody asks any more', async () => {
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE usename = $1 AND wait_event = 'advisory'`
  // Each asks for what somebody else holds, until all that can have asked.
  const holder = new pg.Client({ connectionString: own.ownerUrl })
  await holder.connect()
  await holder.query('SELECT pg_advisory_lock(4)')
  const asked = Array.from({ length: 20 }, (_, n) => read(`SELECT ${n} FROM pg_advisory_xact_lock_shared(4)`))
  await until('three to wait', async () => (await own.sql(waiting, [own.reader])).length === 3)
  expect(await sessions()).toBe(3)
  await holder.end()
  const answers = await Promise.all(asked)
  expect(answers.map(({ rows }) => rows[0]?.[0])).toEqual(Array.from({ length: 20 }, (_, n) => String(n)))
  await until('the end of all sessions', async () => (await sessions()) === 0)
  expect((await read('SELECT 1')).rows).toEqual([['1']])
})

test('a session that was ended by the server is opened anew', async () => {
  await read('SELECT 1')
  await own.sql('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1', [own.reader])
  await until('an answer', async () => (await read('SELECT 2').catch(() => null)) !== null)
})

test('another address is another connection, and none is none', async () => {
  const before = stored
  if (before === null) throw new Error('nothing is stored')
  stored = { ...before, sealed: vault.seal('postgres://nobody:x@127.0.0.1:1/d', 'live_1') }
  await expect(read('SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  stored = { ...before, sealed: vault.seal(own.url, 'live_2') }
  await expect(read('SELECT 1')).rejects.toThrow('cannot be opened')
  stored = null
  await expect(read('SELECT 1')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  stored = before
  expect((await read('SELECT 3')).rows).toEqual([['3']])
})
