import { useState } from 'react'
import { useQuery } from 'urql'
import { Link } from 'wouter'
import { errorMessage, isNotFound } from '../graphql/error-message.js'
import { useAskAgain } from '../offline/reach.js'
import { Button, buttonClass } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { Notice } from '../ui/notice.js'
import { usePageTitle } from '../ui/page-title.js'
import { Skeleton } from '../ui/skeleton.js'
import { AskAbout } from './ask-about.js'
import { ReadDifferently } from './bring/reading.js'
import { ReplacePanel } from './bring/replace-panel.js'
import { LivePanel } from './connect/live-panel.js'
import { DatasetDetail } from './dataset.documents.js'
import { DatasetHeading } from './dataset-heading.js'
import { DatasetTables } from './dataset-tables.js'
import { Metrics } from './meaning/metrics.js'
import { Settings } from './meaning/settings.js'

/** Everything about one dataset: what is in it, what it means, and questions to begin with. */
export function DatasetPage({ id }: { readonly id: string }) {
  const [{ data, error, fetching }, refetch] = useQuery({
    query: DatasetDetail,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const dataset = data?.dataset
  const again = (): void => refetch({ requestPolicy: 'network-only' })
  useAskAgain(!dataset && error !== undefined, again)
  const [sought, seek] = useState<{ readonly ref: string } | null>(null)
  usePageTitle(dataset?.name ?? 'Dataset')
  return (
    <div className="space-y-6">
      <Link href="/datasets" className={buttonClass('quiet', '-ml-3 px-3')}>
        <Icon name="back" size={16} /> All datasets
      </Link>
      {!dataset && fetching && <Skeleton className="h-96" />}
      {!dataset && !fetching && (
        <>
          <h1 className="sr-only">Dataset</h1>
          <Notice
            tone="danger"
            title={error && !isNotFound(error) ? errorMessage(error) : 'There is no such dataset, or not for you'}
            action={<Button onClick={again}>Try again</Button>}
          />
        </>
      )}
      {dataset && (
        <>
          <DatasetHeading dataset={dataset} />
          <AskAbout dataset={dataset} />
          <ReadDifferently value={dataset.source === 'UPLOAD' ? (ref) => seek({ ref }) : null}>
            <DatasetTables dataset={dataset} />
          </ReadDifferently>
          <Metrics dataset={dataset} />
          <Settings dataset={dataset} />
          {dataset.source === 'UPLOAD' && <ReplacePanel dataset={dataset} sought={sought} />}
          {(dataset.source === 'POSTGRES' || dataset.source === 'CLICKHOUSE') && (
            <LivePanel dataset={{ id: dataset.id, name: dataset.name, kind: dataset.source }} />
          )}
        </>
      )}
    </div>
  )
}
