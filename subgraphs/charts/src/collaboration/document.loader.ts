import { NotFoundError } from '@askchart/service'
import DataLoader from 'dataloader'
import type { DocumentDataSource } from './document.data-source.js'
import type { Edit } from './edit.js'

export type DocumentById = (chartId: string) => Promise<Uint8Array | null>
export type UpdateOf = (edit: Pick<Edit, 'chartId' | 'version'>) => Promise<Uint8Array>

/** Batches look-ups of one tick and keeps nothing, as the context of a subscription lives as long as it. */
export function documentByIdFrom(documents: DocumentDataSource): DocumentById {
  const loader = new DataLoader((ids: readonly string[]) => documents.byIds(ids), { cache: false, maxBatchSize: 100 })
  return (id) => loader.load(id)
}

export function updateOfFrom(documents: DocumentDataSource): UpdateOf {
  const loader = new DataLoader((edits: readonly Pick<Edit, 'chartId' | 'version'>[]) => documents.updates(edits), {
    cache: false,
    maxBatchSize: 100,
  })
  return async (edit) => {
    const update = await loader.load(edit)
    if (update === null) throw new NotFoundError('chart', edit.chartId)
    return update
  }
}
