import { useState } from 'react'
import { useMutation } from 'urql'
import { errorMessage } from '../../graphql/error-message.js'
import { Button } from '../../ui/button.js'
import { Notice } from '../../ui/notice.js'
import { useReturn } from '../../ui/use-return.js'
import type { MetricPart } from '../dataset-parts.js'
import { DefineMetric, DeleteMetric } from './meaning.documents.js'
import { MetricForm } from './metric-form.js'

interface MetricItemProps {
  readonly datasetId: string
  readonly metric: MetricPart
}

/** A metric with what it says, and ways to change it; where it fits the data no more, why, and what would mend it. */
export function MetricItem({ datasetId, metric }: MetricItemProps) {
  const { name, expression, description, problem, suggestions } = metric
  const [editing, setEditing] = useState(false)
  const [removing, remove] = useMutation(DeleteMetric)
  const [mending, define] = useMutation(DefineMetric)
  const [edit, comeBack] = useReturn<HTMLButtonElement>(editing)
  const error = removing.error ?? mending.error
  if (editing)
    return (
      <li className="space-y-2 py-3">
        <p className="font-semibold wrap-anywhere">{name}</p>
        <MetricForm
          datasetId={datasetId}
          metric={metric}
          onClose={() => {
            comeBack()
            setEditing(false)
          }}
        />
      </li>
    )
  return (
    <li className="space-y-2 py-2" data-metric={name}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0 py-2 wrap-anywhere">
          <span className="font-semibold">{name}</span>
          <code className="ml-3 font-mono text-xs text-muted">{expression}</code>
          {description != null && <p className="mt-0.5 text-muted">{description}</p>}
        </div>
        <div className="flex gap-1">
          <Button ref={edit} look="quiet" aria-label={`Edit ${name}`} onClick={() => setEditing(true)}>
            Edit
          </Button>
          <Button
            look="quiet"
            busy={removing.fetching}
            aria-label={`Delete ${name}`}
            onClick={() => void remove({ input: { datasetId, name } })}
          >
            Delete
          </Button>
        </div>
      </div>
      {problem != null && (
        <Notice tone="danger" title="It does not fit the data any more">
          <p className="wrap-anywhere">{problem}</p>
          {suggestions.length > 0 && (
            <div className="flex flex-wrap gap-2">
              {suggestions.map((other, index) => (
                <Button
                  key={other}
                  look={index === 0 ? 'primary' : 'plain'}
                  busy={mending.fetching}
                  onClick={() => void define({ input: { datasetId, name, expression: other } })}
                >
                  <span className="wrap-anywhere">
                    Compute it as <code className="font-mono text-xs">{other}</code>
                  </span>
                </Button>
              ))}
            </div>
          )}
        </Notice>
      )}
      {error && (
        <p role="alert" className="text-sm text-danger">
          {errorMessage(error)}
        </p>
      )}
    </li>
  )
}
