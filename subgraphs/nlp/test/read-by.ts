import type { DatasetProfile } from '@askchart/vocabulary'
import { prepareDataset, read } from '../src/reader/read.js'
import { shownOf } from './reader/gist.js'
import { helpdesk } from './reader/helpdesk.js'
import { staff } from './reader/other-tables.js'
import { shop } from './reader/shop.js'

/** What prompts show of a dataset, on the last day of 2025. */
export function readBy(dataset: DatasetProfile): (prompt: string) => string {
  const prepared = prepareDataset(dataset)
  return (prompt) => shownOf(read(prompt, prepared, { today: '2025-12-31' }))
}

export const inShop = readBy(shop)
export const inStaff = readBy(staff)
export const inHelpdesk = readBy(helpdesk)
