import type { ColumnType } from '@askchart/vocabulary'
import type { ImportProblem } from './import-problem.js'

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
  readonly columnTypes: Readonly<Record<string, ColumnType>>
  /** The dataset whose rows it replaces; null where it makes one. */
  readonly replaces: string | null
  readonly status: ImportStatus
  readonly rowsRead: number
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

/** The topic on which each new state of an import is announced, by its id alone. */
export const progressTopic = (importId: string): string => `importProgress:${importId}`
