import { useQuery } from 'urql'
import { errorMessage } from '../graphql/error-message.js'
import { useAskAgain } from '../offline/reach.js'
import { Button } from '../ui/button.js'
import { plural } from '../ui/format.js'
import { Notice } from '../ui/notice.js'
import { usePageTitle } from '../ui/page-title.js'
import { Skeleton } from '../ui/skeleton.js'
import { BringHere } from './bring/bring-here.js'
import { BringPanel } from './bring/bring-panel.js'
import { ConnectPanel } from './connect/connect-panel.js'
import { DatasetCard } from './dataset-card.js'
import { DatasetList } from './datasets.documents.js'

/** What there is to ask about, and how to bring more. */
export function DatasetsPage() {
  usePageTitle('Datasets')
  const [{ data, error, fetching }, refetch] = useQuery({ query: DatasetList, requestPolicy: 'cache-and-network' })
  const list = data?.datasets
  const again = (): void => refetch({ requestPolicy: 'network-only' })
  useAskAgain(!list && error !== undefined, again)
  return (
    <div className="space-y-8">
      <BringHere />
      <div>
        <h1 className="text-3xl font-semibold">Datasets</h1>
        <p className="mt-1 min-h-6 text-muted">{list && `${plural(list.totalCount, 'dataset')} to ask about`}</p>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="space-y-6">
          {error && !list && (
            <Notice tone="danger" title={errorMessage(error)} action={<Button onClick={again}>Try again</Button>} />
          )}
          {!list && fetching && <Skeleton className="h-80" />}
          {list?.edges.length === 0 && (
            <Notice title="No data yet">
              Bring a file: its columns are read and it can be asked about within seconds.
            </Notice>
          )}
          {list && list.edges.length > 0 && (
            <ul aria-label="Datasets" className="space-y-6">
              {list.edges.map(({ node }) => (
                <li key={node.id}>
                  <DatasetCard dataset={node} />
                </li>
              ))}
            </ul>
          )}
        </div>
        <div className="order-first space-y-6 lg:sticky lg:top-24 lg:order-none">
          <BringPanel />
          <ConnectPanel />
        </div>
      </div>
    </div>
  )
}
