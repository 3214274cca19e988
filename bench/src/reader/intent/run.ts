import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { handWeights, learnedWeights } from '@askchart/nlp/reader'
import type { AskedDataset } from '@askchart/standalone/databases'
import { heldOutDatabases } from '../benchmarks.js'
import { nvbenchRows, type PromptFolder, promptFolder } from '../data.js'
import { withDatasets } from '../opened.js'
import { reliability, reliabilityTable } from '../report.js'
import { toldOfDev } from './accuracy.js'
import { asFeature } from './as-feature.js'
import { headsWithout } from './folds.js'
import { FROM_FIVE } from './heads.js'
import { markAlone, nvbenchDrawn, typedDrawn } from './mark-alone.js'
import { withParaphrases } from './paraphrases.js'
import { intentPrompts } from './prompts.js'
import { accuracyTable, featureTable, markTable, outcomesOf } from './tables.js'

const tell = (text: string): void => void process.stderr.write(`askchart: ${text}\n`)
const write = (title: string, text: string): void => void process.stdout.write(`## ${title}\n\n${text}\n\n`)

/** Prompts of one database that the classifier is learned from and tried on; two databases have thousands. */
const MOST_OF_EACH = 300
/** Prompts of one database that ranking is learned from here. */
const MOST_RANKED = 30

type DatasetOf = (name: string) => Promise<AskedDataset>

async function measured(folder: PromptFolder, datasetOf: DatasetOf): Promise<void> {
  const heldOut = await heldOutDatabases()
  const few = { datasetOf, mostOfEach: MOST_OF_EACH }
  tell('reading prompts')
  const [trainRows, devRows] = [
    await nvbenchRows(folder, heldOut, ['train']),
    await nvbenchRows(folder, heldOut, ['dev']),
  ]
  const train = await intentPrompts(trainRows, learnedWeights, few)
  const dev = await intentPrompts(devRows, learnedWeights, few)
  const told = toldOfDev(train, dev)
  write(
    `nvBench dev, ${dev.length} prompts; learned from ${train.length}`,
    accuracyTable(told, [
      ['the reader, shipped weights', dev],
      ['the reader, weights set by hand', await intentPrompts(devRows, handWeights, few)],
    ]),
  )
  const [first = ['', []]] = told
  for (const head of ['mark', 'intent'] as const)
    write(`How sure it is of the ${head}, ${first[0]}`, reliabilityTable(reliability(outcomesOf(head, first[1]))))
  const all = [...train, ...dev]
  tell('asking what people typed')
  const typed = await typedDrawn(folder, all, datasetOf)
  write(
    'Its mark instead of the rules, where it is sure',
    markTable([
      ['nvBench, databases not learned from', markAlone(nvbenchDrawn(all))],
      ['NLV Corpus', markAlone(typed.nlv)],
      ['business prompts', markAlone(typed.business)],
    ]),
  )
  for (const [name, headsOf] of [
    ['', headsWithout(all)],
    [', with derived paraphrases and grams of five databases', headsWithout(withParaphrases(all), FROM_FIVE)],
  ] as const) {
    const ranked = await asFeature(headsOf, {
      folder,
      datasetOf,
      heldOut,
      ownPrompts: new URL('../../../../subgraphs/nlp/test/reader/dist/', import.meta.url).pathname,
      mostOfEach: MOST_RANKED,
      progress: tell,
    })
    write(`As features of ranking, databases not learned from${name}`, featureTable(ranked))
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' } } })
  if (values.data === undefined)
    throw new Error('npm run bench -- reader-intent --data DIR: DIR holds nl2vis/ and business/.')
  const folder = promptFolder(resolve(values.data))
  await withDatasets(folder, tell, (datasetOf) => measured(folder, datasetOf))
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
