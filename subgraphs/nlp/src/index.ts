import type { Subgraph } from '@askchart/service'
import type { NlpConfig } from './config.js'
import { createNlpAround, type NlpDependencies } from './nlp.js'
import {
  candidatePhrases,
  completePrompt,
  explain,
  historyStep,
  prepareDataset,
  read,
  suggestPrompts,
} from './reader/read.js'

export { type ModelConfig, type NlpConfig, readNlpConfig } from './config.js'
export { type NlpDependencies, nlpSdl } from './nlp.js'

/** The nlp subgraph: words in, an analysis out. */
export const createNlp = (config: NlpConfig, dependencies: NlpDependencies): Promise<Subgraph> =>
  createNlpAround(
    { prepareDataset, candidatePhrases, read, explain, historyStep, suggestPrompts, completePrompt },
    config,
    dependencies,
  )
