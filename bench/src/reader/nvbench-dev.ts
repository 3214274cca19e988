import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { answered, outcomeOf } from './answered.js'
import { linesOf, nvbenchRow, type PromptFolder, visevalScorer } from './data.js'
import { ExecutedGolds } from './executed-gold.js'
import { type Outcome, reliability, reliabilityTable, roundingLine } from './report.js'

const heldOutFile = new URL('../../../subgraphs/nlp/evaluation/held-out.json', import.meta.url)

/**
 * How often answers to nvBench dev are right, by VisEval's scorer against what the published query gives on SQLite, and
 * how well their confidence says so. Databases held out, and queries that do not give the published data, are left aside.
 */
export async function nvbenchDev(folder: PromptFolder, databases: string): Promise<readonly string[]> {
  const heldOut = new Set(z.array(z.string()).parse(JSON.parse(await readFile(heldOutFile, 'utf8'))))
  const verdict = await visevalScorer(folder)
  const golds = new ExecutedGolds(join(folder.nl2vis, 'databases'))
  const rows = (await linesOf(join(folder.nl2vis, 'nvbench_dev.jsonl'), nvbenchRow)).filter(
    (row) => !heldOut.has(row.db_id) && row.gold_exec === 'match',
  )
  const found = await answered(rows, databases)
  const outcomes: Outcome[] = []
  for (const row of rows) {
    const gold = await golds.goldOf(row.db_id, row)
    const own = found.get(row.id)
    if (gold !== null) outcomes.push(outcomeOf(own, row.id, verdict(gold, own)))
  }
  golds.close()
  const passed = outcomes.filter((outcome) => outcome.passed).length
  return [
    '\n## nvBench dev\n',
    `${((100 * passed) / Math.max(1, outcomes.length)).toFixed(1)}% of ${outcomes.length} prompts\n`,
    reliabilityTable(reliability(outcomes)),
    '',
    roundingLine(outcomes, 0.8),
  ]
}
