import { useQuery } from 'urql'
import { DatasetColumns } from './editor.documents.js'
import { type ColumnGroup, offered } from './new-columns.js'
import type { Encoded } from './encoding-edits.js'

/** The columns of the dataset that a chart does not ask for yet; none until they are there. */
export function useCatalogue(chart: Encoded, datasetId: string | null): readonly ColumnGroup[] {
  const [{ data }] = useQuery({
    query: DatasetColumns,
    variables: { id: datasetId ?? '' },
    pause: datasetId === null,
  })
  return data?.dataset ? offered(chart, data.dataset.tables) : []
}
