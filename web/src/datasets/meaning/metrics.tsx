import { useState } from 'react'
import { Button } from '../../ui/button.js'
import { Card } from '../../ui/card.js'
import { useReturn } from '../../ui/use-return.js'
import type { DatasetPart } from '../dataset-parts.js'
import { MetricForm } from './metric-form.js'
import { MetricItem } from './metric-item.js'

/** The numbers that questions may name, what each is computed as, and a way to define another. */
export function Metrics({ dataset }: { readonly dataset: DatasetPart }) {
  const [defining, setDefining] = useState(false)
  const [define, comeBack] = useReturn<HTMLButtonElement>(defining)
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
          {dataset.metrics.map((metric) => (
            <MetricItem key={metric.name} datasetId={dataset.id} metric={metric} />
          ))}
        </ul>
      )}
      {defining ? (
        <MetricForm
          datasetId={dataset.id}
          metric={null}
          onClose={() => {
            comeBack()
            setDefining(false)
          }}
        />
      ) : (
        <Button ref={define} onClick={() => setDefining(true)}>
          Define a metric
        </Button>
      )}
    </Card>
  )
}
