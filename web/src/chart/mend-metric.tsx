import { useMutation } from 'urql'
import { DefineMetric } from '../datasets/meaning/meaning.documents.js'
import { errorMessage } from '../graphql/error-message.js'
import { Button } from '../ui/button.js'

interface MendMetricProps {
  readonly datasetId: string
  readonly metric: string
  readonly expressions: readonly string[]
}

/** Mends a metric itself, and so every chart that uses it: what draws from it hears of that and is drawn anew. */
export function MendMetric({ datasetId, metric, expressions }: MendMetricProps) {
  const [{ data, error, fetching }, define] = useMutation(DefineMetric)
  const wrong = data?.defineMetric.__typename === 'QueryProblem' ? data.defineMetric.message : null
  const refusal = error ? errorMessage(error) : wrong
  return (
    <div className="space-y-2">
      <p>Or mend “{metric}” itself, for every chart that uses it:</p>
      <div className="flex flex-wrap gap-2">
        {expressions.map((expression) => (
          <Button
            key={expression}
            busy={fetching}
            className="max-w-full"
            onClick={() => void define({ input: { datasetId, name: metric, expression } })}
          >
            <span className="wrap-anywhere">
              Compute it as <code className="font-mono text-xs">{expression}</code>
            </span>
          </Button>
        ))}
      </div>
      {refusal !== null && <p className="text-danger">{refusal}</p>}
    </div>
  )
}
