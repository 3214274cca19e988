import { heldOutDatabases, visevalBenchmark } from '../benchmarks.js'
import { nvbenchRows, type PromptFolder, visevalScorer } from '../data.js'
import type { ExecutedGolds } from '../executed-gold.js'
import { sequence, shuffled } from '../fit.js'
import type { Known } from './judged.js'

/** VisEval's charts have no name of their colour; nvBench's charts of the same number do. */
async function colours(folder: PromptFolder): Promise<ReadonlyMap<string, string | null>> {
  const rows = await nvbenchRows(folder, await heldOutDatabases())
  return new Map(rows.map((row) => [row.vis_id, row.color_name ?? null]))
}

/** VisEval's prompts about databases that may be read. */
export async function visevalKnown(folder: PromptFolder): Promise<readonly Known[]> {
  const heldOut = await heldOutDatabases()
  const verdict = await visevalScorer(folder)
  const { rows } = await visevalBenchmark(folder)
  const colourOf = await colours(folder)
  return rows
    .filter((row) => !heldOut.has(row.db_id))
    .map((row) => ({
      id: row.id,
      chartId: row.vis_id,
      database: row.db_id,
      nl: row.nl,
      vql: row.vql,
      colour: colourOf.get(row.vis_id) ?? null,
      hardness: row.hardness,
      isJoined: row.join,
      wrongWith: (chart) => verdict(row, chart),
    }))
}

/**
 * What VisEval's makers mended or left out: prompts without words, bars ordered "by the bar" that are ordered by what they
 * are called, dates cut to a step that no word asks for.
 */
function isDefect({ nl, vql }: { readonly nl: string; readonly vql: string }): boolean {
  const [, step] = /\bBIN\s+\S+\s+BY\s+(\w+)/i.exec(vql) ?? []
  return (
    !/[a-z]+ [a-z]+ [a-z]+/i.test(nl) ||
    /\bby the bars?\b/i.test(nl) ||
    (step !== undefined && !new RegExp(`\\b${step}|${STEPS[step.toUpperCase()] ?? step}`, 'i').test(nl))
  )
}
const STEPS: Readonly<Record<string, string>> = {
  WEEKDAY: 'day',
  YEAR: 'annual',
  MONTH: 'monthly',
  DAY: 'daily',
}

/** At most so many prompts of each of nvBench's databases, drawn with a seed of their own. */
const MOST_OF_EACH = 30
const SEED = 2026

export interface Drawn {
  /** Their failures may be read. */
  readonly read: readonly Known[]
  /** Of every other database: failures that nobody reads, so that what is tuned on the former is measured here. */
  readonly unread: readonly Known[]
}

/** Prompts for charts of nvBench that VisEval left out, about databases that are not held out, drawn at random. */
export async function nvbenchKnown(folder: PromptFolder, golds: ExecutedGolds): Promise<Drawn> {
  const heldOut = await heldOutDatabases()
  const verdict = await visevalScorer(folder)
  const published = new Set((await visevalBenchmark(folder)).rows.map((row) => row.vis_id))
  const rows = (await nvbenchRows(folder, heldOut)).filter(
    (row) => row.gold_exec === 'match' && !published.has(row.vis_id),
  )
  const next = sequence(SEED)
  const drawn: { read: Known[]; unread: Known[] } = { read: [], unread: [] }
  for (const [at, database] of [...new Set(rows.map((row) => row.db_id))].sort().entries()) {
    const own = shuffled(
      rows.filter((row) => row.db_id === database),
      next,
    )
    for (const row of own.slice(0, MOST_OF_EACH).filter((one) => !isDefect(one))) {
      const gold = await golds.goldOf(database, row)
      if (gold === null) continue
      drawn[at % 2 === 0 ? 'read' : 'unread'].push({
        id: row.id,
        chartId: row.vis_id,
        database,
        nl: row.nl,
        vql: row.vql,
        colour: row.color_name ?? null,
        hardness: row.hardness,
        isJoined: /\bJOIN\b/i.test(row.vql),
        wrongWith: (chart) => verdict(gold, chart),
      })
    }
  }
  return drawn
}
