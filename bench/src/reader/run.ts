import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { answered, outcomeOf } from './answered.js'
import { completions } from './completions.js'
import { databasesFolder } from './databases.js'
import { businessRow, linesOf, nlvRow, type PromptFolder, promptFolder, scorers, visevalScorer } from './data.js'
import { nvbenchDev } from './nvbench-dev.js'
import { failureTable, type Outcome, reliability, reliabilityTable, timesLine } from './report.js'

const root = new URL('../../../', import.meta.url)
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
type VisevalRow = z.output<typeof visevalRow>

const rate = (outcomes: readonly Outcome[]): number =>
  outcomes.filter(({ passed }) => passed).length / Math.max(1, outcomes.length)
const line = (name: string, outcomes: readonly Outcome[]): string =>
  `| ${name} | ${outcomes.length} | ${(100 * rate(outcomes)).toFixed(1)}% |`

const errorOf = (outcomes: readonly Outcome[]): string => reliability(outcomes).error.toFixed(3)

/** The published figure: the mean over visualizations of the rate of each one's prompts. */
function meanOverCharts(rows: readonly VisevalRow[], byId: ReadonlyMap<string, Outcome>): number {
  const charts = new Map<string, Outcome[]>()
  for (const { id, vis_id: chart } of rows) {
    const found = byId.get(id)
    if (found !== undefined) charts.set(chart, [...(charts.get(chart) ?? []), found])
  }
  const rates = [...charts.values()].map(rate)
  return rates.reduce((sum, one) => sum + one, 0) / Math.max(1, rates.length)
}

function kindOf(row: VisevalRow, why: string): string {
  const parts = [
    ...(row.join ? ['joined'] : []),
    ...(/\bWHERE\b/i.test(row.vql) ? ['filtered'] : []),
    ...(/\bBIN\b/i.test(row.vql) ? ['binned'] : []),
    ...(/\(\s*SELECT\b/i.test(row.vql) ? ['subquery'] : []),
  ]
  return `${why}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}, ${row.chart.toLowerCase()}`
}

async function viseval(folder: PromptFolder, databases: string): Promise<readonly string[]> {
  const verdict = await visevalScorer(folder)
  const rows = await linesOf(join(folder.nl2vis, 'viseval.jsonl'), visevalRow)
  const heldOut = new Set(
    z
      .array(z.string())
      .parse(JSON.parse(await readFile(new URL('subgraphs/nlp/evaluation/held-out.json', root), 'utf8'))),
  )
  const found = await answered(rows, databases)
  const outcomes = rows.map((row) => outcomeOf(found.get(row.id), row.id, verdict(row, found.get(row.id))))
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]))
  const of = (wanted: (row: VisevalRow) => boolean): readonly Outcome[] =>
    rows.filter(wanted).flatMap((row) => byId.get(row.id) ?? [])
  const mean = (wanted: (row: VisevalRow) => boolean): string =>
    `${(100 * meanOverCharts(rows.filter(wanted), byId)).toFixed(1)}%`
  const isHeldOut = ({ db_id: name }: VisevalRow): boolean => heldOut.has(name)
  const groups = (key: 'chart' | 'hardness'): readonly string[] =>
    [...new Set(rows.map((row) => row[key]))].sort().map((name) =>
      line(
        `${key}: ${name}`,
        of((row) => row[key] === name),
      ),
    )
  return [
    `## VisEval\n`,
    `mean over visualizations: ${mean(() => true)}; databases read ${mean((row) => !isHeldOut(row))}, held out ${mean(isHeldOut)}\n`,
    '| prompts | count | pass |',
    '|---|---|---|',
    line('all', outcomes),
    line(
      'one table, read',
      of((row) => !row.join && !isHeldOut(row)),
    ),
    line(
      'joined, read',
      of((row) => row.join && !isHeldOut(row)),
    ),
    line(
      'one table, held out',
      of((row) => !row.join && isHeldOut(row)),
    ),
    line(
      'joined, held out',
      of((row) => row.join && isHeldOut(row)),
    ),
    ...groups('chart'),
    ...groups('hardness'),
    '',
    timesLine(outcomes),
    '',
    reliabilityTable(reliability(outcomes)),
    '',
    `of databases read ${errorOf(of((row) => !isHeldOut(row)))}, held out ${errorOf(of(isHeldOut))}`,
    '',
    failureTable(
      rows.flatMap((row) => {
        const outcome = byId.get(row.id)
        // Failures of held-out databases are counted, never looked at.
        return outcome === undefined || outcome.passed || isHeldOut(row)
          ? []
          : [{ kind: kindOf(row, outcome.why), example: row.nl }]
      }),
    ),
  ]
}

