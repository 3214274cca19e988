import type { Cell } from '@askchart/vocabulary'
import type { Catalogue } from '../query/catalogue.js'
import type { ValueMatch } from './dataset.js'

/** Looks into the rows of a dataset. */
export interface RowReader {
  /** The first rows of a table, as they were stored. */
  preview(catalogue: Catalogue, table: string, first: number): Promise<Cell[][]>
  /** The values of text columns nearest to each phrase, best first. */
  matchValues(catalogue: Catalogue, phrases: readonly string[], first: number): Promise<ValueMatch[]>
}

/** Looks into rows where they are: in a live database, or in our own. */
export const createRowReader = (stored: RowReader, live: RowReader): RowReader => {
  const of = (catalogue: Catalogue): RowReader => (catalogue.live === undefined ? stored : live)
  return {
    preview: (catalogue, table, first) => of(catalogue).preview(catalogue, table, first),
    matchValues: (catalogue, phrases, first) => of(catalogue).matchValues(catalogue, phrases, first),
  }
}
