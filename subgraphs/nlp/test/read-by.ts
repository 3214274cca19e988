import type { DatasetProfile } from '@askchart/vocabulary'
import { prepareDataset, read, type Reading, type ReadResult } from '../src/reader/read.js'
import type { PreparedDataset } from '../src/reader/types.js'
import { outcomeOf, shownOf } from './reader/gist.js'
import { helpdesk } from './reader/helpdesk.js'
import { staff } from './reader/other-tables.js'
import { shop } from './reader/shop.js'

const prepared = new Map<DatasetProfile, PreparedDataset>()

/** What comes of a prompt on the last day of 2025; `previous` is what it goes on from. */
export function resultOf(dataset: DatasetProfile, prompt: string, previous?: Reading): ReadResult {
  const known = prepared.get(dataset) ?? prepareDataset(dataset)
  prepared.set(dataset, known)
  return read(prompt, known, { today: '2025-12-31', previous })
}

/** Reads prompts of a dataset that must be read, each by itself or going on; throws with what came of one otherwise. */
export const readingsOf =
  (dataset: DatasetProfile) =>
  (prompt: string, previous?: Reading): Reading => {
    const result = resultOf(dataset, prompt, previous)
    if (result.outcome !== 'reading') throw new Error(`${prompt}: ${outcomeOf(result)}`)
    return result.reading
  }

/** Reads conversations, to the last of their turns. */
export const turnsOf =
  (dataset: DatasetProfile) =>
  (...prompts: readonly string[]): Reading => {
    const readingOf = readingsOf(dataset)
    const [first = '', ...turns] = prompts
    return turns.reduce((previous, prompt) => readingOf(prompt, previous), readingOf(first))
  }

/** The words that found no place in a reading. */
export const leftOutOf = ({ mentions }: Reading): readonly string[] =>
  mentions.filter(({ kind }) => kind === 'LEFT_OUT').map(({ text }) => text)

/** What prompts show of a dataset. */
export const readBy =
  (dataset: DatasetProfile) =>
  (prompt: string): string =>
    shownOf(resultOf(dataset, prompt))

export const inShop = readBy(shop)
export const inStaff = readBy(staff)
export const inHelpdesk = readBy(helpdesk)
