import type { ShownAnalysis } from '../chart/types.js'

const FAILED: Record<NonNullable<ShownAnalysis['modelFailure']>, string> = {
  TIMED_OUT: 'The language model gave no answer in time; this is a reading without it.',
  UNAVAILABLE: 'The language model does not answer now; this is a reading without it.',
  BUDGET_SPENT: 'What may be spent on the language model today is spent; this is a reading without it.',
  UNUSABLE_ANSWER: 'The language model gave no answer that fits this data; this is a reading without it.',
  NO_READING: 'The language model found no answer in this data; this is a reading without it.',
}

/** Who read the question, where that is worth a word; else null. */
export function readByInWords({ engine, modelFailure }: Pick<ShownAnalysis, 'engine' | 'modelFailure'>): string | null {
  if (engine === 'LANGUAGE_MODEL') return 'Read by the language model; its query was checked against this data.'
  return modelFailure === null ? null : FAILED[modelFailure]
}
