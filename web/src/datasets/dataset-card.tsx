import { Link } from 'wouter'
import type { DatasetListQuery } from '../graphql/generated/graphql.js'
import { buttonClass } from '../ui/button.js'
import { Card } from '../ui/card.js'
import { plural } from '../ui/format.js'
import { Icon } from '../ui/icon.js'
import { originOf } from './words.js'

type ListedDataset = DatasetListQuery['datasets']['edges'][number]['node']

/** So many tables are named; the rest are counted. */
const NAMED = 8

/** A dataset in the list: what it holds, and the ways to its page and to asking about it. */
export function DatasetCard({ dataset }: { readonly dataset: ListedDataset }) {
  const { id, name, tables } = dataset
  return (
    <Card className="relative p-4 hover:border-line-strong sm:p-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-44">
          <h2 className="text-xl font-semibold wrap-anywhere">
            <Link href={`/datasets/${id}`} className="rounded-lg before:absolute before:inset-0 before:rounded-2xl">
              <bdi>{name}</bdi>
            </Link>
          </h2>
          <p className="mt-1 text-sm text-muted">
            {originOf(dataset.source)} · {plural(tables.length, 'table')} · {plural(dataset.rowCount, 'row')}
          </p>
        </div>
        <Link href={`/?dataset=${id}`} aria-label={`Ask about ${name}`} className={buttonClass('plain', 'relative')}>
          <Icon name="ask" size={16} /> Ask
        </Link>
      </div>
      <p className="mt-3 text-sm wrap-anywhere text-muted">
        {tables
          .slice(0, NAMED)
          .map(({ label }) => label)
          .join(', ')}
        {tables.length > NAMED && ` and ${tables.length - NAMED} more`}
      </p>
    </Card>
  )
}
