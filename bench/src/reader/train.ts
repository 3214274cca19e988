import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { handWeights, learnedWeights } from '@askchart/nlp/reader'
import { heldOutDatabases } from './benchmarks.js'
import { calibrate } from './calibrate.js'
import { nvbenchRows, promptFolder } from './data.js'
import { moduleOf, sourceOf } from './learn.js'
import { learnAll, type LessonOptions, type Lessons, MOST_OF_EACH, weighing } from './lessons.js'
import { withDatasets } from './opened.js'
import { structureOf } from './structure.js'

const tell = (text: string): void => void process.stderr.write(`askchart: ${text}\n`)

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`

interface Out {
  /** The reader's folder. */
  readonly folder: URL
  /** The weights there are stay, and are calibrated. */
  readonly keep: boolean
}

/** How like the published queries readings of nvBench dev are, by weights learned from its other databases alone. */
async function tellStructure(options: LessonOptions, { filters, readings }: Lessons): Promise<void> {
  const rows = await nvbenchRows(options.folder, options.heldOut, ['dev'])
  const groups = new Set(rows.map((row) => row.db_id))
  const learned = weighing(filters.without(groups), readings.without(groups))
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

async function train(options: LessonOptions, { folder, keep }: Out): Promise<void> {
  const lessons = await learnAll(options)
  await tellStructure(options, lessons)
  const { filters, readings } = lessons
  if (!keep) {
    await writeFile(new URL('assemble/filter/learned-weights.ts', folder), sourceOf(filters.weights))
    await writeFile(new URL('rank/learned-weights.ts', folder), sourceOf(readings.weights))
  }
  const calibration = await calibrate({
    ...options,
    seen: keep ? learnedWeights : weighing(filters.weightOf, readings.weightOf),
    unseen: (database) => weighing(filters.weightOf, readings.unseen(database)),
  })
  await writeFile(new URL('rank/calibration.ts', folder), moduleOf(Object.entries(calibration)))
  tell(`${Object.keys(calibration).length} weights of confidence`)
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
  const folder = promptFolder(resolve(given))
  const heldOut = await heldOutDatabases()
  await withDatasets(folder, tell, (datasetOf) =>
    train(
      {
        folder,
        datasetOf,
        ownPrompts: new URL('subgraphs/nlp/test/reader/dist/', root).pathname,
        heldOut,
        mostOfEach: MOST_OF_EACH,
        progress: tell,
      },
      { folder: pathToFileURL(`${resolve(out)}/`), keep },
    ),
  )
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
