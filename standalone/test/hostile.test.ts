import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startClickHouse, startPostgres } from '@askchart/engines'
import { join } from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { aPerson, type Person } from './graph-client.js'
import { asksHostilely, GENERATE } from './hostile.js'
import { aDataFolder, type Folder } from './processes.js'
import { importSales } from './replacing.js'
import { startStandalone, type Standalone } from './systems.js'

const LIMIT_MS = 600_000

let folder: Folder
let clickHouse: Awaited<ReturnType<typeof startClickHouse>>
let system: Standalone
let me: Person
beforeAll(async () => {
  folder = await aDataFolder()
  clickHouse = await startClickHouse({ folder: join(folder.path, 'clickhouse') })
  system = await startStandalone(folder.path, { CLICKHOUSE_URL: clickHouse.url, CONNECT_ALLOW: '127.0.0.1' })
  me = await aPerson(system.url)
}, LIMIT_MS)
afterAll(async () => {
  await me.leave()
  await system.stop()
  await clickHouse.stop()
  await folder.remove()
}, LIMIT_MS)

describe('over imported data', () => {
  /** In the other tenant's rows, and nowhere else. */
  const CANARIES = ['Xanadupolis', '918273645']
  const MINE = 'region,revenue\nNorth,1.5\nSouth,2.5\nEast,4\n'
  const THEIRS = `region,revenue\n${CANARIES[0]},${CANARIES[1]}\n`

  /** The cells of what a statement answers. */
  async function rows(statement: string): Promise<readonly (readonly string[])[]> {
    const { origin, username, password } = new URL(clickHouse.url)
    const headers = { 'x-clickhouse-user': username, 'x-clickhouse-key': password }
    const response = await fetch(origin, { method: 'POST', body: `${statement} FORMAT TabSeparated`, headers })
    expect(response.status).toBe(200)
    const lines = (await response.text()).split('\n').filter((line) => line !== '')
    return lines.map((line) => line.split('\t'))
  }

  /** Every table that is no system's, with the hash of its rows. */
  async function checksum(): Promise<readonly string[]> {
    const tables = await rows(
      `SELECT database, name FROM system.tables WHERE lower(database) NOT IN ('system', 'information_schema') ORDER BY database, name`,
    )
    expect(tables.length).toBeGreaterThan(2)
    const sums: string[] = []
    for (const [database = '', name = ''] of tables) {
      const [cells] = await rows(`SELECT count(), sum(cityHash64(*)) FROM \`${database}\`.\`${name}\``)
      sums.push([database, name, ...(cells ?? [])].join(' '))
    }
    return sums
  }

  test(
    '200 hostile prompts are read as questions or refused: nothing changes, and nobody else’s rows are seen',
    async () => {
      const them = await aPerson(system.url)
      const datasetId = await importSales(me, MINE)
      const theirDatasetId = await importSales(them, THEIRS)
      await asksHostilely(me, datasetId, CANARIES, checksum)

      // Whose rows they are sees them; named by its id, the dataset is not there for anyone else.
      const theirs = { input: { datasetId: theirDatasetId, prompt: 'revenue by region' } }
      expect(JSON.stringify(await them.try(GENERATE, theirs))).toContain(CANARIES[0])
      const refused = await me.try(GENERATE, theirs)
      expect(refused.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
      expect(JSON.stringify(refused)).not.toContain(CANARIES[0])
      await them.leave()
    },
    LIMIT_MS,
  )
})

describe('over a connected database', () => {
  /** In a schema that the reading role may not see, and in a table of the schema that it may not read. */
  const CANARIES = ['Xanadupolis', 'Zanzibarovo']
  const reader = 'sales_reader'
  const connected = z.object({ connectDatabase: z.object({ dataset: z.object({ id: z.string() }) }) })

  let database: Awaited<ReturnType<typeof startPostgres>>
  let pool: pg.Pool
  beforeAll(async () => {
    database = await startPostgres({ folder: join(folder.path, 'theirs') })
    pool = new pg.Pool({ connectionString: database.url, max: 2 })
    pool.on('error', () => undefined)
    for (const statement of [
      'CREATE TABLE sales (region text, revenue float8)',
      "INSERT INTO sales VALUES ('North', 1.5), ('South', 2.5), ('East', 4)",
      'CREATE TABLE salaries (person text, amount int)',
      `INSERT INTO salaries VALUES ('${CANARIES[1]}', 1)`,
      'CREATE SCHEMA secret',
      'CREATE TABLE secret.users (name text)',
      `INSERT INTO secret.users VALUES ('${CANARIES[0]}')`,
      `CREATE ROLE ${reader} LOGIN PASSWORD 'reads'`,
      `GRANT USAGE ON SCHEMA public TO ${reader}`,
      `GRANT SELECT ON sales TO ${reader}`,
    ])
      await pool.query(statement)
  }, LIMIT_MS)
  afterAll(async () => {
    await pool.end()
    await database.stop()
  }, LIMIT_MS)

  /** All tables that are no system's, with their columns, and all rows of those of ours. */
  async function checksum(): Promise<unknown> {
    const tables = await pool.query(
      `SELECT table_schema, table_name, column_name FROM information_schema.columns
        WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2, 3`,
    )
    const rows: unknown[] = []
    for (const table of ['sales', 'salaries', 'secret.users'])
      rows.push((await pool.query(`SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) AS sum FROM ${table} t`)).rows)
    return [tables.rows, rows]
  }

  test(
    '200 hostile prompts are read as questions or refused, and change nothing there',
    async () => {
      const url = new URL(database.url)
      url.username = reader
      url.password = 'reads'
      const { connectDatabase } = await me.ask(
        `mutation ($input: ConnectDatabaseInput!) { connectDatabase(input: $input) {
          ... on DatabaseConnected { dataset { id } } ... on ConnectionRefused { message } } }`,
        connected,
        { input: { workspaceId: me.workspaceId, name: 'Live', kind: 'POSTGRES', url: url.href } },
      )
      await asksHostilely(me, connectDatabase.dataset.id, CANARIES, checksum)
      // The canaries are there to be seen, by whoever may.
      expect((await pool.query('SELECT name FROM secret.users')).rows).toEqual([{ name: CANARIES[0] }])
    },
    LIMIT_MS,
  )
})
