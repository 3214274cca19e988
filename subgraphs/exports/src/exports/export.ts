import type { ExportFormat } from '../render/formats.js'
import type { PictureOptions } from '../render/picture.js'

export const ExportStatus = { QUEUED: 'QUEUED', RUNNING: 'RUNNING', DONE: 'DONE', FAILED: 'FAILED' } as const
export type ExportStatus = keyof typeof ExportStatus

/** A file asked for: what it is made of and how far it is. */
export interface ChartExport {
  readonly id: string
  readonly workspaceId: string
  readonly requestedBy: string
  readonly chartIds: readonly string[]
  readonly format: ExportFormat
  readonly options: PictureOptions
  readonly status: ExportStatus
  /** 0 to 1. */
  readonly progress: number
  readonly fileName: string | null
  readonly byteSize: number | null
  /** Why it failed, in words for the person who asked. */
  readonly problem: string | null
  readonly createdAt: Date
  readonly finishedAt: Date | null
}

export const isFinished = ({ status }: ChartExport): boolean => status === 'DONE' || status === 'FAILED'

/** The key of an export's file in the storage. */
export const storageKey = (exportId: string): string => `exports/${exportId}`

/** The topic on which each new state of an export is announced, by its id alone. */
export const progressTopic = (exportId: string): string => `exportProgress:${exportId}`
