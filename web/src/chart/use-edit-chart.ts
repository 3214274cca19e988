import { useCallback, useState } from 'react'
import { useMutation } from 'urql'
import { errorMessage } from '../graphql/error-message.js'
import { EditChart } from './chart.documents.js'
import { clientId } from './client-id.js'
import type { Change } from './spec-edits.js'

/** How to edit a chart from this window, and in words why the last edit was refused, where it was. */
export interface ChartEditing {
  readonly edit: (changes: readonly Change[]) => void
  readonly refusal: string | null
}

/** Edits show at once; what the server refuses is taken back and said. */
export function useEditChart(chartId: string): ChartEditing {
  const [, send] = useMutation(EditChart)
  const [refusal, setRefusal] = useState<string | null>(null)

  const edit = useCallback(
    (changes: readonly Change[]) => {
      if (changes.length === 0) return
      setRefusal(null)
      void send({ input: { chartId, clientId, changes: [...changes], idempotencyKey: crypto.randomUUID() } }).then(
        ({ data, error }) => {
          const result = data?.editChart
          if (error) setRefusal(errorMessage(error))
          else if (result?.__typename === 'InvalidSpec')
            setRefusal([result.message, ...result.issues.map(({ message }) => message)].join(' '))
          else if (result?.__typename === 'EditConflict') setRefusal(result.message)
        },
      )
    },
    [chartId, send],
  )
  return { edit, refusal }
}
