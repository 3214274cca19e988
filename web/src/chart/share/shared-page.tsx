import { useEffect } from 'react'
import { type CombinedError, useQuery, useSubscription } from 'urql'
import type { SharedPartsFragment } from '../../graphql/generated/graphql.js'
import { useConnection } from '../../graphql/connection.js'
import { errorMessage } from '../../graphql/error-message.js'
import { Button } from '../../ui/button.js'
import { Card } from '../../ui/card.js'
import { plural } from '../../ui/format.js'
import { Notice } from '../../ui/notice.js'
import { usePageTitle } from '../../ui/page-title.js'
import { ChartSkeleton } from '../chart-skeleton.js'
import { ChartView } from '../chart-view.js'
import { DataTable } from '../data-table.js'
import { fieldTitle } from '../field-title.js'
import { SharedChart, SharedChartChanged } from './share.documents.js'

/** Whether the link itself was refused: it ended, or never was. */
const isRefused = ({ graphQLErrors, networkError }: CombinedError): boolean =>
  graphQLErrors.some(({ extensions }) => extensions['code'] === 'UNAUTHENTICATED') ||
  networkError?.message === 'Unauthorized'

/** The chart that a share link leads to, alive: what its people change shows as they change it. */
export function SharedPage() {
  const [{ data, error, fetching }, refetch] = useQuery({ query: SharedChart, requestPolicy: 'cache-and-network' })
  const connection = useConnection()
  const chart = data?.sharedChart ?? null
  const refused = error !== undefined && isRefused(error)
  usePageTitle(refused ? 'A link that ended' : (chart?.title ?? 'A shared chart'))
  // A socket that was closed may be that of a link that was revoked.
  useEffect(() => {
    if (connection === 'lost') refetch({ requestPolicy: 'network-only' })
  }, [connection, refetch])

  if (refused)
    return (
      <>
        <h1 className="sr-only">A shared chart</h1>
        <Notice title="This link does not work any more.">
          It has expired, or whoever shared the chart has revoked it. Ask them for another.
        </Notice>
      </>
    )
  if (!chart)
    return fetching ? (
      <ChartSkeleton />
    ) : (
      <Notice
        tone="danger"
        title={error ? errorMessage(error) : 'The chart behind this link is gone.'}
        action={<Button onClick={() => refetch({ requestPolicy: 'network-only' })}>Try again</Button>}
      />
    )
  return (
    <>
      <Following />
      <Shared chart={chart} live={connection === 'open'} />
    </>
  )
}

/** Changes arrive in the cache, and the page shows them from there. */
function Following() {
  useSubscription({ query: SharedChartChanged })
  return null
}

function Shared({ chart, live }: { readonly chart: SharedPartsFragment; readonly live: boolean }) {
  const { title, description, spec, data, dataProblem } = chart
  return (
    <Card className="rise overflow-hidden" data-chart-id={chart.id}>
      <header className="space-y-1 px-4 pt-5 sm:px-6 sm:pt-6">
        <h1 dir="auto" className="text-2xl font-semibold wrap-anywhere">
          {title}
        </h1>
        {description != null && (
          <p dir="auto" className="max-w-prose text-sm leading-relaxed wrap-anywhere text-muted">
            {description}
          </p>
        )}
        <p role="status" className={`text-sm ${live ? 'text-muted' : 'text-danger'}`} data-live={live ? 'on' : 'off'}>
          {live ? data && plural(data.rowCount, 'row') : 'The connection is lost. What changes shows once it is back.'}
        </p>
      </header>
      <div className="space-y-6 px-4 py-5 sm:px-6">
        {data ? (
          <>
            <ChartView spec={spec} columns={data.columns} label={`${title}. ${plural(data.rowCount, 'row')}`} />
            <DataTable
              columns={data.columns}
              rowCount={data.rowCount}
              truncated={data.truncated}
              caption={`Data of ${title}`}
              titleOf={(name) => fieldTitle(spec, name)}
            />
          </>
        ) : (
          <Notice title="The data cannot be had right now">
            {dataProblem?.message ?? 'The chart itself is kept. Reload in a moment to draw it.'}
          </Notice>
        )}
      </div>
    </Card>
  )
}
