import type { ModelConfig, ModelPatience } from '../src/config.js'
import { prepareDataset } from '../src/reader/read.js'
import { around, type NlpRoom, openNlpRoom } from './nlp-room.js'
import { type ScriptedReader, scriptedReader } from './scripted-reader.js'

/** A model at this address whose prices are so that the server's usual answer costs 0.0012 dollars. */
export const aModelConfig = (
  baseUrl: string,
  { patience, ...more }: Partial<Omit<ModelConfig, 'patience'>> & { readonly patience?: Partial<ModelPatience> } = {},
): ModelConfig => ({
  apiKey: 'secret-key',
  baseUrl,
  model: 'test-model',
  belowConfidence: 0.6,
  confidence: 0.75,
  sampleValues: false,
  price: { input: 1, output: 2 },
  dollarsPerDay: 1,
  ...more,
  patience: { deadlineMs: 5_000, retries: 2, backoffMs: 1, failuresBeforeRest: 1_000, restMs: 60_000, ...patience },
})

export interface ModelRoom extends NlpRoom {
  readonly reader: ScriptedReader
}

/** nlp around a reader whose outcome the test decides, with datasets prepared as they really are. */
export async function openModelRoom(model: ModelConfig | null, clock?: () => Date): Promise<ModelRoom> {
  const reader = Object.assign(scriptedReader(), { prepareDataset })
  return { ...(await openNlpRoom(around(reader), clock, model)), reader }
}
