import { promptLanguage, readingOf, understand, type Weights } from '@askchart/nlp/reader'
import type { NvbenchRow } from '../data.js'
import type { ExampleOptions, Understood } from '../examples.js'
import { sequence, shuffled } from '../fit.js'
import { type Gold, goldOf, isShownBy } from '../gold.js'
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
  { datasetOf, mostOfEach }: Pick<ExampleOptions, 'datasetOf' | 'mostOfEach'>,
): Promise<readonly IntentPrompt[]> {
  const choosing = sequence(17)
  const prompts: IntentPrompt[] = []
  for (const group of [...new Set(rows.map((row) => row.db_id))].sort()) {
    const { prepared, today } = await datasetOf(group)
    const own = shuffled(
      rows.filter((row) => row.db_id === group),
      choosing,
    )
    for (const row of own.slice(0, mostOfEach)) {
      const gold = goldOf(row.vql, row.color_name ?? null, prepared)
      if (gold === null) continue
      const whole = understand(row.nl, prepared, { today }, weights)
      prompts.push({
        group,
        chart: row.vis_id,
        said: promptLanguage(whole.situation),
        gold: answerOfGold(gold),
        reader: chosen(row.nl, whole, gold),
      })
    }
  }
  return prompts
}
