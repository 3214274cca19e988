import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type ClickHouse, openClickHouse } from '@askchart/analytics'
import { startClickHouse } from '@askchart/engines'
import { handWeights } from '@askchart/nlp/reader'
import { type AskedDataset, askedDataset, importDatabase } from '@askchart/standalone/databases'
import { z } from 'zod'
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

/** Accuracy on databases that the weights never saw, before and after learning, by kind of prompt. */
function crossValidate(examples: readonly Example[], prior: Float64Array, options: FitOptions): void {
  const folds = foldOf(examples)
  const tested = new Map<string, { before: number; after: number; total: number }>()
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const inFold = (example: Example): boolean => folds.get(example.group) === fold
    const weights = fit(
      examples.filter((example) => !inFold(example)),
      prior,
      options,
    )
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
}

/** The weights as a module that only holds them. */
const sourceOf = (learned: readonly { readonly name: string; readonly weight: number }[]): string =>
  [
    '/** Written by `npm run train`: weights learned from prompts with known answers. They stand before those set by hand. */',
    'export const LEARNED: Readonly<Record<string, number>> = {',
    ...learned.map(({ name, weight }) => `  ${JSON.stringify(name)}: ${weight},`),
    '}',
    '',
  ].join('\n')

async function learn(folder: string, out: string, options: Omit<ExampleOptions, 'names' | 'folder'>): Promise<void> {
  const names = new FeatureNames()
  const examples = await examplesFrom({ ...options, folder: promptFolder(folder), names })
  const prior = Float64Array.from(names.names, (name) => handWeights[name] ?? 0)
  const free = names.names.map((name, at) => name in handWeights || names.groupsOf(at) >= FEWEST_DATABASES)
  const fitting = { epochs: EPOCHS, rate: RATE, pull: PULL, free }
  const reachable = examples.filter(({ choices }) => choices.some(({ right }) => right)).length
  tell(`${examples.length} prompts, ${reachable} of them with a right reading; ${free.filter(Boolean).length} features`)
  crossValidate(examples, prior, fitting)
  const weights = fit(examples, prior, fitting)
  const learned = names.names
    .map((name, at) => ({ name, weight: Math.round((weights[at] ?? 0) * 1000) / 1000, prior: prior[at] ?? 0 }))
    .filter(({ weight, prior: before }) => Math.abs(weight - before) > SMALLEST)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  await writeFile(out, sourceOf(learned))
  tell(
    `${learned.length} weights in ${out}; right on ${(100 * accuracy(examples, weights)).toFixed(1)}% of what it learned from`,
  )
}

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
      out: { type: 'string', default: new URL('subgraphs/nlp/src/reader/rank/learned-weights.ts', root).pathname },
    },
  })
  const { data: given, out } = values
  if (given === undefined) throw new Error('npm run train -- --data DIR [--out FILE]: DIR holds nl2vis/ and business/.')
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
    await learn(data, out, {
      datasetOf: datasetsIn(databases, clickhouse),
      ownPrompts: new URL('subgraphs/nlp/test/reader/dist/', root).pathname,
      heldOut,
      mostOfEach: MOST_OF_EACH,
      progress: tell,
    })
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
