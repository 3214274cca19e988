import { promptLanguage, readingOf, type Weights } from '@askchart/nlp/reader'
import type { NvbenchRow } from '../data.js'
import type { ExampleOptions, Understood } from '../examples.js'
import { type Gold, isShownBy } from '../gold.js'
import { understoodRows } from '../understood.js'
import type { Lesson } from './heads.js'
import { type Answer, answerOfGold, intentOfCandidate } from './labels.js'

/** A published prompt with what is right, and what the reader chooses by itself. */
export interface IntentPrompt extends Lesson {
  /** Prompts for one chart are paraphrases of one another. */
  readonly chart: string
  readonly reader: Answer
}

const NONE: Answer = { mark: 'none', intent: 'none' }

function chosen(prompt: string, whole: Understood, gold: Gold): Answer {
  const [best] = whole.ranked
  if (best === undefined) return NONE
  return {
    mark: readingOf(prompt, best, whole).mark,
    // One row for each x: its value is also its sum.
    intent: isShownBy(gold, best.candidate) ? answerOfGold(gold).intent : intentOfCandidate(best.candidate),
  }
}

/** The prompts of the given rows, at most so many of each database, whose query names what the dataset has. */
export async function intentPrompts(
  rows: readonly NvbenchRow[],
  weights: Weights,
  options: Pick<ExampleOptions, 'datasetOf' | 'mostOfEach'>,
): Promise<readonly IntentPrompt[]> {
  const prompts: IntentPrompt[] = []
  for await (const { row, gold, whole } of understoodRows(rows, weights, options))
    prompts.push({
      group: row.db_id,
      chart: row.vis_id,
      said: promptLanguage(whole.situation),
      gold: answerOfGold(gold),
      reader: chosen(row.nl, whole, gold),
    })
  return prompts
}
