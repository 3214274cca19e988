import { useQuery } from 'urql'
import { DataTable } from '../chart/data-table.js'
import { errorMessage } from '../graphql/error-message.js'
import { Button } from '../ui/button.js'
import { Notice } from '../ui/notice.js'
import { Skeleton } from '../ui/skeleton.js'
import { TableRows } from './dataset.documents.js'
import type { TablePart } from './dataset-parts.js'

/** The first rows of a table, as they were brought. */
export function TableSample({ datasetId, table }: { readonly datasetId: string; readonly table: TablePart }) {
  const [{ data, error, fetching }, refetch] = useQuery({
    query: TableRows,
    variables: { id: datasetId, table: table.name },
  })
  const rows = data?.dataset?.tables[0]?.preview
  if (error && !rows) {
    return (
      <Notice
        tone="danger"
        title={errorMessage(error)}
        action={<Button onClick={() => refetch({ requestPolicy: 'network-only' })}>Try again</Button>}
      />
    )
  }
  if (!rows) return fetching ? <Skeleton className="h-80" /> : null
  return (
    <DataTable
      columns={table.columns.map(({ ref, type }, index) => ({
        name: ref,
        type,
        values: rows.map((row) => row?.[index] ?? null),
      }))}
      rowCount={table.rowCount}
      truncated={false}
      caption={`Some rows of ${table.label}`}
      titleOf={(ref) => table.columns.find((column) => column.ref === ref)?.label ?? ref}
    />
  )
}
