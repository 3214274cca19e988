import type { DatasetProfile, QuerySpec } from '@askchart/vocabulary'
import type { HistoryStep } from './reader/follow-up/history-step.js'
import type { PreparedDataset, ReadOptions, ReadResult, Suggestion, Taught } from './reader/types.js'

/** What the service needs of the reader; all of it is pure. */
export interface Reader {
  /** Done once for each version of a dataset and of what its workspace taught about it. */
  prepareDataset(profile: DatasetProfile, taught?: Taught): PreparedDataset
  /** Spans of the prompt that may be values of columns with too many to know them all. */
  candidatePhrases(prompt: string, prepared: PreparedDataset): readonly string[]
  read(prompt: string, prepared: PreparedDataset, options: ReadOptions): ReadResult
  /** Whether a prompt asks for nothing but a step back, or forth again. */
  historyStep(prompt: string): HistoryStep | null
  /** A query in one plain sentence. */
  explain(query: QuerySpec, prepared: PreparedDataset): string
  /** Prompts worth asking that go on with what is typed. */
  suggestPrompts(prepared: PreparedDataset, count: number, typed?: string): readonly Suggestion[]
  /** The prompt that is being typed, with its last words typed out, in several ways. */
  completePrompt(prepared: PreparedDataset, prefix: string, count: number): readonly Suggestion[]
}
