import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { aViewer } from '@askchart/testing'
import { z } from 'zod'
import { type Canary, startCanary } from '../../test/canary.js'
import { connect, type OwnDatabase, ownDatabase } from '../../test/connected.js'
import { type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'
import { createAddressCheck } from './address-check.js'
import { parseDatabaseUrl } from './database-url.js'
import { openDatabaseAt } from './open-database.js'

const editor = aViewer('EDITOR')

let canary: Canary
let closed: RunningAnalytics
let open: RunningAnalytics
let own: OwnDatabase
beforeAll(async () => {
  canary = await startCanary()
  closed = await runAnalytics(undefined, [])
  open = await runAnalytics()
  own = await ownDatabase('CREATE TABLE items (id int PRIMARY KEY, size int)')
})
afterAll(async () => {
  await closed.stop()
  await open.stop()
  await own.drop()
  await canary.close()
})

const messageOf = async (analytics: RunningAnalytics, url: string, more: Readonly<Record<string, unknown>> = {}) => {
  const outcome = await connect(analytics, editor, url, more)
  return 'message' in outcome ? outcome.message : 'it was connected'
}

describe('addresses of this machine', () => {
  const postgres = (host: string): string => `postgres://u:hunter2@${host}:${canary.port}/d?sslmode=disable`
  const clickhouse = (host: string): string => `http://u:hunter2@${host}:${canary.port}/d`

  test.each([
    '127.0.0.1',
    'localhost',
    '127.1',
    '0x7f000001',
    '2130706433',
    '0.0.0.0',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::]',
  ])('as %s are not asked, and how to allow that is said', async (host) => {
    for (const message of [
      await messageOf(closed, postgres(host)),
      await messageOf(closed, clickhouse(host), { kind: 'CLICKHOUSE' }),
    ]) {
      expect(message).toMatch(/is this machine or one of a private network.*CONNECT_ALLOW=/)
      expect(message).not.toContain('hunter2')
    }
    expect(canary.reached()).toBe(0)
  })

  test('are refused by a test of the connection as well', async () => {
    const input = { workspaceId: editor.workspaces[0]?.id, name: 'x', kind: 'POSTGRES', url: postgres('127.0.0.1') }
    const { data } = await closed.ask(
      editor,
      'mutation ($input: ConnectDatabaseInput!) { checkDatabase(input: $input) { ... on ConnectionRefused { message } } }',
      { input },
    )
    expect(JSON.stringify(data)).toContain('CONNECT_ALLOW=127.0.0.1')
    expect(canary.reached()).toBe(0)
  })

  test('are asked where they are allowed: what answers there is told apart', async () => {
    const before = canary.reached()
    expect(await messageOf(open, postgres('127.0.0.1'))).toContain('is no Postgres')
    expect(canary.reached()).toBeGreaterThan(before)
    expect(await messageOf(open, 'postgres://u:p@127.0.0.1:1/d')).toBe('Nothing listens at 127.0.0.1:1.')
  })

  test('are not where a ClickHouse may send us on', async () => {
    const before = canary.reached()
    const location = `http://127.0.0.1:${canary.port}/`
    const sender = await startCanary(
      `HTTP/1.1 307 Temporary Redirect\r\nLocation: ${location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    )
    const message = await messageOf(open, `http://u:p@127.0.0.1:${sender.port}/d`, { kind: 'CLICKHOUSE' })
    expect(message).toContain('is no ClickHouse')
    expect(sender.reached()).toBeGreaterThan(0)
    expect(canary.reached()).toBe(before)
    await sender.close()
  })
})

describe('a name is looked up once', () => {
  // Names below .invalid lead nowhere: what is reached is reached by the address that was checked.
  test.each(['POSTGRES', 'CLICKHOUSE'] as const)('and %s is connected to at what it led to then', async (kind) => {
    let lookups = 0
    const lookUp = () => {
      lookups += 1
      return Promise.resolve(['127.0.0.1'])
    }
    const check = createAddressCheck(['127.0.0.1'], lookUp)
    const before = canary.reached()
    const protocol = kind === 'POSTGRES' ? 'postgres' : 'http'
    const address = parseDatabaseUrl(kind, `${protocol}://u:p@db.invalid:${canary.port}/d`)
    const asked = openDatabaseAt(address, check).then(({ connection }) =>
      connection.read('SELECT 1', {}, { seconds: 1, rows: 1, bytes: 100 }),
    )
    await expect(asked).rejects.toBeDefined()
    expect(canary.reached()).toBeGreaterThan(before)
    expect(lookups).toBe(1)
  })
})

describe('what a person can put right', () => {
  const changed = (change: (url: URL) => void, from = own.url): string => {
    const url = new URL(from)
    change(url)
    return url.href
  }

  test('a wrong password', async () => {
    const url = changed((one) => (one.password = 'wrong-hunter2'))
    const message = await messageOf(open, url)
    expect(message).toContain('does not let this user in')
    expect(message).not.toContain('hunter2')
  })
  test('a database that is not there', async () => {
    expect(
      await messageOf(
        open,
        changed((one) => (one.pathname = '/nowhere')),
      ),
    ).toBe('The server has no database "nowhere".')
  })
  test('a schema without tables', async () => {
    expect(await messageOf(open, own.url, { schemas: ['elsewhere'] })).toContain(
      'no table with readable columns in the schema elsewhere',
    )
  })
  test('a server that does not encrypt, where that was asked', async () => {
    expect(await messageOf(open, `${own.url}?sslmode=require`)).toContain('does not encrypt')
  })
  test('a host that nobody knows', async () => {
    expect(await messageOf(open, 'postgres://u:p@nowhere.invalid/d')).toBe(
      'No name server knows the host nowhere.invalid.',
    )
  })
  test('more tables than can be told apart', async () => {
    await own.sql('CREATE SCHEMA many')
    await own.sql(
      `DO $$ BEGIN FOR n IN 1..201 LOOP EXECUTE format('CREATE TABLE many.t%s (id int)', n); END LOOP; END $$`,
    )
    await own.sql(`GRANT USAGE ON SCHEMA many TO ${own.reader}`)
    await own.sql(`GRANT SELECT ON ALL TABLES IN SCHEMA many TO ${own.reader}`)
    expect(await messageOf(open, own.url, { schemas: ['many'] })).toContain(
      '201 tables with 201 columns, where 200 tables',
    )
    expect(await messageOf(open, own.url, { schemas: ['*'] })).toContain('202 tables')
  })
  test('a name of nothing', async () => {
    await expect(connect(open, editor, own.url, { name: ' ' })).rejects.toThrow('BAD_USER_INPUT')
    await expect(connect(open, editor, own.url, { kind: 'UPLOAD' })).rejects.toThrow('BAD_USER_INPUT')
  })
})

describe('a role', () => {
  test('that is a superuser is refused, with the SQL that makes one that reads', async () => {
    const message = await messageOf(open, own.ownerUrl)
    expect(message).toContain('is a superuser')
    expect(message).toContain('CREATE ROLE reader LOGIN')
    expect(message).toContain('GRANT SELECT ON ALL TABLES IN SCHEMA "public" TO reader')
  })

  test('that may read the files of the server is refused', async () => {
    await own.sql(`GRANT pg_read_server_files TO ${own.reader}`)
    expect(await messageOf(open, own.url)).toContain("may read and write the server's files")
    await own.sql(`REVOKE pg_read_server_files FROM ${own.reader}`)
  })

  test('that may write is accepted, and that is said', async () => {
    expect(await connect(open, editor, own.url)).toMatchObject({ notes: [] })
    await own.sql(`GRANT INSERT ON items TO ${own.reader}`)
    const outcome = await connect(open, editor, own.url)
    expect(outcome).toMatchObject({ notes: [expect.stringContaining('may change data')] })
    await own.sql(`REVOKE INSERT ON items FROM ${own.reader}`)
  })
})

describe('the stores of this installation', () => {
  test('its own Postgres database is refused, though another of the same server is not', async () => {
    const [row] = z.array(z.object({ name: z.string() })).parse(await open.sql('SELECT current_database() AS name'))
    const ours = new URL(own.url)
    ours.pathname = `/${row?.name ?? ''}`
    expect(await messageOf(open, ours.href)).toContain('keeps its own data in')
    for (const host of ['localhost', '127.1', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]']) {
      const there = ours.href.replace('127.0.0.1', host)
      expect({ host, message: await messageOf(open, there) }).toMatchObject({
        host,
        message: expect.stringContaining('keeps its own data in'),
      })
    }
  })
})
