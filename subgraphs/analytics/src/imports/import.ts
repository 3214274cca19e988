import type { ColumnType } from '@askchart/vocabulary'
import type { ImportProblem } from './import-problem.js'
import type { Reading } from './source/content.js'
import type { AskedType } from './types/asked-type.js'

/** Types asked for, by `table.column` or the column's name alone. */
export type ColumnTypes = Readonly<Record<string, ColumnType | AskedType>>

/** What files of text are to be read by, by the ids of their uploads. */
export type Readings = Readonly<Record<string, Reading>>

export const ImportStatus = {
  QUEUED: 'QUEUED',
  RUNNING: 'RUNNING',
  DONE: 'DONE',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
} as const
export type ImportStatus = keyof typeof ImportStatus

/** One run of an import. */
export interface Import {
  readonly id: string
  readonly workspaceId: string
  readonly requestedBy: string
  readonly name: string
  readonly uploadIds: readonly string[]
  readonly columnTypes: ColumnTypes
  readonly readings: Readings
  /** The dataset whose rows it replaces; null where it makes one. */
  readonly replaces: string | null
  /** Whether lines that cannot be read are left out. */
  readonly skipBadLines: boolean
  readonly status: ImportStatus
  readonly rowsRead: number
  /** Known at once where the only file says it, else once every file was read through. */
  readonly rowsTotal: number | null
  readonly skippedLines: number
  /** The file of skipped lines while it is kept, and how many of them it holds. */
  readonly skippedFile: { readonly lines: number } | null
  readonly datasetId: string | null
  readonly problem: ImportProblem | null
}

/** A file that was announced. */
export interface Upload {
  readonly id: string
  readonly workspaceId: string
  readonly createdBy: string
  readonly fileName: string
  readonly createdAt: Date
}

export const isFinished = ({ status }: Pick<Import, 'status'>): boolean => status !== 'QUEUED' && status !== 'RUNNING'

/** Where the bytes of an upload lie in the storage. */
export const storageKey = (uploadId: string): string => `uploads/${uploadId}`

/** Where the file of an import's skipped lines lies in the storage. */
export const skippedKey = (importId: string): string => `skipped/${importId}`

/** The topic on which each new state of an import is announced, by its id alone. */
export const progressTopic = (importId: string): string => `importProgress:${importId}`
