import { isIP } from 'node:net'
import pg from 'pg'
import { decodingOf } from '../query/time.js'
import { postgres } from '../query/dialects/postgres.js'
import { codeOf } from './connection-problem.js'
import type { DatabaseAddress } from './database-url.js'
import type { LiveConnection } from './live-connection.js'
import { decodePostgres } from './postgres-cell.js'
import { runOnPostgres } from './postgres-query.js'
import { createPostgresReader } from './postgres-session.js'

const POOL = { max: 3, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 4_000, allowExitOnIdle: true }
const ELSEWHERE = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'ETIMEDOUT'])
const NO_ENCRYPTION = 'The server does not support SSL connections'

type Encryption = pg.ClientConfig['ssl']

/** What to try, the better first. Without `verify-*` a certificate need only be one, as for libpq. */
function encryptionsOf({ encryption, host }: DatabaseAddress): readonly Encryption[] {
  const servername = isIP(host) === 0 ? { servername: host } : {}
  const any = { ...servername, rejectUnauthorized: false }
  switch (encryption) {
    case 'disable':
      return [false]
    case 'prefer':
      return [any, false]
    case 'require':
      return [any]
    case 'verify-ca':
      return [{ ...servername, rejectUnauthorized: true, checkServerIdentity: () => undefined }]
    case 'verify-full':
      return [{ ...servername, rejectUnauthorized: true }]
  }
}

async function openPool(address: DatabaseAddress, host: string, ssl: Encryption): Promise<pg.Pool> {
  const { port, user, password, database } = address
  const pool = new pg.Pool({
    ...POOL,
    // The address that was checked: the name could lead elsewhere by now.
    host,
    port,
    user,
    database,
    ssl: ssl ?? false,
    // As a function: for an empty one the client would look for a password of our own in its environment.
    password: () => password,
    application_name: 'askchart',
  })
  pool.on('error', () => undefined)
  // Lost between two reads of a cursor: the next read fails with it.
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    const client = await pool.connect()
    client.release()
    return pool
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** The first of the host's addresses that answers, encrypted as the address asks. */
async function openFirst(address: DatabaseAddress, hosts: readonly string[]): Promise<pg.Pool> {
  let failure: unknown = null
  for (const host of hosts) {
    for (const ssl of encryptionsOf(address)) {
      try {
        return await openPool(address, host, ssl)
      } catch (error) {
        failure = error
        if (!(error instanceof Error && error.message === NO_ENCRYPTION)) break
      }
    }
    if (!ELSEWHERE.has(codeOf(failure))) break
  }
  throw failure
}

const FOLDS_CASE = `SELECT 'É' COLLATE pg_catalog."und-x-icu" ILIKE 'é'`

/** Opens a Postgres at addresses that were checked. Throws what the driver throws where it does not answer. */
export async function openPostgres(
  address: DatabaseAddress,
  hosts: readonly string[],
): Promise<LiveConnection & { readonly foldsCase: boolean }> {
  const pool = await openFirst(address, hosts)
  const reader = createPostgresReader(() => pool.connect())
  const limits = { seconds: 3, rows: 1, bytes: 1_000 }
  const foldsCase = await reader.read(FOLDS_CASE, [], limits).then(
    ({ rows }) => rows[0]?.[0] === 't',
    () => false,
  )
  const folded = foldsCase ? ' COLLATE pg_catalog."und-x-icu"' : ''
  return {
    foldsCase,
    dialect: postgres({ foldsCase }),
    read: (sql, values, within) => reader.read(sql, Object.values(values), within),
    decode: (cell, type) => decodePostgres(cell === null ? null : String(cell), decodingOf(type)),
    query: (compiled, within, asOf) => runOnPostgres(reader, compiled, within, asOf),
    sampling: {
      cut: (text, length) => `left(${text}, ${length})`,
      // Repeatable: what has not changed has the same profile each time it is read.
      share: (fraction) => ` TABLESAMPLE SYSTEM (${Math.max(fraction * 100, 0.000_01).toFixed(5)}) REPEATABLE (1)`,
      lower: (text) => `lower(${text}${folded})`,
    },
    close: () => pool.end(),
  }
}
