import { useState } from 'react'
import { useMutation } from 'urql'
import { errorMessage, faultyField } from '../../graphql/error-message.js'
import { Button } from '../../ui/button.js'
import { TextField } from '../../ui/text-field.js'
import { DefineMetric } from './meaning.documents.js'

interface MetricFormProps {
  readonly datasetId: string
  readonly onClose: () => void
}

/** Defines a metric by its expression; what is wrong with that is said below it. */
export function MetricForm({ datasetId, onClose }: MetricFormProps) {
  const [name, setName] = useState('')
  const [expression, setExpression] = useState('')
  const [{ data, error, fetching }, define] = useMutation(DefineMetric)
  const at = error ? faultyField(error) : null
  const wrong = data?.defineMetric.__typename === 'QueryProblem' ? data.defineMetric.message : null
  const atName = error && at === 'name' ? errorMessage(error) : null
  return (
    <form
      aria-label="A metric"
      className="space-y-4 rounded-xl border border-line bg-sunken/50 p-4"
      onSubmit={(event) => {
        event.preventDefault()
        void define({ input: { datasetId, name: name.trim(), expression } }).then((reply) => {
          if (reply.data?.defineMetric.__typename === 'MetricDefined') onClose()
        })
      }}
    >
      <TextField
        autoFocus
        label="Name of the metric"
        required
        maxLength={100}
        value={name}
        problem={atName}
        onChange={({ target }) => setName(target.value)}
      />
      <TextField
        label="Computed as"
        required
        spellCheck={false}
        value={expression}
        placeholder="sum(orders.total) / count(distinct orders.customer_id)"
        problem={wrong ?? (error && atName === null ? errorMessage(error) : null)}
        hint="sum, avg, median, min, max and count of columns, with + - * / and conditions: count(orders where status = 'paid')."
        onChange={({ target }) => setExpression(target.value)}
      />
      <div className="flex gap-2">
        <Button type="submit" look="primary" busy={fetching} disabled={name.trim() === '' || expression.trim() === ''}>
          Define
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
