import { useState } from 'react'
import { useMutation } from 'urql'
import { useLocation } from 'wouter'
import { errorMessage } from '../graphql/error-message.js'
import { useConversation } from '../prompt/thread-context.js'
import { Button } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { Notice } from '../ui/notice.js'
import { Select } from '../ui/select.js'
import { ReplaceChartColumns } from './chart.documents.js'
import { clientId } from './client-id.js'
import { columnName } from './column-name.js'
import type { ShownChart } from './types.js'

type Problem = NonNullable<ShownChart['dataProblem']>
type Instead = Readonly<Record<string, string>>

interface DataProblemProps {
  readonly chart: ShownChart
  readonly problem: Problem
  readonly editable: boolean
}

/** What has become of a chart's data, in place of its picture, and what would mend it. */
export function DataProblem({ chart, problem, editable }: DataProblemProps) {
  const [result, replace] = useMutation(ReplaceChartColumns)
  const { columns } = problem
  const outcome = result.data?.replaceChartColumns
  const refusal = result.error
    ? errorMessage(result.error)
    : outcome?.__typename === 'InvalidSpec' || outcome?.__typename === 'EditConflict'
      ? outcome.message
      : null
  const mendable = editable && columns.length > 0 && columns.every(({ suggestions }) => suggestions.length > 0)

  function use(instead: Instead): void {
    const replacements = Object.entries(instead).map(([column, by]) => ({ column, by }))
    void replace({ input: { chartId: chart.id, replacements, clientId, idempotencyKey: crypto.randomUUID() } })
  }

  return (
    <div className="min-h-64" data-problem={columns.map(({ column }) => column).join(' ')}>
      <Notice tone="danger" title={problem.message}>
        {columns.length > 0 && (
          <p>The data behind this chart has changed since it was made. The chart itself is kept.</p>
        )}
        {mendable && <Mending key={JSON.stringify(columns)} columns={columns} busy={result.fetching} onUse={use} />}
        {refusal !== null && <p className="text-danger">{refusal}</p>}
        {editable && chart.prompt !== null && chart.dataset && (
          <AskAnew datasetId={chart.dataset.id} prompt={chart.prompt} />
        )}
      </Notice>
    </div>
  )
}

/** One column is replaced by a click; several are chosen first, as only all of them make the chart drawable. */
function Mending({
  columns,
  busy,
  onUse,
}: {
  readonly columns: Problem['columns']
  readonly busy: boolean
  readonly onUse: (instead: Instead) => void
}) {
  const [instead, setInstead] = useState<Instead>(() =>
    Object.fromEntries(columns.map(({ column, suggestions }) => [column, suggestions[0] ?? ''])),
  )
  const [only] = columns
  if (columns.length === 1 && only)
    return (
      <div className="flex flex-wrap gap-2">
        {only.suggestions.map((by, index) => (
          <Button
            key={by}
            look={index === 0 ? 'primary' : 'plain'}
            busy={busy}
            onClick={() => onUse({ [only.column]: by })}
          >
            Use “{columnName(by, only.column)}” instead
          </Button>
        ))}
      </div>
    )
  return (
    <div className="flex flex-wrap items-end gap-3">
      {columns.map(({ column, suggestions }) => (
        <Select
          key={column}
          look="field"
          label={`Instead of ${column}`}
          value={instead[column] ?? ''}
          onChange={(event) => setInstead({ ...instead, [column]: event.target.value })}
        >
          {suggestions.map((by) => (
            <option key={by} value={by}>
              {columnName(by, column)}
            </option>
          ))}
        </Select>
      ))}
      <Button look="primary" busy={busy} onClick={() => onUse(instead)}>
        Use these instead
      </Button>
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
