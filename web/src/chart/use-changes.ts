import { nanoid } from 'nanoid'
import { useCallback, useState } from 'react'
import { useMutation } from 'urql'
import { errorMessage } from '../graphql/error-message.js'
import type { RefineChartMutation } from '../graphql/generated/graphql.js'
import { RedoChartEdit, RefineChart, UndoChartEdit } from './chart.documents.js'
import { clientId } from './client-id.js'
import { editInWords } from './history/edit-list.js'

/** What came of the last change by words, or of the last step back or forth. */
export type ChangeOutcome =
  | { readonly step: 'none' }
  | { readonly step: 'asking' }
  | {
      readonly step: 'answered'
      readonly prompt: string
      readonly choiceIds: readonly string[]
      readonly result: RefineChartMutation['refineChart']
      /** Whether the chart is another one than before. */
      readonly changed: boolean
    }
  | { readonly step: 'said'; readonly message: string }
  | { readonly step: 'failed'; readonly message: string }

export interface Changes {
  readonly outcome: ChangeOutcome
  /** Changes the chart by words; `choiceIds` are readings chosen for the same words. */
  readonly change: (prompt: string, choiceIds?: readonly string[]) => void
  readonly undo: () => void
  readonly redo: () => void
}

/** Changes a chart by words, and takes back or does again what this person edited last. */
export function useChanges(chartId: string, version: number): Changes {
  const [outcome, setOutcome] = useState<ChangeOutcome>({ step: 'none' })
  const [, refine] = useMutation(RefineChart)
  const [, sendUndo] = useMutation(UndoChartEdit)
  const [, sendRedo] = useMutation(RedoChartEdit)

  const change = useCallback(
    (prompt: string, choiceIds: readonly string[] = []) => {
      setOutcome({ step: 'asking' })
      const input = { chartId, prompt, choiceIds: [...choiceIds], clientId, idempotencyKey: nanoid() }
      void refine({ input }).then(({ data, error }) => {
        if (!data) {
          setOutcome({ step: 'failed', message: error ? errorMessage(error) : 'No answer came. Try again.' })
          return
        }
        const result = data.refineChart
        const changed = result.__typename === 'ChartGenerated' && result.chart.version > version
        setOutcome({ step: 'answered', prompt, choiceIds, result, changed })
      })
    },
    [chartId, version, refine],
  )

  const undo = useCallback(() => {
    setOutcome({ step: 'asking' })
    void sendUndo({ chartId, clientId }).then(({ data, error }) => {
      const result = data?.undoChartEdit
      if (!result) setOutcome({ step: 'failed', message: error ? errorMessage(error) : 'No answer came. Try again.' })
      else if (result.__typename === 'NothingToUndo') setOutcome({ step: 'said', message: result.message })
      else setOutcome({ step: 'said', message: `Undone: ${editInWords(result.edit)} is as it was before.` })
    })
  }, [chartId, sendUndo])

  const redo = useCallback(() => {
    setOutcome({ step: 'asking' })
    void sendRedo({ chartId, clientId }).then(({ data, error }) => {
      const result = data?.redoChartEdit
      if (!result) setOutcome({ step: 'failed', message: error ? errorMessage(error) : 'No answer came. Try again.' })
      else if (result.__typename === 'NothingToUndo') setOutcome({ step: 'said', message: result.message })
      else setOutcome({ step: 'said', message: `Done again: ${editInWords(result.edit)} changed.` })
    })
  }, [chartId, sendRedo])

  return { outcome, change, undo, redo }
}
