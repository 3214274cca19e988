import { useCallback, useState } from 'react'
import { useClient, useSubscription } from 'urql'
import { errorMessage } from '../graphql/error-message.js'
import type { ImportProgressSubscription, RejectionPartsFragment } from '../graphql/generated/graphql.js'
import { CreateUpload, ImportDataset, ImportProgress } from './datasets.documents.js'
import { putFile } from './upload.js'

type Progress = ImportProgressSubscription['importProgress']

/** Where bringing a dataset in stands. */
export type ImportState =
  | { readonly step: 'idle' }
  | { readonly step: 'sending'; readonly fileName: string; readonly sent: number }
  | { readonly step: 'reading'; readonly rowsRead: number }
  | { readonly step: 'done'; readonly datasetId: string | null; readonly name: string; readonly rowCount: number }
  | { readonly step: 'rejected'; readonly rejection: RejectionPartsFragment }
  | { readonly step: 'failed'; readonly message: string }

function stateOf(progress: Progress): ImportState {
  if (progress.status === 'DONE') {
    const { dataset } = progress
    return {
      step: 'done',
      datasetId: dataset?.id ?? null,
      name: dataset?.name ?? 'The dataset',
      rowCount: dataset?.rowCount ?? progress.rowsRead,
    }
  }
  if (progress.status === 'FAILED') {
    return progress.problem
      ? { step: 'rejected', rejection: progress.problem }
      : { step: 'failed', message: 'The import failed. Try again.' }
  }
  return { step: 'reading', rowsRead: progress.rowsRead }
}

/** Sends files and imports them as one dataset, a table each. */
export function useImport(workspaceId: string | null) {
  const client = useClient()
  const [state, setState] = useState<ImportState>({ step: 'idle' })
  const [importId, setImportId] = useState<string | null>(null)
  const [{ data, error }] = useSubscription({
    query: ImportProgress,
    variables: { id: importId ?? '' },
    pause: importId === null,
  })

  const start = useCallback(
    async (name: string, files: readonly File[]): Promise<void> => {
      if (workspaceId === null) return
      setImportId(null)
      const uploadIds: string[] = []
      for (const file of files) {
        setState({ step: 'sending', fileName: file.name, sent: 0 })
        const opened = await client.mutation(CreateUpload, {
          input: { workspaceId, fileName: file.name, byteSize: file.size, contentType: 'text/csv' },
        })
        if (!opened.data) throw new Error(opened.error ? errorMessage(opened.error) : 'The upload could not be opened.')
        const target = opened.data.createUpload
        await putFile(target, file, (sent) => setState({ step: 'sending', fileName: file.name, sent }))
        uploadIds.push(target.uploadId)
      }
      setState({ step: 'reading', rowsRead: 0 })
      const started = await client.mutation(ImportDataset, {
        input: { workspaceId, name, uploadIds, idempotencyKey: crypto.randomUUID() },
      })
      const result = started.data?.importDataset
      if (started.error) throw new Error(errorMessage(started.error))
      if (result?.__typename === 'ImportRejected') setState({ step: 'rejected', rejection: result })
      else if (result?.__typename === 'ImportStarted') setImportId(result.import.id)
    },
    [client, workspaceId],
  )

  const progress = data?.importProgress
  const shown: ImportState =
    importId !== null && progress?.id === importId
      ? stateOf(progress)
      : importId !== null && error
        ? { step: 'failed', message: errorMessage(error) }
        : state
  return {
    state: shown,
    bring: (name: string, files: readonly File[]) => {
      void start(name, files).catch((reason: unknown) => {
        setState({
          step: 'failed',
          message: reason instanceof Error ? reason.message : 'The import failed. Try again.',
        })
      })
    },
    reset: () => {
      setImportId(null)
      setState({ step: 'idle' })
    },
  }
}
