import { nanoid } from 'nanoid'
import { useEffect, useRef, useState } from 'react'
import { useMutation, useSubscription } from 'urql'
import { errorMessage } from '../graphql/error-message.js'
import type { ExportFormat, ExportPartsFragment } from '../graphql/generated/graphql.js'
import type { Theme } from '../ui/theme.js'
import { ExportCharts, ExportProgress } from './exports.documents.js'

/** Where an export stands. */
export type ExportState =
  | { readonly step: 'idle' }
  | { readonly step: 'making'; readonly format: ExportFormat; readonly progress: number | null }
  | { readonly step: 'done'; readonly fileName: string; readonly url: string }
  | { readonly step: 'failed'; readonly message: string }

function stateOf(found: ExportPartsFragment): ExportState {
  if (found.status === 'FAILED')
    return { step: 'failed', message: found.problem ?? 'The file could not be made. Try again.' }
  if (found.status === 'DONE' && found.url !== null) {
    return { step: 'done', url: found.url, fileName: found.fileName ?? `chart.${found.format.toLowerCase()}` }
  }
  return { step: 'making', format: found.format, progress: found.status === 'RUNNING' ? found.progress : null }
}

/** Makes files of a chart, one at a time. `onReady` runs once for each, with its signed link. */
export function useExport(onReady: (file: { readonly url: string; readonly fileName: string }) => void) {
  const [state, setState] = useState<ExportState>({ step: 'idle' })
  const [id, setId] = useState<string | null>(null)
  const delivered = useRef<string | null>(null)
  const [, send] = useMutation(ExportCharts)
  const [{ data, error }] = useSubscription({ query: ExportProgress, variables: { id: id ?? '' }, pause: id === null })

  const current = data?.exportProgress
  const shown: ExportState =
    id !== null && current?.id === id
      ? stateOf(current)
      : id !== null && error
        ? { step: 'failed', message: errorMessage(error) }
        : state

  useEffect(() => {
    if (shown.step !== 'done' || id === null || delivered.current === id) return
    delivered.current = id
    onReady(shown)
  })

  async function start(chartId: string, format: ExportFormat, theme: Theme): Promise<void> {
    setId(null)
    setState({ step: 'making', format, progress: null })
    const result = await send({
      input: {
        chartIds: [chartId],
        format,
        theme: theme === 'dark' ? 'DARK' : 'LIGHT',
        idempotencyKey: nanoid(),
      },
    })
    const outcome = result.data?.exportCharts
    if (result.error) setState({ step: 'failed', message: errorMessage(result.error) })
    else if (outcome?.__typename === 'ExportRefused') setState({ step: 'failed', message: outcome.message })
    else if (outcome?.__typename === 'ExportQueued') setId(outcome.export.id)
  }
  return { state: shown, start }
}
