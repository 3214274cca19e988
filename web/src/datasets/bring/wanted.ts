import type { ImportDatasetInput } from '../../graphql/generated/graphql.js'

/** What letters a file of text is written in, and what parts its cells. */
export interface Written {
  readonly encoding: string
  readonly delimiter: string
}

interface WantedRows {
  readonly columnTypes: NonNullable<ImportDatasetInput['columnTypes']>
  /** Where the page of a dataset tells how it goes. */
  readonly told: 'beside files' | 'beside tables'
}

/** Files as a new dataset, or in the place of the rows of one. */
export interface WantedFiles extends WantedRows {
  readonly files: readonly File[]
  /** How an only file is written, where that was asked for before. */
  readonly written?: Written
  readonly replaces: string | null
}

/** The files that a dataset was brought from, as the server keeps them for a while, read otherwise. */
export interface WantedAgain extends WantedRows {
  readonly replaces: string
  readonly table: string
  /** How the file is written when all is done. */
  readonly written: Written
  /** Null leaves it as it was. */
  readonly encoding: string | null
  readonly delimiter: string | null
}

/** What is to be brought. */
export type Wanted = WantedFiles | WantedAgain
