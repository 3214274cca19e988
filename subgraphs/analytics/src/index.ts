import type { PubSub } from '@askchart/pubsub'
import { createGraphExecutor, inert, type Jobs, type Logger, type Subgraph, type Verifier } from '@askchart/service'
import type { Storage } from '@askchart/storage'
import { z } from 'zod'
import type { AnalyticsConfig } from './config.js'
import { createAddressCheck } from './connections/address-check.js'
import { ConnectionDataSource, PROFILE_QUEUE } from './connections/connection.data-source.js'
import { ConnectionService, type ConnectionServiceParts } from './connections/connection.service.js'
import { LiveDatabases } from './connections/live-databases.js'
import { createRoutedDataSource } from './connections/live-query.data-source.js'
import { LiveRowsDataSource } from './connections/live-rows.data-source.js'
import { openVault } from './connections/vault.js'
import type { AnalyticsContext } from './context.js'
import { DatasetDataSource, DROP_QUEUE } from './datasets/dataset.data-source.js'
import { datasetLoader } from './datasets/dataset.loader.js'
import { DatasetService, type DatasetServiceParts } from './datasets/dataset.service.js'
import { createRowReader } from './datasets/row-reader.js'
import { RowsDataSource } from './datasets/rows.data-source.js'
import { openClickHouse } from './db/clickhouse.js'
import { openAnalyticsDatabase } from './db/database.js'
import { DataProblemService, type DataProblemServiceParts } from './execution/data-problem.service.js'
import { createQueryDataSource } from './execution/query.data-source.js'
import { QueryService, type QueryServiceDependencies } from './execution/query.service.js'
import { createResultCache } from './execution/result-cache.js'
import { createWorkspaceQueue, defaultQueueLimits } from './execution/workspace-queue.js'
import { IMPORT_QUEUE, ImportDataSource } from './imports/import.data-source.js'
import { ImportEndingDataSource } from './imports/import-ending.data-source.js'
import { ImportJob } from './imports/import.job.js'
import { ImportService, type ImportServiceParts } from './imports/import.service.js'
import { ReadAgainService, type ReadAgainServiceParts } from './imports/read-again.service.js'
import { LeftoverDataSource } from './imports/leftover.data-source.js'
import { clearLeftovers } from './imports/leftovers.js'
import type { ThreadOptions } from './imports/source/threaded-source.js'
import { StoreDataSource } from './imports/store.data-source.js'
import { sweepDatabases } from './imports/sweep.js'
import { MeaningDataSource } from './meanings/meaning.data-source.js'
import { MeaningService, type MeaningServiceParts } from './meanings/meaning.service.js'
import { SampleDataSource } from './sample/sample.data-source.js'
import { SampleService } from './sample/sample.service.js'
import { analyticsSchema } from './schema.js'
import { Upkeep } from './upkeep.js'

export { type AnalyticsConfig, readAnalyticsConfig } from './config.js'
export { type FolderDataset, type FolderSchema, importFolder } from './imports/import-folder.js'
export { type ImportFile, importFiles, type ImportOptions } from './imports/import-files.js'
export { ImportProblemError } from './imports/import-problem.js'
export { openClickHouse, type ClickHouse } from './db/clickhouse.js'
export type { Catalogue } from './query/catalogue.js'
export { compileQuery } from './query/compile.js'
export { createQueryDataSource } from './execution/query.data-source.js'
export { RowsDataSource } from './datasets/rows.data-source.js'

export interface AnalyticsDependencies {
  readonly log: Logger
  readonly jobs: Jobs
  readonly pubsub: PubSub
  readonly storage: Storage
  readonly verifier: Verifier
  readonly clock: () => Date
  /** Of the threads that read files, where they are not to be as usual. */
  readonly thread?: ThreadOptions
}

const IMPORT_OPTIONS = { timeoutSeconds: 3_600, retries: 2, concurrency: 2 }
const DROP_OPTIONS = { retries: 10 }
const PROFILE_OPTIONS = { timeoutSeconds: 360, retries: 2, concurrency: 1 }
const SAMPLE_EVERY_MS = 3_600_000
const DEAD_IMPORTS_EVERY_MS = 10_000
const LEFTOVERS_EVERY_MS = 60_000

