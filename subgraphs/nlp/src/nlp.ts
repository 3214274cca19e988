import {
  createGraphExecutor,
  type GraphClient,
  inert,
  type Jobs,
  type Logger,
  repeat,
  type Subgraph,
  type Verifier,
} from '@askchart/service'
import { AnalysisDataSource } from './analysis/analysis.data-source.js'
import { consumeEvents } from './analysis/analysis.events.js'
import { analysisByIdFor } from './analysis/analysis.loader.js'
import { AnalysisService, type AnalysisServiceParts } from './analysis/analysis.service.js'
import type { NlpConfig } from './config.js'
import { DatasetDataSource } from './datasets/dataset.data-source.js'
import { DatasetService } from './datasets/dataset.service.js'
import { openNlpDatabase, type NlpDatabase } from './db/database.js'
import { LearningDataSource } from './learning/learning.data-source.js'
import { forgetWithDatasets } from './learning/learning.events.js'
import { LearningService, type LearningServiceParts } from './learning/learning.service.js'
import { ModelDataSource } from './model/model.data-source.js'
import { ModelService } from './model/model.service.js'
import { createPatience } from './model/patience.js'
import { SpendingDataSource } from './model/spending.data-source.js'
import type { Reader } from './reader-port.js'
import { nlpSchema } from './schema.js'
import { SuggestionService, type SuggestionServiceParts } from './suggestions/suggestion.service.js'

export interface NlpDependencies {
  readonly log: Logger
  readonly jobs: Jobs
  readonly verifier: Verifier
  readonly clients: { readonly analytics: GraphClient }
  readonly clock: () => Date
}

const PURGE_EVERY_MS = 86_400_000

/** The nlp subgraph around a reader. */
export async function createNlpAround(
  reader: Reader,
  config: NlpConfig,
  { log, jobs, verifier, clients, clock }: NlpDependencies,
): Promise<Subgraph> {
  const database = await openNlpDatabase(config.databaseUrl, log)
  const stored = new AnalysisDataSource(database)
  const lessons = new LearningDataSource(database)
  const datasets = new DatasetService({ datasets: new DatasetDataSource(clients.analytics), lessons, reader })
  const learning = new LearningService({ learning: lessons, analyses: stored, datasets, reader, clock })
  const model = modelOf(config, database, clock)
  const analyses = new AnalysisService({ datasets, analyses: stored, learning, reader, model, clock })
  const suggestions = new SuggestionService({ datasets, reader })
  const { schema, sdl } = nlpSchema({ analyses, learning, suggestions })
  const purge = repeat(
    PURGE_EVERY_MS,
    async () => {
      await Promise.all([analyses.purge(), learning.purge(), model?.purge()])
    },
    (error) => log.error({ err: error }, 'what is old could not be purged'),
  )
  return {
    name: 'nlp',
    sdl,
    client: createGraphExecutor({
      name: 'nlp',
      schema,
      verifier,
      log,
      createContext: (base) => ({ ...base, analysisById: analysisByIdFor(base.viewer, stored) }),
    }),
    ready: () => database.ping(),
    async start() {
      await consumeEvents(jobs, analyses)
      await forgetWithDatasets(jobs, learning)
      purge.start()
    },
    async stop() {
      await purge.stop()
      await database.close()
    },
  }
}

const modelOf = ({ model: config }: NlpConfig, database: NlpDatabase, clock: () => Date): ModelService | null =>
  config === null
    ? null
    : new ModelService({
        config,
        model: new ModelDataSource(config),
        spending: new SpendingDataSource(database),
        patiently: createPatience(config.patience),
        clock,
      })

/** The subgraph's SDL, for composition; needs no store and no reader. */
export const nlpSdl = (): string =>
  nlpSchema({
    analyses: new AnalysisService(inert<AnalysisServiceParts>()),
    learning: new LearningService(inert<LearningServiceParts>()),
    suggestions: new SuggestionService(inert<SuggestionServiceParts>()),
  }).sdl