async function nlv(folder: PromptFolder, databases: string): Promise<readonly string[]> {
  const { compare } = await scorers(folder)
  const rows = await linesOf(join(folder.nl2vis, 'nlv/utterances.jsonl'), nlvRow)
  const found = await answered(
    rows.map(({ id, dataset, utterance, turns, sequential }) => ({
      id,
      db_id: dataset,
      nl: utterance,
      ...(sequential ? { turns } : {}),
    })),
    databases,
  )
  const outcomes = rows.map((row) => {
    const own = found.get(row.id)
    const holds = compare(row.spec, own?.encodings === undefined ? undefined : own)
    const wrong = Object.keys(holds).filter((part) => holds[part] !== true)
    return outcomeOf(own, row.id, wrong.length === 0 ? null : wrong.join(', '))
  })
  const of = (wanted: (row: (typeof rows)[number]) => boolean): readonly Outcome[] =>
    outcomes.filter((_, at) => {
      const row = rows[at]
      return row !== undefined && wanted(row)
    })
  return [
    '\n## NLV Corpus\n',
    '| prompts | count | pass |',
    '|---|---|---|',
    line('all', outcomes),
    ...[...new Set(rows.map(({ dataset }) => dataset))].map((name) =>
      line(
        name,
        of(({ dataset }) => dataset === name),
      ),
    ),
    line(
      'several turns',
      of(({ sequential }) => sequential),
    ),
    '',
    timesLine(outcomes),
    '',
    failureTable(
      rows.flatMap(({ utterance }, at) => {
        const outcome = outcomes[at]
        return outcome === undefined || outcome.passed ? [] : [{ kind: outcome.why, example: utterance }]
      }),
    ),
  ]
}

async function business(folder: PromptFolder, databases: string): Promise<readonly string[]> {
  const { judge } = await scorers(folder)
  const rows = await linesOf(join(folder.business, 'prompts.jsonl'), businessRow)
  const found = await answered(
    rows.map(({ id, db_id, nl, followUpTo }) => ({ id, db_id, nl, ...(followUpTo == null ? {} : { followUpTo }) })),
    databases,
  )
  const outcomes = rows.map((row) => {
    const { points } = judge(row, found.get(row.id))
    return outcomeOf(found.get(row.id), row.id, points === 1 ? null : `${row.expect} expected`)
  })
  const expecting = (expect: string): readonly Outcome[] => outcomes.filter((_, at) => rows[at]?.expect === expect)
  const wrong = rows.filter((row) => row.expect !== 'answer' && found.get(row.id)?.outcome === 'answer').length
  return [
    '\n## Business prompts\n',
    '| prompts | count | pass |',
    '|---|---|---|',
    line('all', outcomes),
    ...['answer', 'clarify', 'cannot'].map((expect) => line(`to ${expect}`, expecting(expect))),
    '',
    `answered though it should be refused or asked back: ${wrong}`,
    timesLine(outcomes),
  ]
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' } } })
  if (values.data === undefined) throw new Error('npm run bench -- reader --data DIR: DIR holds nl2vis/ and business/.')
  const folder = promptFolder(resolve(values.data))
  const databases = await databasesFolder(folder)
  try {
    for (const measure of [viseval, nvbenchDev, nlv, business, completions])
      process.stdout.write(`${(await measure(folder, databases)).join('\n')}\n`)
  } finally {
    await rm(databases, { recursive: true, force: true })
  }
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
