import { useDeferredValue, useState } from 'react'
import { useQuery } from 'urql'
import { Link } from 'wouter'
import { useReturn } from '../graphql/connection.js'
import { errorMessage } from '../graphql/error-message.js'
import type { ChartOrder } from '../graphql/generated/graphql.js'
import { Button, buttonClass } from '../ui/button.js'
import { plural } from '../ui/format.js'
import { Notice } from '../ui/notice.js'
import { usePageTitle } from '../ui/page-title.js'
import { SearchField } from '../ui/search-field.js'
import { Select } from '../ui/select.js'
import { Skeleton } from '../ui/skeleton.js'
import { ChartCard } from './chart-card.js'
import { ChartList } from './chart.documents.js'
import { useDataChanges } from './use-data-changes.js'
import { useWorkspaceCharts } from './use-workspace-charts.js'

const PAGE = 12
const orders: Record<ChartOrder, string> = {
  RECENTLY_EDITED: 'Last edited',
  RECENTLY_CREATED: 'Newest',
  TITLE: 'Title',
}
const isOrder = (value: string): value is ChartOrder => value in orders

/** How many charts there are; until what is searched for has come, those shown are of the search before. */
function counted(count: number, words: string, fetching: boolean): string {
  if (words === '') return plural(count, 'saved chart')
  return fetching ? `Searching for “${words}” …` : `${plural(count, 'chart')} for “${words}”`
}

/** All saved charts: searched, ordered, a page at a time. */
export function GalleryPage() {
  usePageTitle('Charts')
  const [search, setSearch] = useState('')
  const [orderBy, setOrder] = useState<ChartOrder>('RECENTLY_EDITED')
  // The cursor each page began after; the last one is the page shown.
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null])
  const words = useDeferredValue(search.trim())
  const [{ data, error, fetching, stale }, refetch] = useQuery({
    query: ChartList,
    variables: { search: words === '' ? null : words, orderBy, first: PAGE, after: cursors.at(-1) ?? null },
    requestPolicy: 'cache-and-network',
  })
  const list = data?.charts
  useWorkspaceCharts()
  useReturn(() => refetch({ requestPolicy: 'network-only' }))
  useDataChanges(list?.edges.map(({ node }) => node.id) ?? [])
  const empty = list?.totalCount === 0 && words === '' && search === ''

  return (
    <div className="space-y-8">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="text-3xl font-semibold">Charts</h1>
          <p className="mt-1 min-h-6 text-muted" role="status">
            {list && counted(list.totalCount, words, fetching)}
          </p>
        </div>
        <div className={`flex w-full gap-3 sm:w-auto ${empty ? 'hidden' : ''}`}>
          <SearchField
            label="Search charts"
            placeholder="Search charts"
            className="min-w-0 grow"
            value={search}
            onChange={(value) => {
              setSearch(value)
              setCursors([null])
            }}
          />
          <Select
            label="Order by"
            className="shrink-0"
            value={orderBy}
            onChange={(event) => {
              if (isOrder(event.target.value)) setOrder(event.target.value)
              setCursors([null])
            }}
          >
            {Object.entries(orders).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </div>
      </div>

      {error && !list && (
        <Notice
          tone="danger"
          title={errorMessage(error)}
          action={<Button onClick={() => refetch({ requestPolicy: 'network-only' })}>Try again</Button>}
        />
      )}
      {!list && fetching && (
        <div
          className="grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-2 lg:grid-cols-3"
          aria-busy="true"
          aria-label="Charts are on their way"
        >
          {Array.from({ length: 6 }, (_, index) => (
            <Skeleton key={index} className="h-52" />
          ))}
        </div>
      )}
      {list?.edges.length === 0 &&
        (words === '' ? (
          <Notice
            title="No charts yet"
            action={
              <Link href="/" className={buttonClass('primary')}>
                Ask a question
              </Link>
            }
          >
            Every question you ask becomes a chart, and every chart is kept here.
          </Notice>
        ) : (
          <Notice
            title={`No chart has “${words}” in its title or question`}
            action={<Button onClick={() => setSearch('')}>Clear the search</Button>}
          />
        ))}
      {list && list.edges.length > 0 && (
        <>
          <h2 className="sr-only">{words === '' ? 'Saved charts' : 'Charts found'}</h2>
          <ul
            className={`grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-2 lg:grid-cols-3 ${stale || fetching ? 'opacity-60' : ''}`}
          >
            {list.edges.map(({ node }) => (
              <li key={node.id}>
                <ChartCard chart={node} />
              </li>
            ))}
          </ul>
        </>
      )}
      {list && (cursors.length > 1 || list.pageInfo.hasNextPage) && (
        <nav aria-label="Pages of charts" className="flex items-center justify-center gap-3">
          <Button disabled={cursors.length === 1} onClick={() => setCursors(cursors.slice(0, -1))}>
            Previous
          </Button>
          <span className="text-sm text-muted tabular-nums">
            Page {cursors.length} of {Math.max(cursors.length, Math.ceil(list.totalCount / PAGE))}
          </span>
          <Button
            disabled={!list.pageInfo.hasNextPage}
            onClick={() => setCursors([...cursors, list.pageInfo.endCursor])}
          >
            Next
          </Button>
        </nav>
      )}
    </div>
  )
}
