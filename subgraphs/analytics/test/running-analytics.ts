import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createMemoryPubSub, type PubSub } from '@askchart/pubsub'
import { type GraphResponse, type Jobs, silentLogger, startJobs, type Subgraph, type Viewer } from '@askchart/service'
import { createFolderStorage, type Storage } from '@askchart/storage'
import { testClickHouse, testDatabase, type TestIdentity, testIdentity } from '@askchart/testing'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { z } from 'zod'
import { type ClickHouse, openClickHouse, quoted } from '../src/db/clickhouse.js'
import type { ThreadOptions } from '../src/imports/source/threaded-source.js'
import { createAnalytics } from '../src/index.js'

export interface RunningAnalytics {
  readonly subgraph: Subgraph
  readonly identity: TestIdentity
  readonly storage: Storage
  readonly jobs: Jobs
  readonly pubsub: PubSub
  readonly clickhouse: ClickHouse
  /** Before the names of its ClickHouse databases. */
  readonly prefix: string
  ask(viewer: Viewer, query: string, variables?: Record<string, unknown>): Promise<GraphResponse>
  /** Names of the ClickHouse databases that it has made. */
  databases(): Promise<readonly string[]>
  sql(text: string, values?: readonly unknown[]): Promise<unknown[]>
  enqueue(queue: string, data: object): Promise<void>
  /** The same subgraph once more, as another process on the same stores. */
  another(clock?: () => Date): Promise<Subgraph>
  stop(): Promise<void>
}

/** The subgraph on real stores of its own, as its main.ts would run it. */
export async function runAnalytics(
  clock: () => Date = () => new Date('2026-03-01T09:00:00Z'),
  connectAllow: readonly string[] = ['127.0.0.1'],
  pubsub: PubSub = createMemoryPubSub(),
  thread: ThreadOptions = {},
): Promise<RunningAnalytics> {
  const database = await testDatabase()
  const stores = await testClickHouse()
  const clickhouse = openClickHouse(stores.url)
  const folder = await mkdtemp(join(tmpdir(), 'askchart-analytics-'))
  const identity = await testIdentity()
  const storage = await createFolderStorage({ folder, publicUrl: 'http://localhost:4000', clock })
  const jobs = await startJobs({ url: database.url, log: silentLogger })
  const pool = new pg.Pool({ connectionString: database.url, max: 2 })
  const prefix = `${stores.database}_`
  const config = {
    databaseUrl: database.url,
    clickhouse: { url: stores.url, prefix },
    connections: { keyFile: join(folder, 'keys', 'connections.key'), allow: connectAllow },
    redisUrl: null,
  }
  const start = (now: () => Date): Promise<Subgraph> =>
    createAnalytics(config, {
      log: silentLogger,
      jobs,
      pubsub,
      storage,
      verifier: identity.verifier,
      clock: now,
      thread,
    })
  const started = [await start(clock)]
  const [subgraph] = started
  if (!subgraph) throw new Error('no subgraph')

  const databases = async (): Promise<readonly string[]> => {
    const rows = await clickhouse.rows(
      z.tuple([z.string()]),
      'SELECT name FROM system.databases WHERE startsWith(name, {prefix:String})',
      { prefix },
    )
    return rows.map(([name]) => name)
  }
  return {
    subgraph,
    identity,
    storage,
    jobs,
    pubsub,
    clickhouse,
    prefix,
    databases,
    ask: async (viewer, query, variables = {}) =>
      subgraph.client.execute({ query, variables }, await identity.callAs(viewer)),
    sql: async (text, values = []) => (await pool.query<Record<string, unknown>>(text, [...values])).rows,
    enqueue: (queue, data) => jobs.enqueue(drizzle(pool), queue, data),
    async another(now = clock) {
      const made = await start(now)
      started.push(made)
      return made
    },
    async stop() {
      await jobs.stop()
      for (const one of started) await one.stop()
      await pubsub.stop()
      await pool.end()
      await database.drop()
      for (const name of await databases()) await clickhouse.command(`DROP DATABASE ${quoted(name)} SYNC`)
      await clickhouse.close()
      await stores.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const uploaded = z.object({ createUpload: z.object({ uploadId: z.string(), url: z.string() }) })
const started = z.object({ importDataset: z.object({ import: z.object({ id: z.string() }) }) })
const progress = z.object({
  importProgress: z.object({
    status: z.string(),
    rowsRead: z.number(),
    dataset: z.object({ id: z.string() }).nullable(),
    problem: z.record(z.string(), z.unknown()).nullable(),
  }),
})
export type Progress = z.output<typeof progress>['importProgress']

/** Uploads files the way a client does, through the link. */
export async function upload(
  analytics: RunningAnalytics,
  viewer: Viewer,
  fileName: string,
  content: string | Buffer,
): Promise<string> {
  const { data } = await analytics.ask(
    viewer,
    'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { uploadId url } }',
    {
      input: {
        workspaceId: viewer.workspaces[0]?.id,
        fileName,
        byteSize: Math.max(1, Buffer.byteLength(content)),
        contentType: 'text/csv',
      },
    },
  )
  const { uploadId, url } = uploaded.parse(data).createUpload
  const link = analytics.storage.openLink('PUT', url)
  if (link?.kind !== 'upload') throw new Error('the link of an upload opens nothing')
  await analytics.storage.write(link.key, Readable.from([Buffer.from(content)]), { maxBytes: link.maxBytes })
  return uploadId
}

/** Starts an import and follows it to its end. */
export async function importFilesOf(
  analytics: RunningAnalytics,
  viewer: Viewer,
  name: string,
  files: Readonly<Record<string, string | Buffer>>,
  more: Record<string, unknown> = {},
): Promise<readonly Progress[]> {
  const uploadIds: string[] = []
  for (const [fileName, content] of Object.entries(files))
    uploadIds.push(await upload(analytics, viewer, fileName, content))
  const input = { workspaceId: viewer.workspaces[0]?.id, name, uploadIds, ...more }
  const { data } = await analytics.ask(
    viewer,
    'mutation ($input: ImportDatasetInput!) { importDataset(input: $input) { ... on ImportStarted { import { id } } ... on ImportRejected { message } } }',
    { input },
  )
  return follow(analytics, viewer, started.parse(data).importDataset.import.id)
}

/** Every state of an import that a subscriber sees. */
export async function follow(analytics: RunningAnalytics, viewer: Viewer, id: string): Promise<readonly Progress[]> {
  const events = analytics.subgraph.client.subscribe(
    {
      query:
        'subscription ($id: ID!) { importProgress(id: $id) { status rowsRead dataset { id } problem { message file line column sample } } }',
      variables: { id },
    },
    await analytics.identity.callAs(viewer),
  )
  const seen: Progress[] = []
  for await (const { data } of events) seen.push(progress.parse(data).importProgress)
  return seen
}

/** Imports files as one dataset and tells its id. */
export async function importCsv(
  analytics: RunningAnalytics,
  viewer: Viewer,
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const last = (await importFilesOf(analytics, viewer, name, files)).at(-1)
  if (!last?.dataset) throw new Error(`the import ended with ${JSON.stringify(last)}`)
  return last.dataset.id
}
