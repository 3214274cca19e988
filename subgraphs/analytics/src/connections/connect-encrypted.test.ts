import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@askchart/engines'
import { aViewer } from '@askchart/testing'
import { encryptPostgres, testAuthority } from '@askchart/testing/tls'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { z } from 'zod'
import { connect, connectedDataset, rowsOf } from '../../test/connected.js'
import { type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'

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
