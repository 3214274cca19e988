import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ClickHouse, openClickHouse, RowsDataSource } from '@askchart/analytics'
import { startClickHouse } from '@askchart/engines'
import { type AskedDataset, askedDataset, importDatabase } from '@askchart/standalone/databases'
import { databasesFolder } from './databases.js'
import type { PromptFolder } from './data.js'

const TRIES = 10
/** Values for each phrase, as when a prompt is answered. */
const FOUND = 5

/**
 * Looks up the values of a prompt's phrases once for all lessons, and again where the machine is too busy to find them in
 * time: what is learned must not hang on that. Throws what the last try threw.
 */
function patiently(lookUp: AskedDataset['matchValues']): AskedDataset['matchValues'] {
  const lookups = new Map<string, ReturnType<AskedDataset['matchValues']>>()
  const tried = async (phrases: readonly string[], tries: number): ReturnType<AskedDataset['matchValues']> => {
    try {
      return await lookUp(phrases)
    } catch (error) {
      if (tries <= 1) throw error
      return tried(phrases, tries - 1)
    }
  }
  return (phrases) => {
    const key = JSON.stringify(phrases)
    const found = lookups.get(key) ?? tried(phrases, TRIES)
    lookups.set(key, found)
    return found
  }
}

/** Opens each database when it is first asked for. */
function datasetsIn(databases: string, clickhouse: ClickHouse): (name: string) => Promise<AskedDataset> {
  const known = new Map<string, Promise<AskedDataset>>()
  const rows = new RowsDataSource(clickhouse)
  const load = async (name: string): Promise<AskedDataset> => {
    const catalogue = await importDatabase(clickhouse, databases, name)
    const matchValues = patiently((phrases) => rows.matchValues(catalogue, phrases, FOUND))
    return { ...askedDataset(clickhouse, catalogue, null), matchValues }
  }
  return (name) => {
    const found = known.get(name) ?? load(name)
    known.set(name, found)
    return found
  }
}

/** The databases of the prompts on a ClickHouse of their own, for as long as they are used. */
export async function withDatasets(
  prompts: PromptFolder,
  progress: (text: string) => void,
  use: (datasetOf: (name: string) => Promise<AskedDataset>) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'askchart-train-'))
  const engine = await startClickHouse({ folder, progress })
  const clickhouse = openClickHouse(engine.url)
  const databases = await databasesFolder(prompts)
  try {
    await use(datasetsIn(databases, clickhouse))
  } finally {
    await clickhouse.close()
    await engine.stop()
    for (const made of [folder, databases]) await rm(made, { recursive: true, force: true })
  }
}
