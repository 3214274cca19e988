import { useCallback, useRef, useState } from 'react'
import { type Client, useClient, useSubscription } from 'urql'
import { errorMessage } from '../../graphql/error-message.js'
import { CancelImport, CreateUpload, ImportProgress } from '../datasets.documents.js'
import { type BringState, stateOf } from './bring-state.js'
import { contentTypeOf, problemOf } from './files.js'
import { importFiles, readAgain, workspaceOf } from './start-import.js'
import { putFile } from './upload.js'
import type { Wanted } from './wanted.js'

/** What is being brought, and how that goes. */
export interface Bringing {
  readonly state: BringState
  readonly wanted: Wanted | null
  readonly bring: (wanted: Wanted) => void
  /** Imports what was refused once more, without the lines that cannot be read. */
  readonly bringWithout: () => void
  /** Stops what is under way; words where that cannot be done. */
  readonly cancel: () => Promise<string | null>
  readonly reset: () => void
}

const failed = (reason: unknown): BringState =>
  reason instanceof DOMException && reason.name === 'AbortError'
    ? { step: 'cancelled' }
    : { step: 'failed', message: reason instanceof Error ? reason.message : 'The import failed. Try again.' }

async function send(
  client: Client,
  workspaceId: string,
  file: File,
  signal: AbortSignal,
  say: (s: BringState) => void,
) {
  say({ step: 'sending', fileName: file.name, sent: 0 })
  const { data, error } = await client.mutation(CreateUpload, {
    input: { workspaceId, fileName: file.name, byteSize: file.size, contentType: contentTypeOf(file) },
  })
  if (!data) throw new Error(error ? errorMessage(error) : 'The upload could not be opened.')
  signal.throwIfAborted()
  await putFile(data.createUpload, file, signal, (sent) => say({ step: 'sending', fileName: file.name, sent }))
  return data.createUpload.uploadId
}

/** Brings rows in: files, a table each, or those of a dataset read otherwise; one import at a time. */
export function useBring(): Bringing {
  const client = useClient()
  const [state, setState] = useState<BringState>({ step: 'idle' })
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const [importId, setImportId] = useState<string | null>(null)
  const sent = useRef<readonly string[]>([])
  const stop = useRef(new AbortController())
  const [{ data, error }] = useSubscription({
    query: ImportProgress,
    variables: { id: importId ?? '' },
    pause: importId === null,
  })

  const read = useCallback(
    async (next: Wanted, skipBadLines: boolean): Promise<void> => {
      setState({ step: 'reading', rowsRead: 0, rowsTotal: null })
      const result =
        'files' in next
          ? await importFiles(client, next, sent.current, skipBadLines)
          : await readAgain(client, next, skipBadLines)
      if (result.__typename === 'ImportRejected') setState({ step: 'rejected', rejection: result })
      else {
        setImportId(result.import.id)
        // Cancelled while it was being asked for.
        if (stop.current.signal.aborted) await client.mutation(CancelImport, { id: result.import.id })
      }
    },
    [client],
  )

  const bring = useCallback(
    (next: Wanted): void => {
      stop.current = new AbortController()
      const { signal } = stop.current
      setImportId(null)
      setWanted(next)
      if (!('files' in next)) {
        void read(next, false).catch((reason: unknown) => setState(failed(reason)))
        return
      }
      const problem = problemOf(next.files)
      if (problem !== null) {
        setState({ step: 'failed', message: problem })
        return
      }
      void (async () => {
        setState({ step: 'sending', fileName: next.files[0]?.name ?? '', sent: 0 })
        const workspaceId = await workspaceOf(client, next.replaces)
        const uploads: string[] = []
        for (const file of next.files) uploads.push(await send(client, workspaceId, file, signal, setState))
        sent.current = uploads
        await read(next, false)
      })().catch((reason: unknown) => setState(failed(reason)))
    },
    [client, read],
  )

  const progress = data?.importProgress
  const shown: BringState =
    importId !== null && progress?.id === importId
      ? stateOf(progress)
      : importId !== null && error
        ? { step: 'failed', message: errorMessage(error) }
        : state
  return {
    state: shown,
    wanted,
    bring,
    bringWithout: () => {
      if (!wanted) return
      setImportId(null)
      void read(wanted, true).catch((reason: unknown) => setState(failed(reason)))
    },
    cancel: async () => {
      stop.current.abort()
      if (importId === null) return null
      const { error: refusal } = await client.mutation(CancelImport, { id: importId })
      return refusal ? errorMessage(refusal) : null
    },
    reset: () => {
      setImportId(null)
      setWanted(null)
      setState({ step: 'idle' })
    },
  }
}
