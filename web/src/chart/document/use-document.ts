import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { useClient } from 'urql'
import { useViewer } from '../../account/use-viewer.js'
import type { Change } from '../spec-edits.js'
import type { ShownChart } from '../types.js'
import { type ChartSync, NEVER_EDITED, type SyncState } from './chart-sync.js'
import { documentOf } from './documents.js'
import { withContent } from './with-content.js'

const never = (): (() => void) => () => undefined

/** A chart's document in this window, once it is known whose window it is. */
export function useDocument(chartId: string | null): ChartSync | null {
  const client = useClient()
  const viewerId = useViewer().viewer?.id ?? null
  const sync = viewerId === null || chartId === null ? null : documentOf(client, viewerId, chartId)
  useEffect(() => sync?.open(), [sync])
  return sync
}

/** How the edits of a chart in this window stand. */
export function useSyncState(chartId: string | null): SyncState {
  const sync = useDocument(chartId)
  return useSyncExternalStore(sync?.subscribe ?? never, () => sync?.state() ?? NEVER_EDITED)
}

/** The chart with what is edited here and not yet saved, and with what the document knows before the rest of the page does. */
export function useShownChart<Chart extends ShownChart | null>(chart: Chart): Chart {
  const { content, version, waiting } = useSyncState(chart?.id ?? null)
  return chart && content && (waiting > 0 || version > chart.version) ? withContent(chart, content) : chart
}

/** Edits a chart's document; what is edited before it is known whose window this is, waits for that. */
export function useEditing(chartId: string): (changes: readonly Change[]) => void {
  const sync = useDocument(chartId)
  const early = useRef<(readonly Change[])[]>([])
  useEffect(() => {
    if (sync) for (const changes of early.current.splice(0)) sync.edit(changes)
  }, [sync])
  return useCallback(
    (changes: readonly Change[]) => {
      if (sync) sync.edit(changes)
      else early.current.push(changes)
    },
    [sync],
  )
}
