import type { ImportProgressSubscription, RejectionPartsFragment } from '../../graphql/generated/graphql.js'

type Progress = ImportProgressSubscription['importProgress']

/** Lines that were left out knowingly, and where they can be had. */
export interface Skipped {
  readonly lines: number
  readonly url: string | null
  /** How many of them the file at `url` holds. */
  readonly held: number
}

/** Where bringing files in stands. */
export type BringState =
  | { readonly step: 'idle' }
  | { readonly step: 'sending'; readonly fileName: string; readonly sent: number }
  | { readonly step: 'reading'; readonly rowsRead: number; readonly rowsTotal: number | null }
  | {
      readonly step: 'done'
      readonly datasetId: string | null
      readonly name: string
      readonly rowCount: number
      readonly skipped: Skipped | null
    }
  | { readonly step: 'rejected'; readonly rejection: RejectionPartsFragment }
  | { readonly step: 'failed'; readonly message: string }
  | { readonly step: 'cancelled' }

/** What an import's progress means to whoever waits for it. */
export function stateOf(progress: Progress): BringState {
  const { status, dataset, problem, rowsRead, rowsTotal, skippedLines, skippedFile } = progress
  switch (status) {
    case 'QUEUED':
    case 'RUNNING':
      return { step: 'reading', rowsRead, rowsTotal }
    case 'CANCELLED':
      return { step: 'cancelled' }
    case 'FAILED':
      return problem
        ? { step: 'rejected', rejection: problem }
        : { step: 'failed', message: 'The import failed. Try again.' }
    case 'DONE':
      return {
        step: 'done',
        datasetId: dataset?.id ?? null,
        name: dataset?.name ?? 'The dataset',
        rowCount: dataset?.rowCount ?? rowsRead,
        skipped:
          skippedLines === 0
            ? null
            : { lines: skippedLines, url: skippedFile?.url ?? null, held: skippedFile?.lines ?? 0 },
      }
  }
}

/** True while files are on their way in. */
export const isUnderWay = ({ step }: BringState): boolean => step === 'sending' || step === 'reading'
