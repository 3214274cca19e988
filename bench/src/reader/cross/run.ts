import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Weights } from '@askchart/nlp/reader'
import type { AskedDataset } from '@askchart/standalone/databases'
import { heldOutDatabases } from '../benchmarks.js'
import { type PromptFolder, promptFolder } from '../data.js'
import { ExecutedGolds } from '../executed-gold.js'
import { learnAll, MOST_OF_EACH, weighing } from '../lessons.js'
import { withDatasets } from '../opened.js'
import { type Judged, judged, type Known } from './judged.js'
import { nvbenchKnown, visevalKnown } from './known.js'
import { crossTable } from './table.js'

const tell = (text: string): void => void process.stderr.write(`askchart: ${text}\n`)

interface Options {
  readonly folder: PromptFolder
  /** Where failures are written, one JSON object a line; null for nowhere. */
  readonly failures: string | null
}

async function cross({ folder, failures }: Options, datasetOf: (name: string) => Promise<AskedDataset>): Promise<void> {
  const { filters, readings } = await learnAll({
    folder,
    datasetOf,
    ownPrompts: new URL('../../../../subgraphs/nlp/test/reader/dist/', import.meta.url).pathname,
    heldOut: await heldOutDatabases(),
    mostOfEach: MOST_OF_EACH,
    progress: tell,
  })
  const unseen = (database: string): Weights => weighing(filters.unseen(database), readings.unseen(database))
  const golds = new ExecutedGolds(join(folder.nl2vis, 'databases'))
  const lines: string[] = []
  const { read, unread } = await nvbenchKnown(folder, golds)
  const measures: readonly (readonly [string, readonly Known[]])[] = [
    ['VisEval, databases that were read', await visevalKnown(folder)],
    ['nvBench, charts that VisEval left out', read],
    ['the same, databases whose failures are not read', unread],
  ]
  for (const [name, all] of measures) {
    tell(`answering ${all.length} prompts: ${name}`)
    const done: Judged[] = []
    for (const known of all) done.push(await judged(known, await datasetOf(known.database), unseen(known.database)))
    process.stdout.write(`${crossTable(name, done)}\n\n`)
    for (const { known, lost, why, reading } of done) {
      const { id, database, nl, vql } = known
      if (why !== null && all !== unread)
        lines.push(
          JSON.stringify({ set: name, id, database, nl, vql, lost, why, query: reading?.query, mark: reading?.mark }),
        )
    }
  }
  golds.close()
  if (failures !== null) await writeFile(failures, `${lines.join('\n')}\n`)
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' }, failures: { type: 'string' } } })
  if (values.data === undefined)
    throw new Error('npm run bench -- reader-cross --data DIR [--failures FILE]: DIR holds nl2vis/ and business/.')
  const folder = promptFolder(resolve(values.data))
  const failures = values.failures === undefined ? null : resolve(values.failures)
  await withDatasets(folder, tell, (datasetOf) => cross({ folder, failures }, datasetOf))
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
