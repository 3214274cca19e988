import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import type { Logger } from './logger.js'

export type Database<Schema extends Record<string, unknown>> = NodePgDatabase<Schema>
/** What a data source writes through: the database, or a transaction of it. */
export type Transaction<Schema extends Record<string, unknown>> = Parameters<
  Parameters<Database<Schema>['transaction']>[0]
>[0]

export interface OpenDatabase<Schema extends Record<string, unknown>> {
  readonly db: Database<Schema>
  ping(): Promise<void>
  close(): Promise<void>
}

export interface DatabaseOptions<Schema extends Record<string, unknown>> {
  readonly url: string
  /** The Postgres schema that holds this subgraph's tables and its migrations' journal. */
  readonly name: string
  readonly schema: Schema
  /** Folder of drizzle migrations (SQL and meta/_journal.json). */
  readonly migrationsFolder: string
  readonly log: Logger
  readonly maxConnections?: number
}

/** Connects, brings the subgraph's own schema up to date (one process at a time), and hands out drizzle. */
export async function openDatabase<Schema extends Record<string, unknown>>(
  options: DatabaseOptions<Schema>,
): Promise<OpenDatabase<Schema>> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: 10_000,
    application_name: options.name,
  })
  pool.on('error', (error) => options.log.warn({ err: error }, 'an idle database connection failed'))
  // Lost while a transaction holds it and waits for nothing: what the transaction asks next fails with it.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = drizzle(pool, { schema: options.schema })
  await migrateAlone(pool, options)
  return {
    db,
    async ping() {
      await pool.query('select 1')
    },
    close: () => pool.end(),
  }
}

async function migrateAlone<Schema extends Record<string, unknown>>(
  pool: pg.Pool,
  options: DatabaseOptions<Schema>,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [`migrations ${options.name}`])
    await migrate(drizzle(client), { migrationsFolder: options.migrationsFolder, migrationsSchema: options.name })
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => undefined)
    client.release()
  }
}
