import type { DatasetProfile } from '@askchart/vocabulary'
import type { PreparedDataset, ReadOptions, ReadResult, Suggestion } from './reader/types.js'

/** What the service needs of the reader; all of it is pure. */
export interface Reader {
  /** Done once for each version of a dataset. */
  prepareDataset(profile: DatasetProfile): PreparedDataset
  /** Spans of the prompt that may be values of columns with too many to know them all. */
  candidatePhrases(prompt: string, prepared: PreparedDataset): readonly string[]
  read(prompt: string, prepared: PreparedDataset, options: ReadOptions): ReadResult
  suggestPrompts(prepared: PreparedDataset, count: number): readonly Suggestion[]
}
