import { useQuery } from 'urql'
import { errorMessage } from '../graphql/error-message.js'
import { Notice } from '../ui/notice.js'
import { Skeleton } from '../ui/skeleton.js'
import { ChartRows } from './chart.documents.js'
import { DataTable } from './data-table.js'
import { fieldTitle } from './field-title.js'
import type { ShownChart } from './types.js'

/** The chart's rows as a table; a series that came thinned for drawing is fetched whole. */
export function ChartRowsTable({ chart }: { readonly chart: ShownChart }) {
  const drawn = chart.data
  const thinned = drawn !== null && (drawn.columns[0]?.values.length ?? 0) < drawn.rowCount
  const [{ data, error, fetching }] = useQuery({ query: ChartRows, variables: { id: chart.id }, pause: !thinned })
  if (!drawn) return <Notice title="The data cannot be had right now">The chart is kept. Try again in a moment.</Notice>
  const whole = thinned ? data?.chart?.data : drawn
  if (error) return <Notice tone="danger" title={errorMessage(error)} />
  if (!whole) return fetching ? <Skeleton className="h-72" /> : null
  return (
    <DataTable
      columns={whole.columns}
      rowCount={whole.rowCount}
      truncated={whole.truncated}
      caption={`Data of ${chart.title}`}
      titleOf={(name) => fieldTitle(chart.spec, name)}
    />
  )
}
