import { useState } from 'react'
import { useMutation } from 'urql'
import { Link } from 'wouter'
import { errorMessage } from '../graphql/error-message.js'
import type { DatasetListQuery } from '../graphql/generated/graphql.js'
import { Button, buttonClass } from '../ui/button.js'
import { Card } from '../ui/card.js'
import { ConfirmDialog } from '../ui/confirm-dialog.js'
import { formatNumber, plural } from '../ui/format.js'
import { Icon } from '../ui/icon.js'
import { Notice } from '../ui/notice.js'
import { ColumnTable } from './column-table.js'
import { DeleteDataset } from './datasets.documents.js'

type ListedDataset = DatasetListQuery['datasets']['edges'][number]['node']

/** A dataset with its tables, each of which opens to show its columns. */
export function DatasetCard({ dataset }: { readonly dataset: ListedDataset }) {
  const [asking, setAsking] = useState(false)
  const [removal, remove] = useMutation(DeleteDataset)
  return (
    <Card aria-label={dataset.name} className="p-4 sm:p-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-xl font-semibold wrap-anywhere">
            <bdi>{dataset.name}</bdi>
          </h2>
          <p className="mt-1 text-sm text-muted">
            {dataset.source === 'SAMPLE' ? 'Sample data' : 'Your data'} · {plural(dataset.tables.length, 'table')} ·{' '}
            {plural(dataset.rowCount, 'row')}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Link
            href={`/?dataset=${dataset.id}`}
            aria-label={`Ask about ${dataset.name}`}
            className={buttonClass('plain')}
          >
            <Icon name="ask" size={16} /> Ask
          </Link>
          {dataset.source === 'UPLOAD' && (
            <Button
              look="danger"
              aria-label={`Delete ${dataset.name}`}
              icon={<Icon name="trash" size={16} />}
              onClick={() => setAsking(true)}
            >
              Delete
            </Button>
          )}
        </div>
      </div>
      <div className="mt-4 divide-y divide-line border-y border-line">
        {dataset.tables.map((table) => (
          <details key={table.name} className="group">
            <summary className="flex min-h-12 list-none items-center justify-between gap-4 py-2 outline-offset-[-2px]">
              <span className="flex min-w-0 items-center gap-2 font-semibold">
                <span className="text-muted transition-transform group-open:rotate-90">
                  <svg
                    aria-hidden="true"
                    width="14"
                    height="14"
                    viewBox="0 0 14 14"
                    fill="none"
                    stroke="currentColor"
                    strokeWidth="2"
                  >
                    <path d="M5 2.5 9.500 7 5 11.500" />
                  </svg>
                </span>
                <span className="inline-block first-letter:uppercase">{table.label}</span>
              </span>
              <span className="text-right text-sm text-muted tabular-nums">
                {plural(table.columns.length, 'column')} · {plural(table.rowCount, 'row')}
              </span>
            </summary>
            <div className="pb-4">
              <ColumnTable table={table} />
            </div>
          </details>
        ))}
      </div>
      {dataset.relationships.length > 0 && (
        <p className="mt-4 text-sm leading-relaxed text-muted">
          {formatNumber(dataset.relationships.length)} {dataset.relationships.length === 1 ? 'link' : 'links'} between
          tables: {dataset.relationships.map(({ from, to }) => `${from} → ${to}`).join(', ')}
        </p>
      )}
      {removal.error && (
        <div className="mt-4">
          <Notice tone="danger" title={errorMessage(removal.error)} />
        </div>
      )}
      {asking && (
        <ConfirmDialog
          title={`Delete ${dataset.name}?`}
          text="Its rows will be gone, and charts made from it will have nothing to draw."
          action="Delete the dataset"
          busy={removal.fetching}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            void remove({ id: dataset.id }).then(() => setAsking(false))
          }}
        />
      )}
    </Card>
  )
}
