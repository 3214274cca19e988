import type { ImportDatasetInput } from '../../graphql/generated/graphql.js'

interface WantedRows {
  readonly columnTypes: NonNullable<ImportDatasetInput['columnTypes']>
  /** Where the page of a dataset tells how it goes. */
  readonly told: 'beside files' | 'beside tables'
}

/** Files as a new dataset, or in the place of the rows of one. */
export interface WantedFiles extends WantedRows {
  readonly files: readonly File[]
  readonly replaces: string | null
}

/** The files that a dataset was brought from, as the server keeps them for a while, read otherwise. */
export interface WantedAgain extends WantedRows {
  readonly replaces: string
  readonly table: string
  /** Null leaves it as it was. */
  readonly encoding: string | null
  readonly delimiter: string | null
}

/** What is to be brought. */
export type Wanted = WantedFiles | WantedAgain
