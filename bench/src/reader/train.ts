import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { type ClickHouse, openClickHouse, RowsDataSource } from '@askchart/analytics'
import { startClickHouse } from '@askchart/engines'
import { handSet, handWeights, learnedWeights, type Weights } from '@askchart/nlp/reader'
import { type AskedDataset, askedDataset, importDatabase } from '@askchart/standalone/databases'
import { z } from 'zod'
import { calibrate } from './calibrate.js'
import { nvbenchRows, promptFolder } from './data.js'
import { databasesFolder } from './databases.js'
import { type ExampleOptions, readingExamples } from './examples.js'
import { FeatureNames } from './feature-names.js'
import { filterExamples } from './filter-examples.js'
import type { Example } from './fit.js'
import { fitted, learn, type Learned, moduleOf, sourceOf } from './learn.js'
import { structureOf } from './structure.js'

const READINGS = {
  fitting: { epochs: 5, rate: 0.25, pull: 0.01 },
  fewestDatabases: 8,
  smallest: 0.02,
}
const FILTERS = {
  fitting: { epochs: 10, rate: 0.1, pull: 0.03 },
  fewestDatabases: 8,
  smallest: 0.02,
}
/** Prompts of one database. */
const MOST_OF_EACH = 70

const tell = (text: string): void => void process.stderr.write(`askchart: ${text}\n`)

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`

function report(name: string, examples: readonly Example[], { tested, weights, free, onItself }: Learned): void {
  const reachable = examples.filter(({ choices }) => choices.some(({ right }) => right)).length
  tell(`${name}: ${examples.length} examples, ${reachable} of them with a right choice; ${free} features`)
  for (const { kind, count, byHand, learned } of tested)
    tell(`${name}, ${kind}: ${percent(learned)} of ${count} on databases not learned from; by hand ${percent(byHand)}`)
  tell(`${name}: ${weights.length} weights; right on ${percent(onItself)} of what they were learned from`)
}

type Options = Omit<ExampleOptions, 'names' | 'weights'>

interface Out {
  /** The reader's folder. */
  readonly folder: URL
  /** The weights there are stay, and are calibrated. */
  readonly keep: boolean
}

async function learnFilters(options: Options): Promise<Learned> {
  const names = new FeatureNames()
  const examples = await filterExamples({ ...options, names, weights: handWeights })
  const learned = learn({ ...FILTERS, examples, names, prior: handSet.filter })
  report('filters', examples, learned)
  return learned
}

/**
 * Twice: first from readings as weights set by hand rank them, then from those that the first lesson ranks high, so that what
 * is told apart are the readings that compete.
 */
async function learnReadings(options: Options, filter: Weights['filter']): Promise<Learned> {
  const lessonFrom = async (reading: Weights['reading']) => {
    const names = new FeatureNames()
    const examples = await readingExamples({ ...options, names, weights: { reading, filter } })
    return { ...READINGS, examples, names, prior: handSet.reading }
  }
  const first = fitted(await lessonFrom(handWeights.reading))
  const lesson = await lessonFrom((name) => first(name) ?? handWeights.reading(name))
  const learned = learn(lesson)
  report('readings', lesson.examples, learned)
  return learned
}

/** How like the published queries readings of nvBench dev are, by weights learned from its other databases alone. */
async function tellStructure(options: Options, filters: Learned, readings: Learned): Promise<void> {
  const rows = await nvbenchRows(options.folder, options.heldOut, ['dev'])
  const groups = new Set(rows.map((row) => row.db_id))
  const [reading, filter] = [readings.without(groups), filters.without(groups)]
  const learned: Weights = {
    reading: (name) => reading(name) ?? handWeights.reading(name),
    filter: (name) => filter(name) ?? handWeights.filter(name),
  }
  for (const [name, weights] of [
    ['learned without its databases', learned],
    ['set by hand', handWeights],
  ] as const) {
    const { count, mark, shape, axes } = await structureOf(rows, weights, options)
    tell(
      `nvBench dev, weights ${name}: mark ${percent(mark)}, shape ${percent(shape)}, axes ${percent(axes)} of ${count}`,
    )
  }
}

/** Filters first: the prompts that readings are learned from are read with what they taught. */
async function learnAll(options: Options, { folder, keep }: Out): Promise<void> {
  const filters = await learnFilters(options)
  const filter: Weights['filter'] = (name) => filters.weightOf(name) ?? handWeights.filter(name)
  const readings = await learnReadings(options, filter)
  await tellStructure(options, filters, readings)
  if (!keep) {
    await writeFile(new URL('assemble/filter/learned-weights.ts', folder), sourceOf(filters.weights))
    await writeFile(new URL('rank/learned-weights.ts', folder), sourceOf(readings.weights))
  }
  const weighing = (weightOf: Learned['weightOf']): Weights => ({
    reading: (name) => weightOf(name) ?? handWeights.reading(name),
    filter,
  })
  const calibration = await calibrate({
    ...options,
    seen: keep ? learnedWeights : weighing(readings.weightOf),
    unseen: (database) => weighing(readings.unseen(database)),
  })
  await writeFile(new URL('rank/calibration.ts', folder), moduleOf(Object.entries(calibration)))
  tell(`${Object.keys(calibration).length} weights of confidence`)
}

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

async function main(): Promise<void> {
  const root = new URL('../../../', import.meta.url)
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      out: { type: 'string', default: new URL('subgraphs/nlp/src/reader/', root).pathname },
      'keep-weights': { type: 'boolean', default: false },
    },
  })
  const { data: given, out, 'keep-weights': keep } = values
  if (given === undefined)
    throw new Error('npm run train -- --data DIR [--out FOLDER] [--keep-weights]: DIR holds nl2vis/ and business/.')
  const data = resolve(given)
  const heldOut = new Set(
    z
      .array(z.string())
      .parse(JSON.parse(await readFile(new URL('subgraphs/nlp/evaluation/held-out.json', root), 'utf8'))),
  )
  const folder = await mkdtemp(join(tmpdir(), 'askchart-train-'))
  const engine = await startClickHouse({ folder, progress: tell })
  const clickhouse = openClickHouse(engine.url)
  const databases = await databasesFolder(promptFolder(data))
  try {
    await learnAll(
      {
        folder: promptFolder(data),
        datasetOf: datasetsIn(databases, clickhouse),
        ownPrompts: new URL('subgraphs/nlp/test/reader/dist/', root).pathname,
        heldOut,
        mostOfEach: MOST_OF_EACH,
        progress: tell,
      },
      { folder: pathToFileURL(`${resolve(out)}/`), keep },
    )
  } finally {
    await clickhouse.close()
    await engine.stop()
    for (const made of [folder, databases]) await rm(made, { recursive: true, force: true })
  }
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
