import { useMemo, useState } from 'react'
import { useSubscription } from 'urql'
import { ChartEdits } from './chart.documents.js'
import { clientId } from './client-id.js'
import { useConnection, useReturn } from '../graphql/connection.js'
import { Resumption } from '../graphql/resumption.js'
import { hurryDocuments, oldestDocument, tellDocuments } from './document/documents.js'
import { toldEdit } from './document/transport.js'
import { withEdit } from './history/edit-list.js'
import { Told } from './told.js'
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
  const begun = start?.chartId === chartId ? start.version : null
  const { told, context } = useMemo(() => {
    const told = new Told(begun ?? 0)
    // Never past what the document here has: what was lost on its way to it is told again.
    const since = (): number => Math.min(told.version, oldestDocument(chartId) ?? told.version)
    const { context } = new Resumption(() => ({ sinceVersion: since() }))
    return { told, context }
  }, [chartId, begun])
  const connection = useConnection()
  useReturn(hurryDocuments)
  const [{ data, error }] = useSubscription(
    {
      query: ChartEdits,
      variables: { chartId, sinceVersion: begun },
      context,
      pause: begun === null,
    },
    (seen: readonly ShownEdit[] = [], { chartEdited: edit }) => {
      tellDocuments(chartId, toldEdit(edit))
      told.add(edit)
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
