import { useCallback, useEffect, useSyncExternalStore } from 'react'
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

/**
 * The chart with what is edited here and not yet saved, and with what the document knows before the rest of the page does.
 * Until it is known whose window this is, it is only looked at: an edit would be kept for nobody, and go with the window.
 */
export function useShownChart<Chart extends ShownChart | null>(chart: Chart): Chart {
  const known = useDocument(chart?.id ?? null) !== null
  const { content, version, waiting } = useSyncState(chart?.id ?? null)
  const shown = chart && content && (waiting > 0 || version > chart.version) ? withContent(chart, content) : chart
  return shown && !known ? { ...shown, viewerCanEdit: false } : shown
}

/** Edits a chart's document, once it is known whose window this is. */
export function useEditing(chartId: string): (changes: readonly Change[]) => void {
  const sync = useDocument(chartId)
  return useCallback((changes: readonly Change[]) => sync?.edit(changes), [sync])
}
