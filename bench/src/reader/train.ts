import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type ClickHouse, openClickHouse } from '@askchart/analytics'
import { startClickHouse } from '@askchart/engines'
import { handWeights, learnedWeight, type Weigh } from '@askchart/nlp/reader'
import { type AskedDataset, askedDataset, importDatabase } from '@askchart/standalone/databases'
import { z } from 'zod'
import { calibrate } from './calibrate.js'
import { promptFolder } from './data.js'
import { databasesFolder } from './databases.js'
import { type ExampleOptions, examplesFrom, FeatureNames } from './examples.js'
import { accuracy, type Example, fit, type FitOptions } from './fit.js'

const FOLDS = 5
const EPOCHS = 5
const RATE = 0.25
const PULL = 0.01
/** A feature that fewer databases have says more about them than about the language. */
const FEWEST_DATABASES = 8
/** Weights nearer to the hand's than this are left out. */
const SMALLEST = 0.02
const MOST_OF_EACH = 70

const tell = (text: string): void => void process.stderr.write(`askchart: ${text}\n`)

/** Each database in one of the folds, which are held out in turn. */
function foldOf(examples: readonly Example[]): ReadonlyMap<string, number> {
  const groups = [...new Set(examples.map(({ group }) => group))].sort()
  return new Map(groups.map((group, at) => [group, (at * 7) % FOLDS]))
}

const kindOf = ({ group }: Example): string => /^(nlv|own) /.exec(group)?.[1] ?? 'nvbench'

/** What weights learned from the other folds say of the databases of each fold. */
interface Unseen {
  readonly folds: ReadonlyMap<string, number>
  readonly weights: readonly Float64Array[]
}

/** Weights for each fold that never saw its databases, and how right they are there, before and after, by kind of prompt. */
function crossValidate(examples: readonly Example[], prior: Float64Array, options: FitOptions): Unseen {
  const folds = foldOf(examples)
  const learned: Float64Array[] = []
  const tested = new Map<string, { before: number; after: number; total: number }>()
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const inFold = (example: Example): boolean => folds.get(example.group) === fold
    const weights = fit(
      examples.filter((example) => !inFold(example)),
      prior,
      options,
    )
    learned.push(weights)
    for (const example of examples.filter(inFold)) {
      const known = tested.get(kindOf(example)) ?? { before: 0, after: 0, total: 0 }
      tested.set(kindOf(example), {
        before: known.before + accuracy([example], prior),
        after: known.after + accuracy([example], weights),
        total: known.total + 1,
      })
    }
  }
  for (const [kind, { before, after, total }] of tested) {
    const percent = (count: number): string => `${((100 * count) / total).toFixed(1)}%`
    tell(`${kind}: ${percent(after)} of ${total} on databases not learned from; by hand ${percent(before)}`)
  }
  return { folds, weights: learned }
}

/** A module that only holds weights. */
const sourceOf = (comment: string, name: string, weights: readonly (readonly [string, number])[]): string =>
  [
    `/** Written by \`npm run train\`: ${comment} */`,
    `export const ${name}: Readonly<Record<string, number>> = {`,
    ...weights.map(([feature, weight]) => `  ${/^[a-z]+$/.test(feature) ? feature : `'${feature}'`}: ${weight},`),
    '}',
    '',
  ].join('\n')

const weighing =
  (names: FeatureNames, weights: Float64Array): Weigh =>
  (name) => {
    const at = names.indexOf(name)
    return at === undefined ? (handWeights[name] ?? 0) : (weights[at] ?? 0)
  }

interface Out {
  readonly weights: string
  readonly calibration: string
  /** The weights there are stay, and are calibrated. */
  readonly keep: boolean
}

async function learn(data: string, out: Out, options: Omit<ExampleOptions, 'names' | 'folder'>): Promise<void> {
  const names = new FeatureNames()
  const folder = promptFolder(data)
  const examples = await examplesFrom({ ...options, folder, names })
  const prior = Float64Array.from(names.names, (name) => handWeights[name] ?? 0)
  const free = names.names.map((name, at) => name in handWeights || names.groupsOf(at) >= FEWEST_DATABASES)
  const fitting = { epochs: EPOCHS, rate: RATE, pull: PULL, free }
  const reachable = examples.filter(({ choices }) => choices.some(({ right }) => right)).length
  tell(`${examples.length} prompts, ${reachable} of them with a right reading; ${free.filter(Boolean).length} features`)
  const unseen = crossValidate(examples, prior, fitting)
  const weights = fit(examples, prior, fitting)
  const learned = names.names
    .map((name, at) => ({ name, weight: Math.round((weights[at] ?? 0) * 1000) / 1000, prior: prior[at] ?? 0 }))
    .filter(({ weight, prior: before }) => Math.abs(weight - before) > SMALLEST)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  if (!out.keep) {
    await writeFile(out.weights, learnedSource(learned))
    tell(
      `${learned.length} weights in ${out.weights}; right on ${(100 * accuracy(examples, weights)).toFixed(1)}% of what it learned from`,
    )
  }
  const shipped = out.keep ? learnedWeight : weighing(names, weights)
  const apart = unseen.weights.map((own) => weighing(names, own))
  const calibration = await calibrate({
    ...options,
    folder,
    seen: shipped,
    unseen: (database) => apart[unseen.folds.get(database) ?? 0] ?? shipped,
  })
  await writeFile(
    out.calibration,
    sourceOf(
      'how often readings are right, as a logistic function of what speaks for and against them.',
      'CALIBRATION',
      Object.entries(calibration),
    ),
  )
  tell(`${Object.keys(calibration).length} weights of confidence in ${out.calibration}`)
}

const learnedSource = (learned: readonly { readonly name: string; readonly weight: number }[]): string =>
  [
    '/** Written by `npm run train`: weights learned from prompts with known answers. They stand before those set by hand. */',
    'export const LEARNED: Readonly<Record<string, number>> = {',
    ...learned.map(({ name, weight }) => `  ${JSON.stringify(name)}: ${weight},`),
    '}',
    '',
  ].join('\n')

/** Opens each database when it is first asked for. */
function datasetsIn(databases: string, clickhouse: ClickHouse): (name: string) => Promise<AskedDataset> {
  const known = new Map<string, Promise<AskedDataset>>()
  const load = async (name: string): Promise<AskedDataset> =>
    askedDataset(clickhouse, await importDatabase(clickhouse, databases, name), null)
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
      out: { type: 'string', default: new URL('subgraphs/nlp/src/reader/rank/', root).pathname },
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
    await learn(
      data,
      { weights: join(out, 'learned-weights.ts'), calibration: join(out, 'calibration.ts'), keep },
      {
        datasetOf: datasetsIn(databases, clickhouse),
        ownPrompts: new URL('subgraphs/nlp/test/reader/dist/', root).pathname,
        heldOut,
        mostOfEach: MOST_OF_EACH,
        progress: tell,
      },
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
