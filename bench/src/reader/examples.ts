import { drawnRows } from '@askchart/charts'
import {
  candidatePhrases,
  prepareDataset,
  type Ranked,
  type Reading,
  readingOf,
  resultWithMetrics,
  understand,
  type Weights,
} from '@askchart/nlp/reader'
import type { AskedDataset } from '@askchart/standalone/databases'
import { outputColumns } from '@askchart/vocabulary'
import { linesOf, nlvRow, nvbenchRows, ownPromptsIn, type PromptFolder, scorers } from './data.js'
import { choiceOf, type FeatureNames } from './feature-names.js'
import { type Example, sequence, shuffled } from './fit.js'
import { goldOf, isShownBy } from './gold.js'

export interface ExampleOptions {
  readonly folder: PromptFolder
  readonly datasetOf: (name: string) => Promise<AskedDataset>
  readonly names: FeatureNames
  /** What prompts are read with, so that what is learned does not hang on what was learned before. */
  readonly weights: Weights
  /** The folder of the project's own prompts, built. */
  readonly ownPrompts: string
  /** Databases whose prompts are not read at all. */
  readonly heldOut: ReadonlySet<string>
  /** At most so many prompts of one database. */
  readonly mostOfEach: number
  /** Features that ranking does not know, to see what they would add. */
  readonly more?: (one: Ranked, whole: Understood, group: string) => Ranked['features']
  readonly progress: (text: string) => void
}

export type Understood = ReturnType<typeof understand>

/** Wrong readings beside the right ones: the likeliest, and a few of the others. */
const NEAREST = 40
const OTHERS = 20
const MOST = 140
/** Those that are drawn to see whether they are right. */
const TRIED = 30

type Asked = Pick<AskedDataset, 'prepared' | 'today' | 'matchValues'>

/** Reads a prompt as it is answered. */
async function understood(nl: string, { prepared, today, matchValues }: Asked, weights: Weights): Promise<Understood> {
  const valueMatches = await matchValues(candidatePhrases(nl, prepared))
  return understand(nl, prepared, { today, valueMatches }, weights)
}

/** nvBench: a reading is right where it shows what the published query selects. */
async function nvbenchExamples(options: ExampleOptions): Promise<readonly Example[]> {
  const { folder, heldOut, names, datasetOf, weights, mostOfEach, more, progress } = options
  const rows = await nvbenchRows(folder, heldOut)
  const [choosing, next] = [sequence(7), sequence(13)]
  const examples: Example[] = []
  for (const group of [...new Set(rows.map((row) => row.db_id))].sort()) {
    progress(`reading prompts of ${group}`)
    const dataset = await datasetOf(group)
    const own = shuffled(
      rows.filter((row) => row.db_id === group),
      choosing,
    )
    for (const row of own.slice(0, mostOfEach)) {
      const gold = goldOf(row.vql, row.color_name ?? null, dataset.prepared)
      if (gold === null) continue
      const whole = await understood(row.nl, dataset, weights)
      const { ranked } = whole
      const choices = ranked
        .map((one, at) => ({ one, at, right: isShownBy(gold, one.candidate) }))
        .filter(({ right, at }) => right || at < NEAREST || next() < OTHERS / ranked.length)
        .slice(0, MOST)
      examples.push({
        group,
        weight: 1,
        choices: choices.map(({ one, right }) =>
          choiceOf({ ...one.features, ...more?.(one, whole, group) }, right, group, names),
        ),
      })
    }
  }
  return examples
}

interface About {
  readonly group: string
  readonly weight: number
  readonly names: FeatureNames
  readonly weights: Weights
  readonly more: ExampleOptions['more']
}

/** A prompt whose readings are tried one by one against what the published scorer says of their charts. */
async function triedExample(
  nl: string,
  dataset: AskedDataset,
  { group, weight, names, weights, more }: About,
  isRight: (reading: Reading) => boolean,
): Promise<Example> {
  const whole = await understood(nl, dataset, weights)
  const choices = whole.ranked.slice(0, TRIED).map((one) => {
    const features = { ...one.features, ...more?.(one, whole, group) }
    return choiceOf(features, isRight(readingOf(nl, one, whole)), group, names)
  })
  return { group, weight, choices }
}

const NLV_WEIGHT = 3
const OWN_WEIGHT = 24

/** What people typed about two tables; the published scorer says which charts are right. */
async function spokenExamples({
  folder,
  names,
  datasetOf,
  weights,
  more,
  progress,
}: ExampleOptions): Promise<readonly Example[]> {
  const { compare } = await scorers(folder)
  const examples: Example[] = []
  progress('reading what people typed')
  for (const row of await linesOf(`${folder.nl2vis}/nlv/utterances.jsonl`, nlvRow)) {
    if (row.sequential) continue
    const dataset = await datasetOf(row.dataset)
    const about = { group: `nlv ${row.dataset}`, weight: NLV_WEIGHT, names, weights, more }
    const example = await triedExample(row.utterance, dataset, about, (reading) => {
      // What is on which axis does not depend on the rows.
      const columns = outputColumns(reading.query).map(({ name }) => ({ name, type: 'STRING' as const, values: [] }))
      return Object.values(compare(row.spec, drawnRows(reading, dataset.profile, columns))).every(Boolean)
    })
    examples.push(example)
  }
  return examples
}

/** The project's own prompts over its own small datasets; those that are refused or asked back teach no choice. */
async function ownExamples({
  names,
  weights,
  ownPrompts,
  more,
  progress,
}: ExampleOptions): Promise<readonly Example[]> {
  const { shownOf, sets } = await ownPromptsIn(ownPrompts)
  progress('reading prompts of our own')
  const examples: Example[] = []
  for (const { name, dataset, today, prompts } of sets) {
    const prepared = prepareDataset(dataset)
    const group = `own ${name}`
    const asked = { prepared, today, matchValues: () => Promise.resolve([]) }
    for (const [prompt, line] of prompts) {
      if (/^(cannot|clarify)\b/.test(line)) continue
      const whole = await understood(prompt, asked, weights)
      const choices = whole.ranked.slice(0, NEAREST).map((one) => {
        const read = resultWithMetrics({ outcome: 'reading', reading: readingOf(prompt, one, whole) }, prepared)
        const features = { ...one.features, ...more?.(one, whole, group) }
        return choiceOf(features, shownOf(read) === line, name, names)
      })
      examples.push({ group, weight: OWN_WEIGHT, choices })
    }
  }
  return examples
}

/** Every prompt that weights of readings are learned from, with the features of its readings. */
export const readingExamples = async (options: ExampleOptions): Promise<readonly Example[]> => [
  ...(await nvbenchExamples(options)),
  ...(await spokenExamples(options)),
  ...(await ownExamples(options)),
]
