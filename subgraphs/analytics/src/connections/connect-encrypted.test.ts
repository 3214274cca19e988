import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startPostgres } from '@askchart/engines'
import { aViewer, testClickHouse } from '@askchart/testing'
import { encryptPostgres, testAuthority, type TestAuthority } from '@askchart/testing/tls'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { z } from 'zod'
import { connect, connectedDataset, rowsOf } from '../../test/connected.js'
import { type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'
import { startTlsFront, type TlsFront } from '../../test/tls-front.js'

const editor = aViewer('EDITOR')

let folder: string
let analytics: RunningAnalytics
let theirs: Awaited<ReturnType<typeof startPostgres>>
let pool: pg.Pool
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'askchart-encrypted-'))
  ;[analytics, theirs] = await Promise.all([runAnalytics(), startPostgres({ folder: join(folder, 'theirs') })])
  await encryptPostgres(theirs.url, await (await testAuthority()).issue(['127.0.0.1']))
  pool = new pg.Pool({ connectionString: theirs.url, max: 1 })
  pool.on('error', () => undefined)
  for (const statement of [
    'CREATE TABLE sales (region text, revenue int)',
    "INSERT INTO sales VALUES ('North', 1), ('South', 2), ('North', 4)",
    "CREATE ROLE reader LOGIN PASSWORD 'hunter2'",
    'GRANT SELECT ON sales TO reader',
  ])
    await pool.query(statement)
})
afterAll(async () => {
  await analytics.stop()
  await pool.end()
  await theirs.stop()
  await rm(folder, { recursive: true, force: true })
})

function urlOf(mode: string | null, from = theirs.url): string {
  const url = new URL(from)
  url.username = 'reader'
  url.password = 'hunter2'
  if (mode !== null) url.searchParams.set('sslmode', mode)
  return url.href
}

/** Whether the connections that we hold are encrypted, as the server itself tells. */
async function areEncrypted(): Promise<readonly boolean[]> {
  const { rows } = await pool.query(
    `SELECT DISTINCT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = 'reader'`,
  )
  return z
    .array(z.object({ ssl: z.boolean() }))
    .parse(rows)
    .map(({ ssl }) => ssl)
}

async function messageOf(url: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const outcome = await connect(analytics, editor, url, more)
  const message = 'message' in outcome ? outcome.message : 'it was connected'
  expect(message).not.toContain('hunter2')
  return message
}

const UNKNOWN =
  "The certificate of the server is signed by no authority that is known here. Whoever runs this installation can make one known: start it with NODE_EXTRA_CA_CERTS=authority.pem, the file of that authority's certificate."

