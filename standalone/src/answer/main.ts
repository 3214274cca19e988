import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openClickHouse } from '@askchart/analytics'
import { startClickHouse } from '@askchart/engines'
import type { Reading } from '@askchart/nlp/reader'
import { type AnswerLine, answerRow, type AskedDataset } from './answer.js'
import { askedDataset, importDatabase } from './databases.js'
import { type PromptRow, readPrompts } from './prompts.js'

const USAGE = 'npm run -s answer -- --databases DIR --prompts FILE --out FILE [--today YYYY-MM-DD]'

interface Wanted {
  readonly databases: string
  readonly prompts: string
  readonly out: string
  readonly today: string | null
}

function readArguments(): Wanted {
  const { values } = parseArgs({
    options: {
      databases: { type: 'string' },
      prompts: { type: 'string' },
      out: { type: 'string' },
      today: { type: 'string' },
    },
  })
  const { databases, prompts, out, today } = values
  if (databases === undefined || prompts === undefined || out === undefined) throw new Error(`usage: ${USAGE}`)
  if (today !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(today))
    throw new Error(`--today is a date such as 2026-03-01; it is ${today}`)
  return { databases, prompts, out, today: today ?? null }
}

/** The rows of a database in an order in which what a row goes on from comes before it. */
function inTurn(rows: readonly PromptRow[]): readonly PromptRow[] {
  const known = new Map(rows.map((row) => [row.id, row]))
  const done = new Set<string>()
  const ordered: PromptRow[] = []
  const add = (row: PromptRow): void => {
    if (done.has(row.id)) return
    done.add(row.id)
    const before = known.get(row.followUpTo ?? '')
    if (before) add(before)
    ordered.push(row)
  }
  for (const row of rows) add(row)
  return ordered
}

async function answerDatabase(
  rows: readonly PromptRow[],
  dataset: AskedDataset,
  lines: Map<string, AnswerLine>,
): Promise<void> {
  const readings = new Map<string, Reading | null>()
  for (const row of inTurn(rows)) {
    const { line, reading } = await answerRow(row, dataset, readings.get(row.followUpTo ?? '') ?? null)
    lines.set(row.id, line)
    readings.set(row.id, reading)
  }
}

async function run(): Promise<void> {
  const wanted = readArguments()
  const prompts = await readPrompts(wanted.prompts)
  const folder = await mkdtemp(join(tmpdir(), 'askchart-answer-'))
  const engine = await startClickHouse({ folder: join(folder, 'clickhouse') })
  const clickhouse = openClickHouse(engine.url)
  const lines = new Map<string, AnswerLine>()
  try {
    const names = [...new Set(prompts.map(({ db_id }) => db_id))]
    for (const [index, name] of names.entries()) {
      process.stderr.write(`askchart: ${name} (${index + 1} of ${names.length})\n`)
      const catalogue = await importDatabase(clickhouse, wanted.databases, name)
      const rows = prompts.filter(({ db_id }) => db_id === name)
      await answerDatabase(rows, askedDataset(clickhouse, catalogue, wanted.today), lines)
    }
    await writeFile(wanted.out, prompts.map(({ id }) => `${JSON.stringify(lines.get(id))}\n`).join(''))
  } finally {
    await clickhouse.close()
    await engine.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
