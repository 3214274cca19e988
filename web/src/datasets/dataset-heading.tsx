import { ago, plural } from '../ui/format.js'
import type { DatasetPart } from './dataset-parts.js'
import { DeleteButton } from './delete-button.js'
import { originOf } from './words.js'

/** What a dataset is called, how much is in it, and what can be done with it as a whole. */
export function DatasetHeading({ dataset }: { readonly dataset: DatasetPart }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-4">
      <div className="min-w-0 flex-1 basis-60">
        <h1 className="text-3xl font-semibold wrap-anywhere">
          <bdi>{dataset.name}</bdi>
        </h1>
        <p className="mt-1 text-muted">
          {originOf(dataset.source)} · {plural(dataset.tables.length, 'table')} · {plural(dataset.rowCount, 'row')} ·
          added {ago(dataset.createdAt, Date.now())}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">{dataset.source !== 'SAMPLE' && <DeleteButton dataset={dataset} />}</div>
    </div>
  )
}
