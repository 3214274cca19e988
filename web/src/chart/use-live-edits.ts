import { useState } from 'react'
import { useSubscription } from 'urql'
import { ChartEdits } from './chart.documents.js'
import { clientId } from './client-id.js'
import { useConnection, useReturn } from '../graphql/connection.js'
import { hurryDocuments, tellDocuments } from './document/documents.js'
import { toldEdit } from './document/transport.js'
import { withEdit } from './history/edit-list.js'
import type { ShownEdit } from './types.js'

/** What has come in since the page opened, and who made the last edit that was not this window's. */
export interface LiveEdits {
  readonly edits: readonly ShownEdit[]
  readonly lastByOthers: ShownEdit | null
  readonly connected: boolean
}

/** Follows a chart from a version on. The chart itself changes in the cache, wherever it is shown. */
export function useLiveEdits(chartId: string, sinceVersion: number | null, onQueryChange: () => void): LiveEdits {
  const [lastByOthers, setLast] = useState<ShownEdit | null>(null)
  // The version the page began with, so that a later one does not end the subscription and begin another.
  const [start, setStart] = useState<{ readonly chartId: string; readonly version: number } | null>(null)
  if (sinceVersion !== null && start?.chartId !== chartId) setStart({ chartId, version: sinceVersion })
  const connection = useConnection()
  useReturn(hurryDocuments)
  const [{ data, error }] = useSubscription(
    {
      query: ChartEdits,
      variables: { chartId, sinceVersion: start?.version ?? null },
      pause: start?.chartId !== chartId,
    },
    (seen: readonly ShownEdit[] = [], { chartEdited: edit }) => {
      tellDocuments(chartId, toldEdit(edit))
      const all = withEdit(seen, edit)
      // What a connection that is back repeats is no news.
      if (all === seen) return seen
      if (edit.clientId !== clientId) setLast(edit)
      if (edit.changes.some(({ path }) => path.startsWith('/query'))) onQueryChange()
      return all
    },
  )
  return { edits: data ?? [], lastByOthers, connected: error === undefined && connection === 'open' }
}
