import { useState } from 'react'
import { useMutation } from 'urql'
import { errorMessage, faultyField } from '../../graphql/error-message.js'
import { Button } from '../../ui/button.js'
import { TextField } from '../../ui/text-field.js'
import type { MetricPart } from '../dataset-parts.js'
import { DefineMetric } from './meaning.documents.js'

interface MetricFormProps {
  readonly datasetId: string
  /** The one that is edited; null for another. Charts name it, so it keeps its name. */
  readonly metric: MetricPart | null
  readonly onClose: () => void
}

/** Defines a metric by its expression, or changes one; what is wrong with that is said below it. */
export function MetricForm({ datasetId, metric, onClose }: MetricFormProps) {
  const [name, setName] = useState(metric?.name ?? '')
  const [expression, setExpression] = useState(metric?.expression ?? '')
  const [description, setDescription] = useState(metric?.description ?? '')
  const [{ data, error, fetching }, define] = useMutation(DefineMetric)
  const at = error ? faultyField(error) : null
  const wrong = data?.defineMetric.__typename === 'QueryProblem' ? data.defineMetric.message : null
  const problem = (field: string): string | null => (error && at === field ? errorMessage(error) : null)
  const elsewhere = error && at !== 'name' && at !== 'description' ? errorMessage(error) : null
  return (
    <form
      aria-label={metric === null ? 'A metric' : `How ${metric.name} is computed`}
      className="space-y-4 rounded-xl border border-line bg-sunken/50 p-4"
      onSubmit={(event) => {
        event.preventDefault()
        const input = { datasetId, name: name.trim(), expression, description: description.trim() || null }
        void define({ input }).then((reply) => {
          if (reply.data?.defineMetric.__typename === 'MetricDefined') onClose()
        })
      }}
    >
      {metric === null && (
        <TextField
          autoFocus
          label="Name of the metric"
          required
          maxLength={100}
          value={name}
          problem={problem('name')}
          onChange={({ target }) => setName(target.value)}
        />
      )}
      <TextField
        autoFocus={metric !== null}
        label="Computed as"
        required
        spellCheck={false}
        value={expression}
        placeholder="sum(orders.total) / count(distinct orders.customer_id)"
        problem={wrong ?? elsewhere}
        hint="sum, avg, median, min, max and count of columns, with + - * / and conditions: count(orders where status = 'paid')."
        onChange={({ target }) => setExpression(target.value)}
      />
      <TextField
        label="What it says"
        maxLength={500}
        value={description}
        placeholder="What is left of each sale, after costs"
        problem={problem('description')}
        onChange={({ target }) => setDescription(target.value)}
      />
      <div className="flex gap-2">
        <Button type="submit" look="primary" busy={fetching} disabled={name.trim() === '' || expression.trim() === ''}>
          {metric === null ? 'Define' : 'Save'}
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