describe('a Postgres that encrypts', () => {
  test.each([null, 'prefer', 'require'])('is read encrypted with sslmode %s, whoever signed', async (mode) => {
    await pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'reader'`)
    const { id } = await connectedDataset(analytics, editor, urlOf(mode))
    const rows = await rowsOf(analytics, editor, {
      datasetId: id,
      measures: [{ column: 'sales.revenue', aggregate: 'SUM' }],
      dimensions: [{ column: 'sales.region' }],
    })
    expect(rows).toEqual([
      ['North', 5],
      ['South', 2],
    ])
    expect(await areEncrypted()).toEqual([true])
  })

  test.each(['verify-ca', 'verify-full'])('is refused with sslmode %s where nobody knows who signed', async (mode) => {
    expect(await messageOf(urlOf(mode))).toBe(`${UNKNOWN} With sslmode=require any certificate will do.`)
  })

  test('and takes no one in without is refused so, and how to mend that is said', async () => {
    const { rows } = await pool.query<{ hba_file: string }>('SHOW hba_file')
    const file = z.string().parse(rows[0]?.hba_file)
    const takes = (type: string) =>
      pool.query(
        `COPY (SELECT '${type} all reader all scram-sha-256' UNION ALL SELECT 'host all askchart all scram-sha-256') TO '${file}'`,
      )
    await takes('hostssl')
    await pool.query('SELECT pg_reload_conf()')
    expect(await messageOf(urlOf('disable'))).toContain('leave sslmode=disable out')
    expect(await messageOf(urlOf('require'))).toBe('it was connected')
    await takes('host')
    await pool.query('SELECT pg_reload_conf()')
  })
})

describe('a ClickHouse that encrypts', () => {
  let own: Awaited<ReturnType<typeof testClickHouse>>
  let authority: TestAuthority
  let front: TlsFront
  let known: string
  beforeAll(async () => {
    own = await testClickHouse()
    await own.client.command({ query: 'CREATE TABLE sales (revenue Int32) ENGINE = MergeTree ORDER BY revenue' })
    await own.client.command({ query: 'INSERT INTO sales VALUES (1), (2), (4)' })
    authority = await testAuthority()
    known = join(folder, 'authority.pem')
    await writeFile(known, authority.certificate)
    front = await startTlsFront(Number(new URL(own.url).port), await authority.issue(['127.0.0.1', 'localhost']))
  })
  afterAll(async () => {
    await front.stop()
    await own.drop()
  })

  function addressOf(protocol: 'http' | 'https', port: number, host = '127.0.0.1'): string {
    const { username, password } = new URL(own.url)
    return `${protocol}://${username === '' ? 'default' : username}:${password}@${host}:${port}/${own.database}`
  }
  /** What a process answers whose administrator made the authority known to it, as is done when it starts. */
  async function answered(host: string): Promise<string> {
    const built = (file: string) => new URL(`../../dist/connections/${file}.js`, import.meta.url).href
    const code = `
      import { createAddressCheck } from '${built('address-check')}'
      import { parseDatabaseUrl } from '${built('database-url')}'
      import { openDatabaseAt } from '${built('open-database')}'
      import { refusalOf } from '${built('refusal')}'
      const address = parseDatabaseUrl('CLICKHOUSE', process.env.ADDRESS)
      try {
        const { connection } = await openDatabaseAt(address, createAddressCheck(['127.0.0.1', '::1']))
        const { rows } = await connection.read('SELECT sum(revenue) FROM ${own.database}.sales', {}, { seconds: 20, rows: 9, bytes: 999 })
        console.log('sum', String(rows[0][0]))
        await connection.close()
      } catch (error) {
        console.log(refusalOf(error, address) ?? error)
      }`
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: known, ADDRESS: addressOf('https', front.port, host) }
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], { env })
    return stdout.trim()
  }
  const clickhouse = (url: string) => messageOf(url, { kind: 'CLICKHOUSE' })

  test('is refused where nobody knows who signed, and how to make that known is said', async () => {
    expect(await clickhouse(addressOf('https', front.port))).toBe(UNKNOWN)
  })

  test('is read where its authority is known and it is the host that was asked for', async () => {
    expect(await answered('127.0.0.1')).toBe('sum 7')
    expect(await answered('localhost')).toBe('sum 7')
  })

  test('is refused where its certificate is for another host, no longer holds, or is of another authority', async () => {
    front.show(await authority.issue(['db.example.com']))
    expect(await answered('127.0.0.1')).toBe(
      'The certificate of the server is for another host than 127.0.0.1. Write the host that it is for.',
    )
    front.show(await authority.issue(['127.0.0.1'], new Date(Date.now() - 86_400_000)))
    expect(await answered('127.0.0.1')).toContain('has expired, or does not hold yet')
    front.show(await (await testAuthority()).issue(['127.0.0.1']))
    expect(await answered('127.0.0.1')).toBe(UNKNOWN)
  })

  test('is told apart from one that does not, whichever of both was meant', async () => {
    const plain = Number(new URL(own.url).port)
    expect(await clickhouse(addressOf('https', plain))).toContain('does not encrypt. Begin the address with http://')
    expect(await clickhouse(addressOf('http', front.port))).toContain(
      'Where it encrypts, begin the address with https://',
    )
  })
})

describe('a server that does not encrypt', () => {
  test.each(['require', 'verify-ca', 'verify-full'])(
    'is told nothing where sslmode is %s: neither user nor password',
    async (mode) => {
      const heard: Buffer[] = []
      const server = createServer((socket) => {
        socket.on('error', () => undefined)
        socket.on('data', (bytes) => {
          heard.push(bytes)
          // As Postgres says that it cannot; whatever comes after it is heard, and ends it.
          if (heard.length === 1) socket.write('N')
          else socket.destroy()
        })
      })
      await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve))
      const { port } = z.object({ port: z.number() }).parse(server.address())
      expect(await messageOf(urlOf(mode, `postgres://127.0.0.1:${port}/sales`))).toBe(
        'The server does not encrypt. With sslmode=disable it is read without encryption.',
      )
      // SSLRequest, and not a byte more: its length and its number (protocol, "SSLRequest").
      expect(Buffer.concat(heard).toString('hex')).toBe('0000000804d2162f')
      await new Promise((resolve) => server.close(resolve))
    },
  )
})
