import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../scripts/build.mjs'

/** One real Postgres and one real ClickHouse for all unit tests; each test file makes databases of its own in them. */
export default async function setup() {
  await build({ web: false, only: ['packages/engines'] })
  const { startClickHouse, startPostgres } = await import('../engines/dist/index.js')
  const folder = await mkdtemp(join(tmpdir(), 'askchart-test-'))
  const [postgres, clickHouse] = await Promise.all([
    startPostgres({ folder: join(folder, 'postgres'), maxConnections: 200 }),
    startClickHouse({ folder: join(folder, 'clickhouse') }),
  ])
  process.env.TEST_DATABASE_URL = postgres.url
  process.env.TEST_CLICKHOUSE_URL = clickHouse.url
  globalThis.__askchartTestEngines = { folder, engines: [clickHouse, postgres] }
}
