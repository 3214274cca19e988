import {
  type GraphResponse,
  type Jobs,
  newId,
  silentLogger,
  startJobs,
  type Subgraph,
  type Viewer,
} from '@askchart/service'
import { testDatabase, testIdentity } from '@askchart/testing'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { ModelConfig, NlpConfig } from '../src/config.js'
import { createNlpAround, type NlpDependencies } from '../src/nlp.js'
import type { Reader } from '../src/reader-port.js'
import { type KnownDataset, type TestAnalytics, testAnalytics } from './analytics.js'
import { shop } from './shop.js'

export interface NlpRoom {
  readonly analytics: TestAnalytics
  ask(query: string, viewer: Viewer, variables?: Record<string, unknown>): Promise<GraphResponse>
  /** A dataset of the viewer's workspace. */
  dataset(viewer: Viewer, more?: Partial<KnownDataset>): string
  publish(event: string, data: object): Promise<void>
  sql(statement: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
  /** Stops the subgraph and starts it again on the same database. */
  restart(): Promise<void>
  stop(): Promise<void>
}

type Create = (config: NlpConfig, dependencies: NlpDependencies) => Promise<Subgraph>

export const around =
  (reader: Reader): Create =>
  (config, dependencies) =>
    createNlpAround(reader, config, dependencies)

/** The nlp subgraph on a fresh database, with analytics of the test's own. */
export async function openNlpRoom(
  create: Create,
  clock: () => Date = () => new Date(),
  model: ModelConfig | null = null,
): Promise<NlpRoom> {
  const [database, identity] = await Promise.all([testDatabase(), testIdentity()])
  const analytics = testAnalytics(identity.verifier)
  const pool = new pg.Pool({ connectionString: database.url, max: 2 })
  let jobs: Jobs
  let subgraph: Subgraph

  async function start(): Promise<void> {
    jobs = await startJobs({ url: database.url, log: silentLogger })
    subgraph = await create(
      { databaseUrl: database.url, model },
      { log: silentLogger, jobs, verifier: identity.verifier, clients: { analytics: analytics.client }, clock },
    )
    await subgraph.start()
  }
  async function stop(): Promise<void> {
    await jobs.stop()
    await subgraph.stop()
  }
  await start()
  return {
    analytics,
    ask: async (query, viewer, variables = {}) =>
      subgraph.client.execute({ query, variables }, await identity.callAs(viewer)),
    dataset(viewer, more = {}) {
      const id = newId('dataset')
      const workspaceId = viewer.workspaces[0]?.id ?? ''
      analytics.datasets.set(id, { profile: shop(id), source: 'UPLOAD', workspaceId, ...more })
      return id
    },
    publish: (event, data) => jobs.publish(drizzle(pool), event, data),
    sql: async (statement, values = []) => (await pool.query<Record<string, unknown>>(statement, [...values])).rows,
    async restart() {
      await stop()
      await start()
    },
    async stop() {
      await stop()
      await pool.end()
      await database.drop()
    },
  }
}
