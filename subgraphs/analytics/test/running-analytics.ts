import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createMemoryPubSub, type PubSub } from '@askchart/pubsub'
import { type GraphResponse, type Jobs, silentLogger, startJobs, type Subgraph, type Viewer } from '@askchart/service'
import { createFolderStorage, type Storage } from '@askchart/storage'
import { testClickHouse, testDatabase, type TestIdentity, testIdentity } from '@askchart/testing'
import { createAnalytics } from '../src/index.js'

export interface RunningAnalytics {
  readonly subgraph: Subgraph
  readonly identity: TestIdentity
  readonly storage: Storage
  readonly jobs: Jobs
  readonly pubsub: PubSub
  readonly databaseUrl: string
  readonly clickhouseUrl: string
  readonly prefix: string
  ask(viewer: Viewer, query: string, variables?: Record<string, unknown>): Promise<GraphResponse>
  /** Puts a file where the link of its upload would have put it. */
  put(uploadId: string, content: string): Promise<void>
  stop(): Promise<void>
}

/** The subgraph on real stores of its own, as its main.ts would run it. */
export async function runAnalytics(
  clock: () => Date = () => new Date('2026-03-01T09:00:00Z'),
): Promise<RunningAnalytics> {
  const database = await testDatabase()
  const clickhouse = await testClickHouse()
  const folder = await mkdtemp(join(tmpdir(), 'askchart-analytics-'))
  const identity = await testIdentity()
  const storage = await createFolderStorage({ folder, publicUrl: 'http://localhost:4000', clock })
  const jobs = await startJobs({ url: database.url, log: silentLogger })
  const pubsub = createMemoryPubSub()
  const prefix = `${clickhouse.database}_`
  const subgraph = await createAnalytics(
    { databaseUrl: database.url, clickhouse: { url: clickhouse.url, prefix } },
    { log: silentLogger, jobs, pubsub, storage, verifier: identity.verifier, clock },
  )
  return {
    subgraph,
    identity,
    storage,
    jobs,
    pubsub,
    databaseUrl: database.url,
    clickhouseUrl: clickhouse.url,
    prefix,
    ask: async (viewer, query, variables = {}) =>
      subgraph.client.execute({ query, variables }, await identity.callAs(viewer)),
    async put(uploadId, content) {
      await storage.write(`uploads/${uploadId}`, Readable.from([content]), { maxBytes: 1_000_000 })
    },
    async stop() {
      await subgraph.stop()
      await jobs.stop()
      await pubsub.stop()
      await database.drop()
      const found = await clickhouse.client.query({
        query: 'SELECT name FROM system.databases WHERE startsWith(name, {prefix:String})',
        query_params: { prefix },
        format: 'JSONCompactEachRow',
      })
      for (const [name] of await found.json<[string]>())
        await clickhouse.client.command({ query: `DROP DATABASE \`${name}\` SYNC` })
      await clickhouse.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
