import { useEditing, useSyncState } from './document/use-document.js'
import type { Change } from './spec-edits.js'

/** How to edit a chart from this window, and in words why the last edit was refused, where it was. */
export interface ChartEditing {
  readonly edit: (changes: readonly Change[]) => void
  readonly refusal: string | null
}

/** Edits show at once, are kept until they are saved, and what the server refuses is taken back and said. */
export function useEditChart(chartId: string): ChartEditing {
  const edit = useEditing(chartId)
  const { refusal } = useSyncState(chartId)
  return { edit, refusal }
}
