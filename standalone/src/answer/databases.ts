import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Catalogue,
  type ClickHouse,
  compileQuery,
  createQueryDataSource,
  importFolder,
  ImportProblemError,
  RowsDataSource,
} from '@askchart/analytics'
import { prepareDataset } from '@askchart/nlp/reader'
import { type AskedDataset, latestDay } from './answer.js'
import { readSchemaFile } from './schema-file.js'

export { answerRow, type AskedDataset } from './answer.js'

/**
 * Imports `folder/name/*.csv` as one dataset, by the code that imports uploads. Throws an Error that says which folder is
 * missing or empty, or the file, line and column that cannot be read.
 */
export async function importDatabase(clickhouse: ClickHouse, folder: string, name: string): Promise<Catalogue> {
  const own = join(folder, name)
  const files = await readdir(own).catch((error: unknown) => {
    throw new Error(`There is no folder ${own}, where the database "${name}" should be.`, { cause: error })
  })
  if (!files.some((file) => file.toLowerCase().endsWith('.csv'))) throw new Error(`${own} holds no CSV file.`)
  const schema = await readSchemaFile(own)
  const database = `answer_${Buffer.from(name).toString('hex')}`
  try {
    return await importFolder({ clickhouse, database, name, folder: own, schema })
  } catch (error) {
    throw error instanceof ImportProblemError ? new Error(wordsFor(error, own), { cause: error }) : error
  }
}

function wordsFor({ problem: { file, line, column, message } }: ImportProblemError, folder: string): string {
  const where = [
    file === null ? folder : join(folder, file),
    ...(line === null ? [] : [`line ${line}`]),
    ...(column === null ? [] : [`column "${column}"`]),
  ]
  return `${where.join(', ')}: ${message}`
}

/** What answering needs of an imported database. `today` is by default the latest date it holds. */
export function askedDataset(clickhouse: ClickHouse, catalogue: Catalogue, day: string | null): AskedDataset {
  const today = day ?? latestDay(catalogue) ?? new Date().toISOString().slice(0, 10)
  const now = new Date(`${today}T23:59:59Z`)
  const rows = new RowsDataSource(clickhouse)
  const source = createQueryDataSource(clickhouse.client, () => now)
  return {
    profile: catalogue,
    prepared: prepareDataset(catalogue),
    today,
    // Values only help; a machine too busy to look them up in time still answers.
    matchValues: (phrases) => rows.matchValues(catalogue, phrases, 5).catch(() => []),
    async run(query) {
      const result = compileQuery(query, catalogue, { now })
      return 'problems' in result ? null : (await source.run(catalogue.id, result.compiled)).columns
    },
  }
}
