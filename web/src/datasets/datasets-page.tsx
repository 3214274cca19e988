import { useDeferredValue, useState } from 'react'
import { errorMessage } from '../graphql/error-message.js'
import type { DatasetListQuery } from '../graphql/generated/graphql.js'
import { useAllPages } from '../graphql/use-all-pages.js'
import { useAskAgain } from '../offline/reach.js'
import { Button } from '../ui/button.js'
import { plural } from '../ui/format.js'
import { Notice } from '../ui/notice.js'
import { usePageTitle } from '../ui/page-title.js'
import { SearchField } from '../ui/search-field.js'
import { Skeleton } from '../ui/skeleton.js'
import { BringHere } from './bring/bring-here.js'
import { BringPanel } from './bring/bring-panel.js'
import { ConnectPanel } from './connect/connect-panel.js'
import { DatasetCard } from './dataset-card.js'
import { DatasetList } from './datasets.documents.js'
import { newestFirst } from './newest-first.js'

/** So many are shown at first, and so many more each time; with more there is a search. */
const STEP = 24

const pageOf = ({ datasets }: DatasetListQuery) => datasets

/** What there is to ask about, newest first, and how to bring more. */
export function DatasetsPage() {
  usePageTitle('Datasets')
  const { pages, complete, error, askAgain } = useAllPages({
    query: DatasetList,
    pageOf,
    requestPolicy: 'cache-and-network',
  })
  useAskAgain(!complete && error !== null, askAgain)
  const [search, setSearch] = useState('')
  const [most, setMost] = useState(STEP)
  const words = useDeferredValue(search.trim())
  const all = pages.flatMap(({ edges }) => edges.map(({ node }) => node))
  const found = newestFirst(all, words)
  // Where the newest are is known with the last page.
  const list = complete || (error && pages.length > 0) ? found : null
  return (
    <div className="space-y-8">
      <BringHere />
      <div>
        <h1 className="text-3xl font-semibold">Datasets</h1>
        <p className="mt-1 min-h-6 text-muted" role="status">
          {list &&
            (words === ''
              ? `${plural(pages[0]?.totalCount ?? 0, 'dataset')} to ask about`
              : `${plural(list.length, 'dataset')} for “${words}”`)}
        </p>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="space-y-6">
          {error && !complete && (
            <Notice tone="danger" title={errorMessage(error)} action={<Button onClick={askAgain}>Try again</Button>} />
          )}
          {!list && !error && <Skeleton className="h-80" />}
          {list && all.length > STEP && (
            <SearchField
              label="Search datasets"
              placeholder="Search datasets and their tables"
              value={search}
              onChange={(value) => {
                setSearch(value)
                setMost(STEP)
              }}
            />
          )}
          {list?.length === 0 &&
            (words === '' ? (
              <Notice title="No data yet">
                Bring a file: its columns are read and it can be asked about within seconds.
              </Notice>
            ) : (
              <Notice
                title={`No dataset, and no table of one, is called “${words}”`}
                action={<Button onClick={() => setSearch('')}>Clear the search</Button>}
              />
            ))}
          {list && list.length > 0 && (
            <ul aria-label="Datasets" className="space-y-6">
              {list.slice(0, most).map((dataset) => (
                <li key={dataset.id}>
                  <DatasetCard dataset={dataset} />
                </li>
              ))}
            </ul>
          )}
          {list && list.length > most && (
            <div className="text-center">
              <Button onClick={() => setMost(most + STEP)}>Show more ({list.length - most} left)</Button>
            </div>
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
