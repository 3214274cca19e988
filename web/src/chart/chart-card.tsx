import type { ChartListQuery } from '../graphql/generated/graphql.js'
import { Link } from 'wouter'
import { ago } from '../ui/format.js'
import { Thumbnail } from './thumbnail.js'

type ListedChart = ChartListQuery['charts']['edges'][number]['node']

/** A saved chart in a list: what it looks like, what it is called, whose data, when it changed. */
export function ChartCard({ chart }: { readonly chart: ListedChart }) {
  return (
    <Link
      href={`/charts/${chart.id}`}
      className="group flex h-full flex-col rounded-2xl border border-line bg-surface p-4 transition-shadow hover:border-line-strong hover:shadow-card"
    >
      <Thumbnail id={chart.id} spec={chart.spec} version={chart.version} />
      <h3
        dir="auto"
        className="mt-3 line-clamp-2 text-left wrap-anywhere leading-snug font-semibold group-hover:text-accent"
      >
        {chart.title}
      </h3>
      <p className="mt-auto pt-2 text-sm text-muted">
        {chart.dataset ? `${chart.dataset.name} · ` : ''}
        <time dateTime={chart.updatedAt}>{ago(chart.updatedAt, Date.now())}</time>
      </p>
    </Link>
  )
}
