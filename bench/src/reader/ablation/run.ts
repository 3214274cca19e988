import { spawn } from 'node:child_process'
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openClickHouse } from '@askchart/analytics'
import { startClickHouse } from '@askchart/engines'
import { importDatabase } from '@askchart/standalone/databases'
import { prediction, type Prediction } from '../answered.js'
import {
  businessBenchmark,
  heldOutDatabases,
  meanOverCharts,
  nlvBenchmark,
  rate,
  visevalBenchmark,
} from '../benchmarks.js'
import { linesOf, type PromptFolder, promptFolder } from '../data.js'
import { databasesFolder } from '../databases.js'
import { compiledReader, parts } from './parts.js'

const tell = (text: string): void => void process.stderr.write(`askchart: ${text}\n`)

/** Answers the prompts in the folder by a reader without one part. */
async function answeredWithout(part: number, engine: string, folder: string): Promise<ReadonlyMap<string, Prediction>> {
  for (const path of Object.keys(parts[part]?.instead ?? {})) await access(new URL(`${path}.js`, compiledReader))
  const without = new URL(`without.js?part=${part}`, import.meta.url).href
  const program = new URL('answer.js', import.meta.url).pathname
  const child = spawn(process.execPath, ['--import', without, program, '--engine', engine, '--folder', folder], {
    stdio: ['ignore', 'ignore', 2],
  })
  const status = await new Promise<number | null>((resolve) => void child.once('exit', resolve))
  if (status !== 0) throw new Error(`answering without part ${part} ended with status ${String(status)}.`)
  return new Map((await linesOf(join(folder, 'answers.jsonl'), prediction)).map((row) => [row.id, row]))
}

async function benchmarks(folder: PromptFolder) {
  const [viseval, nlv, business] = await Promise.all([
    visevalBenchmark(folder),
    nlvBenchmark(folder),
    businessBenchmark(folder),
  ])
  const heldOut = await heldOutDatabases()
  const asked = [...viseval.asked, ...nlv.asked, ...business.asked].map(({ id, db_id, nl, turns, followUpTo }) => ({
    id,
    db_id,
    nl,
    ...(turns === undefined ? {} : { turns }),
    ...(followUpTo === undefined ? {} : { followUpTo }),
  }))
  const rates = (found: ReadonlyMap<string, Prediction>): readonly number[] => {
    const outcomes = viseval.outcomesOf(found)
    const mean = (isHeldOut: boolean): number =>
      meanOverCharts(
        viseval.rows.filter((row) => heldOut.has(row.db_id) === isHeldOut),
        outcomes,
      )
    return [mean(false), mean(true), rate(nlv.outcomesOf(found)), rate(business.outcomesOf(found))]
  }
  return { asked, rates }
}

async function ablate(data: PromptFolder, folder: string): Promise<void> {
  const { asked, rates } = await benchmarks(data)
  await writeFile(join(folder, 'prompts.jsonl'), asked.map((row) => JSON.stringify(row)).join('\n'))
  await mkdir(join(folder, 'catalogues'))
  const databases = await databasesFolder(data)
  const engine = await startClickHouse({ folder: join(folder, 'engine'), progress: tell })
  const clickhouse = openClickHouse(engine.url)
  try {
    for (const name of new Set(asked.map((row) => row.db_id))) {
      tell(`importing ${name}`)
      const catalogue = await importDatabase(clickhouse, databases, name)
      await writeFile(join(folder, 'catalogues', `${name}.json`), JSON.stringify(catalogue))
    }
    process.stdout.write('| without | VisEval, read | held out | NLV | business |\n|---|---|---|---|---|\n')
    for (const [index, { name }] of parts.entries()) {
      const found = await answeredWithout(index, engine.url, folder)
      const cells = rates(found).map((share) => (100 * share).toFixed(1))
      process.stdout.write(`| ${[name, ...cells].join(' | ')} |\n`)
    }
  } finally {
    await clickhouse.close()
    await engine.stop()
    await rm(databases, { recursive: true, force: true })
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' } } })
  if (values.data === undefined)
    throw new Error('npm run bench -- reader-ablation --data DIR: DIR holds nl2vis/ and business/.')
  const folder = await mkdtemp(join(tmpdir(), 'askchart-ablation-'))
  try {
    await ablate(promptFolder(resolve(values.data)), folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
