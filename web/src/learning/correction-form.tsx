import type { QuerySpec } from '@askchart/vocabulary'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { useQuery } from 'urql'
import { errorMessage } from '../graphql/error-message.js'
import { Button } from '../ui/button.js'
import { Notice } from '../ui/notice.js'
import { Skeleton } from '../ui/skeleton.js'
import { ConditionFields, DimensionFields, MeasureFields } from './correction-fields.js'
import type { TableChoice } from './column-options.js'
import { draftOf, queryOf } from './correction.js'
import { CorrectionStart } from './learning.documents.js'

interface CorrectionFormProps {
  readonly chartId: string
  readonly datasetId: string
  readonly busy: boolean
  readonly onCorrect: (query: QuerySpec) => void
  readonly onCancel: () => void
}

/** What would have been right: other columns, another way to sum up, other values. */
export function CorrectionForm({ chartId, datasetId, busy, onCorrect, onCancel }: CorrectionFormProps) {
  const [{ data, error }] = useQuery({ query: CorrectionStart, variables: { chartId, datasetId } })
  const query = data?.chart?.analysis?.query
  const tables = data?.dataset?.tables
  if (query && tables)
    return <Fields query={query} tables={tables} busy={busy} onCorrect={onCorrect} onCancel={onCancel} />
  if (error || data)
    return (
      <Notice
        tone="danger"
        title={error ? errorMessage(error) : 'This reading is kept no longer, so it cannot be corrected.'}
      />
    )
  return <Skeleton className="h-48" />
}

interface Fields extends Omit<CorrectionFormProps, 'chartId' | 'datasetId'> {
  readonly query: QuerySpec
  readonly tables: readonly TableChoice[]
}

function Fields({ query, tables, busy, onCorrect, onCancel }: Fields) {
  const [draft, setDraft] = useState(() => draftOf(query))
  const corrected = queryOf(draft, query)
  const form = useRef<HTMLFormElement>(null)
  // The button that opened the form is gone; the focus goes on to what came in its place.
  useEffect(() => form.current?.querySelector('select')?.focus(), [])
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(query))
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (changed) onCorrect(corrected)
  }
  return (
    <form ref={form} onSubmit={submit} aria-label="What would have been right" className="space-y-3">
      <MeasureFields draft={draft} tables={tables} onChange={setDraft} />
      <DimensionFields draft={draft} tables={tables} onChange={setDraft} />
      <ConditionFields draft={draft} tables={tables} onChange={setDraft} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={busy} disabled={!changed}>
          Teach this
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
