import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Catalogue, openClickHouse } from '@askchart/analytics'
import type { Reading, ValueMatch } from '@askchart/nlp/reader'
import { answerRow, type AskedDataset, askedDataset } from '@askchart/standalone/databases'
import type { DataColumn } from '@askchart/vocabulary'
import { z } from 'zod'
import { linesOf } from '../data.js'

/*
 * Answers prompts about databases that are imported already, as a process of its own, so that it may be started without a
 * part of the reader. What the engine said before is not asked again.
 */

const asked = z.object({
  id: z.string(),
  db_id: z.string(),
  nl: z.string(),
  turns: z.array(z.string()).optional(),
  followUpTo: z.string().optional(),
})
type Asked = z.output<typeof asked>

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null
const said = z.object({
  values: z.record(z.string(), z.custom<readonly ValueMatch[]>(Array.isArray)),
  rows: z.record(z.string(), z.custom<readonly DataColumn[]>(Array.isArray).nullable()),
})

/** The dataset, with everything it answers looked up in what it has answered before. */
function remembering(dataset: AskedDataset, name: string, { values, rows }: z.output<typeof said>): AskedDataset {
  return {
    ...dataset,
    async matchValues(phrases) {
      const key = JSON.stringify([name, phrases])
      return (values[key] ??= await dataset.matchValues(phrases))
    },
    async run(query) {
      const key = JSON.stringify([name, query])
      const before = rows[key]
      return before === undefined ? (rows[key] = await dataset.run(query)) : before
    },
  }
}

const { values: given } = parseArgs({
  options: {
    engine: { type: 'string', default: '' },
    folder: { type: 'string', default: '' },
  },
})
const { engine, folder } = given
const clickhouse = openClickHouse(engine)
const memory = join(folder, 'said.json')
const known = existsSync(memory) ? said.parse(JSON.parse(await readFile(memory, 'utf8'))) : { values: {}, rows: {} }
const datasets = new Map<string, AskedDataset>()
const readings = new Map<string, Reading | null>()

async function datasetOf(name: string): Promise<AskedDataset> {
  const before = datasets.get(name)
  if (before !== undefined) return before
  const text: unknown = JSON.parse(await readFile(join(folder, 'catalogues', `${name}.json`), 'utf8'))
  const catalogue = z.custom<Catalogue>(isObject).parse(text)
  const dataset = remembering(askedDataset(clickhouse, catalogue, null), name, known)
  datasets.set(name, dataset)
  return dataset
}

async function answer(row: Asked): Promise<string> {
  const earlier = row.followUpTo === undefined ? null : (readings.get(row.followUpTo) ?? null)
  const { line, reading } = await answerRow(row, await datasetOf(row.db_id), earlier)
  readings.set(row.id, reading)
  return JSON.stringify(line)
}

try {
  const lines: string[] = []
  for (const row of await linesOf(join(folder, 'prompts.jsonl'), asked)) lines.push(await answer(row))
  await writeFile(join(folder, 'answers.jsonl'), lines.join('\n'))
  await writeFile(memory, JSON.stringify(known))
} finally {
  await clickhouse.close()
}
