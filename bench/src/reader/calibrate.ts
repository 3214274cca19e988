import { join } from 'node:path'
import { drawnRows } from '@askchart/charts'
import {
  calibrated,
  candidatePhrases,
  confidenceEvidence,
  prepareDataset,
  read,
  type ReadOptions,
  understand,
  type Weights,
} from '@askchart/nlp/reader'
import type { AskedDataset } from '@askchart/standalone/databases'
import type { z } from 'zod'
import { linesOf, nvbenchRow, ownPromptsIn, type PromptFolder, type Verdict, visevalScorer } from './data.js'
import type { ExampleOptions } from './examples.js'
import { ExecutedGolds } from './executed-gold.js'
import { sequence, shuffled } from './fit.js'
import { fitLogistic, type Judged } from './logistic.js'
import { reliability, reliabilityTable } from './report.js'

type Row = z.output<typeof nvbenchRow>

export interface CalibrateOptions extends Pick<ExampleOptions, 'datasetOf' | 'heldOut' | 'ownPrompts' | 'progress'> {
  readonly folder: PromptFolder
  /** The weights that are shipped. */
  readonly seen: Weights
  /** Weights that were not learned from a database. */
  readonly unseen: (database: string) => Weights
}

const MOST_OF_EACH = 50
const MOST_TESTED = 60

interface Judge {
  readonly golds: ExecutedGolds
  readonly verdict: Verdict
}

/** Reads a published prompt by each of the weights and holds the charts against the published one, where there are any. */
async function answered(
  readings: readonly Weights[],
  row: Row,
  dataset: AskedDataset,
  { golds, verdict }: Judge,
): Promise<readonly Judged[]> {
  const gold = await golds.goldOf(row.db_id, row)
  if (gold === null) return []
  const { prepared, today } = dataset
  const options = { today, valueMatches: await dataset.matchValues(candidatePhrases(row.nl, prepared)) }
  const answers = await Promise.all(
    readings.map((weights) => answeredBy(weights, row, dataset, options, (chart) => verdict(gold, chart) === null)),
  )
  return answers.filter((answer) => answer !== null)
}

async function answeredBy(
  weights: Weights,
  row: Row,
  dataset: AskedDataset,
  options: ReadOptions,
  isRight: (chart: unknown) => boolean,
): Promise<Judged | null> {
  const { prepared, profile } = dataset
  const result = read(row.nl, prepared, options, weights)
  if (result.outcome !== 'reading') return null
  const understood = understand(row.nl, prepared, options, weights)
  const [best] = understood.ranked
  const columns = await dataset.run(result.reading.query)
  if (best === undefined || columns === null || (columns[0]?.values.length ?? 0) === 0) return null
  return {
    group: row.db_id,
    evidence: confidenceEvidence(best, understood),
    right: isRight(drawnRows(result.reading, profile, columns)),
  }
}

/** The project's own prompts, each read by weights that never saw its set. */
async function ownAnswers({ ownPrompts, unseen }: CalibrateOptions): Promise<readonly Judged[]> {
  const { shownOf, sets } = await ownPromptsIn(ownPrompts)
  return sets.flatMap(({ name, dataset, today, prompts }) => {
    const prepared = prepareDataset(dataset)
    const group = `own ${name}`
    const weights = unseen(group)
    return prompts.flatMap(([prompt, line]): readonly Judged[] => {
      const result = read(prompt, prepared, { today }, weights)
      const understood = understand(prompt, prepared, { today }, weights)
      const [best] = understood.ranked
      if (result.outcome !== 'reading' || best === undefined) return []
      return [{ group, evidence: confidenceEvidence(best, understood), right: shownOf(result) === line }]
    })
  })
}

/** Rows whose query gives the published data, at most so many of each database, none of those held out. */
async function rowsOf(file: string, { folder, heldOut }: CalibrateOptions, most: number): Promise<readonly Row[]> {
  const rows = (await linesOf(join(folder.nl2vis, file), nvbenchRow)).filter(
    (row) => !heldOut.has(row.db_id) && row.gold_exec === 'match',
  )
  const choosing = sequence(21)
  return [...new Set(rows.map((row) => row.db_id))].sort().flatMap((name) =>
    shuffled(
      rows.filter((row) => row.db_id === name),
      choosing,
    ).slice(0, most),
  )
}

/**
 * How often answers are right, from nvBench's training databases and the project's own prompts. Each prompt of a training database is read by the
 * weights that are shipped, which count twice, and by some that never saw its database, so that the confidence stands for both kinds of
 * databases. Tells how well it does on the databases of nvBench dev, none of which it has learned from.
 */
export async function calibrate(options: CalibrateOptions): Promise<Readonly<Record<string, number>>> {
  const { seen, unseen, datasetOf, progress, folder } = options
  const judge = { golds: new ExecutedGolds(join(folder.nl2vis, 'databases')), verdict: await visevalScorer(folder) }
  const answers: Judged[] = []
  for (const row of await rowsOf('nvbench_train.jsonl', options, MOST_OF_EACH)) {
    const dataset = await datasetOf(row.db_id)
    const own = await answered([seen], row, dataset, judge)
    answers.push(...own, ...own, ...(await answered([unseen(row.db_id)], row, dataset, judge)))
  }
  answers.push(...(await ownAnswers(options)))
  const weights = fitLogistic(answers)
  progress(`${answers.length} answers to learn confidence from, ${percent(answers)} of them right`)
  for (const [name, weighOf] of [
    ['seen', () => seen],
    ['not seen', unseen],
  ] as const) {
    const tested: Judged[] = []
    for (const row of await rowsOf('nvbench_dev.jsonl', options, MOST_TESTED)) {
      tested.push(...(await answered([weighOf(row.db_id)], row, await datasetOf(row.db_id), judge)))
    }
    const outcomes = tested.map(({ evidence, right }, at) => ({
      id: String(at),
      passed: right,
      why: '',
      confidence: Math.min(0.99, calibrated(evidence, weights)),
      elapsedMs: 0,
    }))
    progress(`on nvBench dev, by weights that have ${name} its databases: ${percent(tested)} right`)
    progress(reliabilityTable(reliability(outcomes)))
  }
  judge.golds.close()
  return weights
}

const percent = (answers: readonly Judged[]): string =>
  `${((100 * answers.filter(({ right }) => right).length) / Math.max(1, answers.length)).toFixed(1)}% of ${answers.length}`
