import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { answered } from './answered.js'
import {
  businessBenchmark,
  heldOutDatabases,
  meanOverCharts,
  nlvBenchmark,
  rate,
  visevalBenchmark,
  type VisevalRow,
} from './benchmarks.js'
import { completions } from './completions.js'
import { databasesFolder } from './databases.js'
import { type PromptFolder, promptFolder } from './data.js'
import { nvbenchDev } from './nvbench-dev.js'
import { failureTable, type Outcome, reliability, reliabilityTable, roundingLine, timesLine } from './report.js'

const line = (name: string, outcomes: readonly Outcome[]): string =>
  `| ${name} | ${outcomes.length} | ${(100 * rate(outcomes)).toFixed(1)}% |`

const errorOf = (outcomes: readonly Outcome[]): string => reliability(outcomes).error.toFixed(3)

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
  const { rows, asked, outcomesOf } = await visevalBenchmark(folder)
  const heldOut = await heldOutDatabases()
  const outcomes = outcomesOf(await answered(asked, databases))
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]))
  const of = (wanted: (row: VisevalRow) => boolean): readonly Outcome[] =>
    rows.filter(wanted).flatMap((row) => byId.get(row.id) ?? [])
  const mean = (wanted: (row: VisevalRow) => boolean): string =>
    `${(100 * meanOverCharts(rows.filter(wanted), outcomes)).toFixed(1)}%`
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
    roundingLine(outcomes, 0.8),
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
  const { rows, asked, outcomesOf } = await nlvBenchmark(folder)
  const outcomes = outcomesOf(await answered(asked, databases))
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
  const { rows, asked, outcomesOf } = await businessBenchmark(folder)
  const found = await answered(asked, databases)
  const outcomes = outcomesOf(found)
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