/** The analytics subgraph: datasets, what they mean, and what they answer. */
export async function createAnalytics(config: AnalyticsConfig, dependencies: AnalyticsDependencies): Promise<Subgraph> {
  const { log, jobs, pubsub, storage, verifier, clock, thread } = dependencies
  const { url, prefix } = config.clickhouse
  const database = await openAnalyticsDatabase(config.databaseUrl, log)
  const clickhouse = openClickHouse(url)
  const uploadPrefix = `${prefix}ds_`
  const sampleDatabase = `${prefix}sample`
  await jobs.defineQueue(IMPORT_QUEUE, IMPORT_OPTIONS)
  await jobs.defineQueue(DROP_QUEUE, DROP_OPTIONS)
  await jobs.defineQueue(PROFILE_QUEUE, PROFILE_OPTIONS)

  const datasetRows = new DatasetDataSource(database, jobs)
  const importRows = new ImportDataSource(database, jobs)
  const endings = new ImportEndingDataSource(database, jobs)
  const stores = new StoreDataSource(clickhouse)
  const connectionRows = new ConnectionDataSource(database, jobs)
  const vault = await openVault(config.connections.keyFile)
  const check = createAddressCheck(config.connections.allow)
  const databases = new LiveDatabases({ connections: connectionRows, vault, check })
  const rows = createRowReader(new RowsDataSource(clickhouse), new LiveRowsDataSource(databases))
  const datasets = new DatasetService({ datasets: datasetRows, rows, sampleDatabase, clock })
  const meanings = new MeaningService({ datasets, meanings: new MeaningDataSource(database, jobs) })
  const imports = new ImportService({ imports: importRows, endings, datasets: datasetRows, storage, pubsub, clock })
  const readAgain = new ReadAgainService({ imports: importRows, datasets: datasetRows, storage, clock })
  const dataSource = createRoutedDataSource(createQueryDataSource(clickhouse.client, clock), databases, clock)
  const own = { postgresUrl: config.databaseUrl, clickhouseUrl: url, clickhousePrefix: prefix }
  const reader = { check, own }
  const connections = new ConnectionService({ datasets, connections: connectionRows, vault, reader, clock })
  const cache = createResultCache({ redisUrl: config.redisUrl, log, clock })
  const queue = createWorkspaceQueue(defaultQueueLimits)
  const queries = new QueryService({ catalogues: datasets, dataSource, cache, queue, verifier, clock })
  const dataProblems = new DataProblemService({ catalogues: datasets, verifier, clock })
  const sample = new SampleService(new SampleDataSource(database, clickhouse, sampleDatabase), clock)
  const importJob = new ImportJob({
    imports: importRows,
    endings,
    datasets: datasetRows,
    stores,
    storage,
    pubsub,
    log,
    clock,
    databasePrefix: prefix,
    ...(thread === undefined ? {} : { thread }),
  })
  const leftovers = {
    leftovers: new LeftoverDataSource(database),
    imports: importRows,
    endings,
    stores,
    storage,
    clock,
  }
  const upkeep = new Upkeep(log)

  const { schema, sdl } = analyticsSchema({
    connections,
    datasets,
    imports,
    readAgain,
    meanings,
    queries,
    dataProblems,
  })
  return {
    name: 'analytics',
    sdl,
    client: createGraphExecutor<AnalyticsContext>({
      name: 'analytics',
      schema,
      verifier,
      log,
      createContext: (base) => ({ ...base, imports, datasetById: datasetLoader(datasetRows, base.viewer) }),
    }),
    async ready() {
      await Promise.all([database.ping(), clickhouse.ping()])
    },
    async start() {
      await sample.bringUpToDate()
      await sweepDatabases(stores, importRows, uploadPrefix)
      await clearLeftovers(leftovers)
      await importRows.requeueDead(clock())
      await jobs.work(
        IMPORT_QUEUE,
        z.object({ importId: z.string() }),
        ({ importId }, run) => importJob.run(importId, run),
        IMPORT_OPTIONS,
      )
      await jobs.work(
        DROP_QUEUE,
        z.object({ database: z.string().startsWith(uploadPrefix) }),
        (job) => stores.drop(job.database),
        DROP_OPTIONS,
      )
      await jobs.work(
        PROFILE_QUEUE,
        z.object({ datasetId: z.string() }),
        ({ datasetId }) => connections.complete(datasetId),
        PROFILE_OPTIONS,
      )
      upkeep.every(SAMPLE_EVERY_MS, 'the sample', () => sample.bringUpToDate())
      upkeep.every(LEFTOVERS_EVERY_MS, 'what imports have left', () => clearLeftovers(leftovers))
      upkeep.every(DEAD_IMPORTS_EVERY_MS, 'imports that died', () => importRows.requeueDead(clock()))
    },
    async stop() {
      await upkeep.stop()
      await cache.stop()
      await databases.stop()
      await clickhouse.close()
      await database.close()
    },
  }
}

/** The subgraph's SDL, for composition; needs no store. */
export const analyticsSdl = (): string =>
  analyticsSchema({
    connections: new ConnectionService(inert<ConnectionServiceParts>()),
    datasets: new DatasetService(inert<DatasetServiceParts>()),
    imports: new ImportService(inert<ImportServiceParts>()),
    readAgain: new ReadAgainService(inert<ReadAgainServiceParts>()),
    meanings: new MeaningService(inert<MeaningServiceParts>()),
    queries: new QueryService(inert<QueryServiceDependencies>()),
    dataProblems: new DataProblemService(inert<DataProblemServiceParts>()),
  }).sdl
