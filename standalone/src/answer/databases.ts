import { join } from 'node:path'
import {
  type Catalogue,
  type ClickHouse,
  compileQuery,
  createQueryDataSource,
  importFolder,
  RowsDataSource,
} from '@askchart/analytics'
import { prepareDataset } from '@askchart/nlp/reader'
import { type AskedDataset, latestDay } from './answer.js'
import { readSchemaFile } from './schema-file.js'

/** Imports `folder/name/*.csv` as one dataset, by the code that imports uploads. */
export async function importDatabase(clickhouse: ClickHouse, folder: string, name: string): Promise<Catalogue> {
  const own = join(folder, name)
  return importFolder({
    clickhouse,
    database: `answer_${Buffer.from(name).toString('hex')}`,
    name,
    folder: own,
    schema: await readSchemaFile(own),
  })
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
