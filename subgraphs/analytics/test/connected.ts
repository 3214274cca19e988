import { randomBytes } from 'node:crypto'
import type { Viewer } from '@askchart/service'
import { testDatabase } from '@askchart/testing'
import pg from 'pg'
import { z } from 'zod'
import type { RunningAnalytics } from './running-analytics.js'

/** Somebody's own Postgres: a database, its owner, and a role that can only read its schema public. */
export interface OwnDatabase {
  /** As the role that can only read. */
  readonly url: string
  /** As the superuser who made it. */
  readonly ownerUrl: string
  readonly reader: string
  sql(text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>
  drop(): Promise<void>
}

export async function ownDatabase(...statements: readonly string[]): Promise<OwnDatabase> {
  const database = await testDatabase()
  const pool = new pg.Pool({ connectionString: database.url, max: 2 })
  pool.on('error', () => undefined)
  const reader = `reader_${randomBytes(6).toString('hex')}`
  const sql = async (text: string, values: readonly unknown[] = []) =>
    (await pool.query<Record<string, unknown>>(text, [...values])).rows
  for (const statement of statements) await sql(statement)
  await sql(`CREATE ROLE ${reader} LOGIN PASSWORD 'se:cr/et'`)
  await sql(`GRANT USAGE ON SCHEMA public TO ${reader}`)
  await sql(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${reader}`)
  const url = new URL(database.url)
  url.username = reader
  url.password = encodeURIComponent('se:cr/et')
  return {
    url: url.href,
    ownerUrl: database.url,
    reader,
    sql,
    async drop() {
      await sql(`DROP OWNED BY ${reader}`)
      await sql(`DROP ROLE ${reader}`)
      await pool.end()
      await database.drop()
    },
  }
}

const connected = z.object({
  connectDatabase: z.union([
    z.object({ dataset: z.object({ id: z.string() }), notes: z.array(z.string()) }),
    z.object({ message: z.string() }),
  ]),
})

export const CONNECT = `mutation ($input: ConnectDatabaseInput!) {
  connectDatabase(input: $input) {
    ... on DatabaseConnected { dataset { id } notes }
    ... on ConnectionRefused { message }
  }
}`

/** Connects as a client does; what came of it. */
export async function connect(
  analytics: RunningAnalytics,
  viewer: Viewer,
  url: string,
  more: Readonly<Record<string, unknown>> = {},
) {
  const input = { workspaceId: viewer.workspaces[0]?.id, name: 'Mine', kind: 'POSTGRES', url, ...more }
  const { data, errors } = await analytics.ask(viewer, CONNECT, { input })
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return connected.parse(data).connectDatabase
}

/** Connects, and tells the dataset's id and what was noted. */
export async function connectedDataset(
  analytics: RunningAnalytics,
  viewer: Viewer,
  url: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly id: string; readonly notes: readonly string[] }> {
  const outcome = await connect(analytics, viewer, url, more)
  if ('message' in outcome) throw new Error(outcome.message)
  return { id: outcome.dataset.id, notes: outcome.notes }
}

const queried = z.object({
  runQuery: z.union([
    z.object({
      data: z.object({ columns: z.array(z.object({ values: z.array(z.unknown()) })), truncated: z.boolean() }),
    }),
    z.object({ message: z.string() }),
  ]),
})

/** The rows of a query's answer, or the message of what is wrong with it. */
export async function rowsOf(
  analytics: RunningAnalytics,
  viewer: Viewer,
  input: Readonly<Record<string, unknown>>,
): Promise<readonly (readonly unknown[])[] | string> {
  const { data, errors } = await analytics.ask(
    viewer,
    'query ($input: QueryInput!) { runQuery(input: $input) { ... on QueryData { data { columns { values } truncated } } ... on QueryProblem { message } } }',
    { input },
  )
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  const answer = queried.parse(data).runQuery
  if ('message' in answer) return answer.message
  const [first, ...rest] = answer.data.columns.map(({ values }) => values)
  return (first ?? []).map((cell, row) => [cell, ...rest.map((values) => values[row])])
}
