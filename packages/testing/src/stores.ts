import { randomBytes } from 'node:crypto'
import { type ClickHouseClient, createClient } from '@clickhouse/client'
import pg from 'pg'

const address = (name: string): string => {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set: run these tests through jest's unit project`)
  return value
}

const newName = (): string => `test_${randomBytes(8).toString('hex')}`

async function onPostgres(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A fresh database in the real Postgres of this test run. */
export async function testDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const server = address('TEST_DATABASE_URL')
  const name = newName()
  await onPostgres(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const drop = async (): Promise<void> => {
    // A pool has ended before its connections have: Postgres waits five seconds for those. To be cut off would be an error to them.
    await onPostgres(server, `drop database ${name}`).catch(() =>
      onPostgres(server, `drop database ${name} with (force)`),
    )
  }
  return { url: url.href, drop }
}

/** A fresh database in the real ClickHouse of this test run, a client of it, and the server's address. */
export async function testClickHouse(): Promise<{
  readonly url: string
  readonly database: string
  readonly client: ClickHouseClient
  drop(): Promise<void>
}> {
  const url = address('TEST_CLICKHOUSE_URL')
  const database = newName()
  const server = createClient({ url })
  await server.command({ query: `CREATE DATABASE ${database}` })
  const client = createClient({ url, database })
  return {
    url,
    database,
    client,
    async drop() {
      await client.close()
      await server.command({ query: `DROP DATABASE ${database}` })
      await server.close()
    },
  }
}
