import { useQuery } from 'urql'
import { Link } from 'wouter'
import { ChartCard } from '../chart/chart-card.js'
import { ChartList } from '../chart/chart.documents.js'
import { useDataChanges } from '../chart/use-data-changes.js'

/** The charts worked on last; nothing at all where there are none. */
export function RecentCharts() {
  const [{ data }] = useQuery({
    query: ChartList,
    variables: { search: null, orderBy: 'RECENTLY_EDITED', first: 6, after: null },
    requestPolicy: 'cache-and-network',
  })
  const charts = data?.charts.edges ?? []
  useDataChanges(charts.map(({ node }) => node.id))
  if (charts.length === 0) return null
  return (
    <section aria-labelledby="recent" className="space-y-4">
      <div className="flex items-baseline justify-between">
        <h2 id="recent" className="text-lg font-semibold">
          Recent charts
        </h2>
        <Link href="/charts" className="text-sm font-semibold text-accent underline-offset-4 hover:underline">
          All charts
        </Link>
      </div>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {charts.map(({ node }) => (
          <li key={node.id}>
            <ChartCard chart={node} />
          </li>
        ))}
      </ul>
    </section>
  )
}
