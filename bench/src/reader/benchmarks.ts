import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Asked, outcomeOf, type Prediction } from './answered.js'
import { businessRow, linesOf, nlvRow, type PromptFolder, scorers, visevalScorer } from './data.js'
import type { Outcome } from './report.js'

const heldOutFile = new URL('../../../subgraphs/nlp/evaluation/held-out.json', import.meta.url)

/** Databases whose prompts and failures are never looked at. */
export const heldOutDatabases = async (): Promise<ReadonlySet<string>> =>
  new Set(z.array(z.string()).parse(JSON.parse(await readFile(heldOutFile, 'utf8'))))

type Found = ReadonlyMap<string, Prediction>

/** Prompts with known answers, and how answers to them are judged. */
export interface Benchmark<Row> {
  readonly rows: readonly Row[]
  readonly asked: readonly Asked[]
  /** In the order of the rows. */
  readonly outcomesOf: (found: Found) => readonly Outcome[]
}

const visevalRow = z.looseObject({
  id: z.string(),
  vis_id: z.string(),
  db_id: z.string(),
  nl: z.string(),
  chart: z.string(),
  hardness: z.string(),
  vql: z.string(),
  join: z.boolean(),
})
export type VisevalRow = z.output<typeof visevalRow>

export async function visevalBenchmark(folder: PromptFolder): Promise<Benchmark<VisevalRow>> {
  const verdict = await visevalScorer(folder)
  const rows = await linesOf(join(folder.nl2vis, 'viseval.jsonl'), visevalRow)
  return {
    rows,
    asked: rows,
    outcomesOf: (found) => rows.map((row) => outcomeOf(found.get(row.id), row.id, verdict(row, found.get(row.id)))),
  }
}

export async function nlvBenchmark(folder: PromptFolder): Promise<Benchmark<z.output<typeof nlvRow>>> {
  const { compare } = await scorers(folder)
  const rows = await linesOf(join(folder.nl2vis, 'nlv/utterances.jsonl'), nlvRow)
  return {
    rows,
    asked: rows.map(({ id, dataset, utterance, turns, sequential }) => ({
      id,
      db_id: dataset,
      nl: utterance,
      ...(sequential ? { turns } : {}),
    })),
    outcomesOf: (found) =>
      rows.map((row) => {
        const own = found.get(row.id)
        const holds = compare(row.spec, own?.encodings === undefined ? undefined : own)
        const wrong = Object.keys(holds).filter((part) => holds[part] !== true)
        return outcomeOf(own, row.id, wrong.length === 0 ? null : wrong.join(', '))
      }),
  }
}

export async function businessBenchmark(folder: PromptFolder): Promise<Benchmark<z.output<typeof businessRow>>> {
  const { judge } = await scorers(folder)
  const rows = await linesOf(join(folder.business, 'prompts.jsonl'), businessRow)
  return {
    rows,
    asked: rows.map(({ id, db_id, nl, followUpTo }) => ({
      id,
      db_id,
      nl,
      ...(followUpTo == null ? {} : { followUpTo }),
    })),
    outcomesOf: (found) =>
      rows.map((row) => {
        const { points } = judge(row, found.get(row.id))
        return outcomeOf(found.get(row.id), row.id, points === 1 ? null : `${row.expect} expected`)
      }),
  }
}

export const rate = (outcomes: readonly Outcome[]): number =>
  outcomes.filter(({ passed }) => passed).length / Math.max(1, outcomes.length)

/** The published figure: the mean over visualizations of the rate of each one's prompts. */
export function meanOverCharts(rows: readonly VisevalRow[], outcomes: readonly Outcome[]): number {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]))
  const charts = new Map<string, Outcome[]>()
  for (const { id, vis_id: chart } of rows) {
    const found = byId.get(id)
    if (found !== undefined) charts.set(chart, [...(charts.get(chart) ?? []), found])
  }
  const rates = [...charts.values()].map(rate)
  return rates.reduce((sum, one) => sum + one, 0) / Math.max(1, rates.length)
}
