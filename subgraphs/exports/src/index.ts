import type { PubSub } from '@askchart/pubsub'
import {
  createGraphExecutor,
  type GraphClient,
  inert,
  type Jobs,
  type Logger,
  type Subgraph,
  type Verifier,
} from '@askchart/service'
import type { Storage } from '@askchart/storage'
import { z } from 'zod'
import type { ExportsConfig } from './config.js'
import { openExportsDatabase } from './db/database.js'
import { ExportDataSource, RENDER_QUEUE } from './exports/export.data-source.js'
import { ExportJob } from './exports/export.job.js'
import { ExportService, type ExportServiceParts } from './exports/export.service.js'
import { GraphDataSource } from './exports/graph.data-source.js'
import { createRenderPool } from './render/render-pool.js'
import { exportsSchema } from './schema.js'

export { type ExportsConfig, readExportsConfig } from './config.js'

export interface ExportsDependencies {
  readonly log: Logger
  readonly jobs: Jobs
  readonly pubsub: PubSub
  readonly storage: Storage
  readonly verifier: Verifier
  readonly clients: { readonly users: GraphClient; readonly charts: GraphClient; readonly analytics: GraphClient }
  readonly clock: () => Date
}

const RENDER_OPTIONS = { timeoutSeconds: 120, retries: 2 }

/** The exports subgraph: charts as files. */
export async function createExports(config: ExportsConfig, dependencies: ExportsDependencies): Promise<Subgraph> {
  const { log, jobs, pubsub, storage, clock } = dependencies
  const database = await openExportsDatabase(config.databaseUrl, log)
  await jobs.defineQueue(RENDER_QUEUE, RENDER_OPTIONS)
  const exports = new ExportDataSource(database, jobs)
  const graph = new GraphDataSource(dependencies.clients)
  const pool = createRenderPool(config.renderThreads)
  const service = new ExportService({ exports, graph, storage, pubsub, clock })
  const job = new ExportJob({ exports, graph, pool, storage, pubsub, log, clock })
  const { schema, sdl } = exportsSchema(service)
  return {
    name: 'exports',
    sdl,
    client: createGraphExecutor({
      name: 'exports',
      schema,
      verifier: dependencies.verifier,
      log,
      createContext: (base) => ({ ...base, exports: service }),
    }),
    ready: () => database.ping(),
    start: () =>
      jobs.work(
        RENDER_QUEUE,
        z.object({ exportId: z.string() }),
        async ({ exportId }, { lastTry }) => {
          try {
            await job.run(exportId)
          } catch (error) {
            if (!lastTry) throw error
            await job.giveUp(exportId, error)
          }
        },
        { ...RENDER_OPTIONS, concurrency: config.renderThreads },
      ),
    async stop() {
      await pool.close()
      await database.close()
    },
  }
}

/** The subgraph's SDL, for composition; needs no store. */
export const exportsSdl = (): string => exportsSchema(new ExportService(inert<ExportServiceParts>())).sdl
