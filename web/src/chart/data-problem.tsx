import { nanoid } from 'nanoid'
import { useMutation } from 'urql'
import { useLocation } from 'wouter'
import { errorMessage } from '../graphql/error-message.js'
import { useConversation } from '../prompt/thread-context.js'
import { Button } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { Notice } from '../ui/notice.js'
import { ReplaceChartColumns } from './chart.documents.js'
import { clientId } from './client-id.js'
import { MendMetric } from './mend-metric.js'
import { Mending } from './mending.js'
import { goneOf, type Instead } from './mends.js'
import type { ShownChart } from './types.js'

type Problem = NonNullable<ShownChart['dataProblem']>

interface DataProblemProps {
  readonly chart: ShownChart
  readonly problem: Problem
  readonly editable: boolean
}

/** What has become of a chart's data, in place of its picture, and what would mend it. */
export function DataProblem({ chart, problem, editable }: DataProblemProps) {
  const [result, replace] = useMutation(ReplaceChartColumns)
  const { columns, metrics } = problem
  const gone = goneOf(problem)
  const outcome = result.data?.replaceChartColumns
  const refusal = result.error
    ? errorMessage(result.error)
    : outcome?.__typename === 'InvalidSpec' || outcome?.__typename === 'EditConflict'
      ? outcome.message
      : null
  const mendable = editable && gone.length > 0 && gone.every(({ ways }) => ways.length > 0)
  // Where a column is gone as well, a metric that fits again would not mend the chart.
  const computable = editable && columns.length === 0 && chart.dataset ? metrics : []

  function use({ replacements, metrics: measures }: Instead): void {
    const changes = { replacements: [...replacements], metrics: [...measures] }
    void replace({ input: { chartId: chart.id, ...changes, clientId, idempotencyKey: nanoid() } })
  }

  return (
    <div className="min-h-64" data-problem={gone.map(({ label }) => label).join(' ')}>
      <Notice tone="danger" title={problem.message}>
        {gone.length > 0 && <p>The data behind this chart has changed since it was made. The chart itself is kept.</p>}
        {metrics
          .filter(({ message }) => message !== problem.message)
          .map(({ metric, message }) => (
            <p key={metric}>{message}</p>
          ))}
        {mendable && <Mending key={JSON.stringify(gone)} gone={gone} busy={result.fetching} onUse={use} />}
        {computable
          .filter(({ expressions }) => expressions.length > 0)
          .map(({ metric, expressions }) => (
            <MendMetric key={metric} datasetId={chart.dataset?.id ?? ''} metric={metric} expressions={expressions} />
          ))}
        {refusal !== null && <p className="text-danger">{refusal}</p>}
        {editable && chart.prompt !== null && chart.dataset && (
          <AskAnew datasetId={chart.dataset.id} prompt={chart.prompt} />
        )}
      </Notice>
    </div>
  )
}

/** The question of the chart, asked of the data as it is now; the answer is a chart of its own. */
function AskAnew({ datasetId, prompt }: { readonly datasetId: string; readonly prompt: string }) {
  const { ask } = useConversation()
  const [, navigate] = useLocation()
  return (
    <Button
      icon={<Icon name="ask" size={16} />}
      onClick={() => {
        ask({ datasetId, prompt, choiceIds: [], followUpTo: null })
        navigate(`/?dataset=${datasetId}`)
      }}
    >
      Ask again: “{prompt}”
    </Button>
  )
}
