import { testDatabase } from '@askchart/testing'
import type { ColumnType, Relationship } from '@askchart/vocabulary'
import pg from 'pg'
import { runOnPostgres } from '../src/connections/postgres-query.js'
import { createPostgresReader } from '../src/connections/postgres-session.js'
import type { Catalogue, LiveTable } from '../src/query/catalogue.js'
import { type QueryRunner, runnerOn } from './run-query.js'
import { catalogueOf, type TestTable } from './tables.js'

const PHYSICAL: Record<ColumnType, string> = {
  STRING: 'text',
  INTEGER: 'int8',
  DECIMAL: 'float8',
  BOOLEAN: 'bool',
  DATE: 'date',
  DATETIME: 'timestamptz',
}
const LIMITS = { seconds: 20, rows: 100_000, bytes: 50_000_000 }

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Creates tables and their rows; other types for columns by `table.column`. */
export async function loadPostgresTables(
  pool: pg.Pool,
  tables: readonly TestTable[],
  types: Readonly<Record<string, string>> = {},
): Promise<void> {
  for (const { name, columns, rows } of tables) {
    const kinds = Object.entries(columns).map(([column, type]) => types[`${name}.${column}`] ?? PHYSICAL[type])
    const definitions = Object.keys(columns).map((column, index) => `${quoted(column)} ${kinds[index] ?? ''}`)
    await pool.query(`CREATE TABLE ${quoted(name)} (${definitions.join(', ')})`)
    const places = kinds.map((kind, index) => `$${index + 1}::${kind}`).join(', ')
    // In UTC, as all times of a test are.
    const utc = (value: unknown): unknown =>
      typeof value === 'string' && /^\d{4}-\d\d-\d\d \d\d:/.test(value) ? `${value}Z` : value
    for (const row of rows) await pool.query(`INSERT INTO ${quoted(name)} VALUES (${places})`, row.map(utc))
  }
}

/** The catalogue of the same tables in the schema public of a live Postgres. */
export function livePostgres(tables: readonly TestTable[], related: readonly Relationship[] = []): Catalogue {
  const places = tables.map(({ name }): readonly [string, LiveTable] => [
    name,
    { schema: 'public', name, keys: [], casts: {} },
  ])
  return {
    ...catalogueOf('live_test', tables, related),
    live: { kind: 'POSTGRES', foldsCase: true, tables: Object.fromEntries(places) },
  }
}

/** Tables in a Postgres of their own, and a runner of queries over them. */
export async function postgresRunner(
  tables: readonly TestTable[],
  related: readonly Relationship[],
  now: string,
  more: Pick<Catalogue, 'metrics' | 'calendar'> = {},
  types: Readonly<Record<string, string>> = {},
): Promise<{ readonly runner: QueryRunner; drop(): Promise<void> }> {
  const database = await testDatabase()
  const pool = new pg.Pool({ connectionString: database.url, max: 2 })
  pool.on('error', () => undefined)
  await loadPostgresTables(pool, tables, types)
  const reader = createPostgresReader(() => pool.connect())
  const runner = runnerOn(
    (compiled) => runOnPostgres(reader, compiled, LIMITS, new Date(now)),
    { ...livePostgres(tables, related), ...more },
    now,
  )
  return {
    runner,
    async drop() {
      await pool.end()
      await database.drop()
    },
  }
}
