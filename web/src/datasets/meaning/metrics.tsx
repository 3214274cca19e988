import { useState } from 'react'
import { useMutation } from 'urql'
import { errorMessage } from '../../graphql/error-message.js'
import { Button } from '../../ui/button.js'
import { Card } from '../../ui/card.js'
import type { DatasetPart } from '../dataset-parts.js'
import { DeleteMetric } from './meaning.documents.js'
import { MetricForm } from './metric-form.js'

/** The numbers that questions may name, what each is computed as, and a way to define another. */
export function Metrics({ dataset }: { readonly dataset: DatasetPart }) {
  const [defining, setDefining] = useState(false)
  const [{ error, fetching }, remove] = useMutation(DeleteMetric)
  return (
    <Card aria-labelledby="metrics" className="space-y-4 p-4 sm:p-6">
      <div>
        <h2 id="metrics" className="text-xl font-semibold">
          Metrics
        </h2>
        <p className="mt-1 text-sm text-muted">Numbers with a name of their own, which questions may use.</p>
      </div>
      {dataset.metrics.length > 0 && (
        <ul aria-label="Metrics" className="divide-y divide-line border-y border-line text-sm">
          {dataset.metrics.map(({ name, expression }) => (
            <li key={name} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
              <span className="min-w-0 wrap-anywhere">
                <span className="font-semibold">{name}</span>
                <code className="ml-3 font-mono text-xs text-muted">{expression}</code>
              </span>
              <Button
                look="quiet"
                busy={fetching}
                aria-label={`Delete ${name}`}
                onClick={() => void remove({ input: { datasetId: dataset.id, name } })}
              >
                Delete
              </Button>
            </li>
          ))}
        </ul>
      )}
      {error && (
        <p role="alert" className="text-sm text-danger">
          {errorMessage(error)}
        </p>
      )}
      {defining ? (
        <MetricForm datasetId={dataset.id} onClose={() => setDefining(false)} />
      ) : (
        <Button onClick={() => setDefining(true)}>Define a metric</Button>
      )}
    </Card>
  )
}
