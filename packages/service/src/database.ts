import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import type { Logger } from './logger.js'

/** What a data source writes through where several statements share one fate. */
export type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0]

export interface OpenDatabase {
  readonly db: NodePgDatabase
  ping(): Promise<void>
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  /** The Postgres schema that holds this subgraph's tables and its migrations' journal. */
  readonly name: string
  /** Folder of drizzle migrations (SQL and meta/_journal.json). */
  readonly migrationsFolder: string
  readonly log: Logger
  readonly maxConnections?: number
}

/** Connects, brings the subgraph's own schema up to date (one process at a time), and hands out drizzle. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: 10_000,
    application_name: options.name,
  })
  pool.on('error', (error) => options.log.warn({ err: error }, 'an idle database connection failed'))
  // Lost while a transaction holds it and waits for nothing: what the transaction asks next fails with it.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = drizzle(pool)
  // Drizzle's own never gives a connection back on which `begin` fails (drizzle-team/drizzle-orm#6241).
  db.transaction = async (act, config) => {
    const client = await pool.connect()
    try {
      return await drizzle(client).transaction(act, config)
    } finally {
      client.release()
    }
  }
  await migrateAlone(pool, options)
  return {
    db,
    async ping() {
      await pool.query('select 1')
    },
    close: () => pool.end(),
  }
}

async function migrateAlone(pool: pg.Pool, options: DatabaseOptions): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [`migrations ${options.name}`])
    await migrate(drizzle(client), { migrationsFolder: options.migrationsFolder, migrationsSchema: options.name })
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => undefined)
    client.release()
  }
}
