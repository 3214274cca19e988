import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { databasesFolder } from './databases.js'
import { businessRow, linesOf, nlvRow, type PromptFolder, promptFolder, scorers } from './data.js'
import { failureTable, type Outcome, reliability, reliabilityTable, timesLine } from './report.js'

const root = new URL('../../../', import.meta.url)
const prediction = z.looseObject({
  id: z.string(),
  outcome: z.string(),
  confidence: z.number().optional(),
  elapsedMs: z.number(),
  rows: z.array(z.unknown()).optional(),
  encodings: z.unknown().optional(),
})
type Prediction = z.output<typeof prediction>
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

interface Asked {
  readonly id: string
  readonly db_id: string
  readonly nl: string
  readonly turns?: readonly string[]
  readonly followUpTo?: string
}

/** Answers prompts by `npm run answer`'s own program. */
async function answered(prompts: readonly Asked[], databases: string): Promise<ReadonlyMap<string, Prediction>> {
  const folder = await mkdtemp(join(tmpdir(), 'askchart-bench-'))
  try {
    const [file, out] = [join(folder, 'prompts.jsonl'), join(folder, 'answers.jsonl')]
    await writeFile(file, prompts.map((row) => JSON.stringify(row)).join('\n'))
    const program = new URL('standalone/dist/answer/main.js', root).pathname
    const { status } = spawnSync(
      process.execPath,
      ['--enable-source-maps', program, '--databases', databases, '--prompts', file, '--out', out],
      { stdio: ['ignore', 'ignore', 2] },
    )
    if (status !== 0) throw new Error(`answering ended with status ${String(status)}.`)
    return new Map((await linesOf(out, prediction)).map((row) => [row.id, row]))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const outcomeOf = (found: Prediction | undefined, id: string, why: string | null): Outcome => ({
  id,
  passed: why === null,
  why: why ?? '',
  confidence: found?.confidence ?? null,
  elapsedMs: found?.elapsedMs ?? 0,
})

const rate = (outcomes: readonly Outcome[]): number =>
  outcomes.filter(({ passed }) => passed).length / Math.max(1, outcomes.length)
const line = (name: string, outcomes: readonly Outcome[]): string =>
  `| ${name} | ${outcomes.length} | ${(100 * rate(outcomes)).toFixed(1)}% |`

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
  const scorer = z.object({
    verdict: z.custom<(gold: unknown, found: unknown) => string | null>((value) => typeof value === 'function'),
  })
  const { verdict } = scorer.parse(await import(pathToFileURL(join(folder.nl2vis, 'score.mjs')).href))
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
    for (const measure of [viseval, nlv, business])
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
