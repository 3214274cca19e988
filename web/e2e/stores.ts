import { type Engine, startClickHouse, startPostgres } from '@askchart/engines'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The embedded stores, started by a test that needs them beside the system. */
export interface StoreEngines {
  readonly folder: string
  readonly postgres: Engine
  readonly clickhouse: Engine
  /** What tells a server to use them. */
  readonly settings: Readonly<Record<string, string>>
  readonly stop: () => Promise<void>
}

/** Starts a Postgres and a ClickHouse in a folder of their own. */
export async function startStores(): Promise<StoreEngines> {
  const folder = await mkdtemp(join(tmpdir(), 'askchart-stores-'))
  const [postgres, clickhouse] = await Promise.all([
    startPostgres({ folder: join(folder, 'postgres') }),
    startClickHouse({ folder: join(folder, 'clickhouse') }),
  ])
  return {
    folder,
    postgres,
    clickhouse,
    settings: { DATABASE_URL: postgres.url, CLICKHOUSE_URL: clickhouse.url },
    stop: async () => {
      await Promise.all([postgres.stop(), clickhouse.stop()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}
