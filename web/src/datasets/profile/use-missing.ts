import { useEffect, useState } from 'react'
import { useClient } from 'urql'
import { ProfileRows } from '../dataset.documents.js'
import type { TablePart } from '../dataset-parts.js'

/** As many measures as one query takes. */
const AT_ONCE = 20

/** How many rows of a table have no value, by the column's ref; a column is absent until that is known. */
export function useMissing(datasetId: string, version: number, table: TablePart): ReadonlyMap<string, number> {
  const client = useClient()
  const [missing, setMissing] = useState<ReadonlyMap<string, number>>(new Map())
  const refs = JSON.stringify(table.columns.map(({ ref }) => ref))
  useEffect(() => {
    const leaving = new AbortController()
    setMissing(new Map())
    const count = async (columns: readonly string[]): Promise<void> => {
      const measures = columns.map((column, index) => ({ column, aggregate: 'COUNT' as const, as: `c${index}` }))
      const { data } = await client.query(ProfileRows, { input: { datasetId, measures } })
      if (leaving.signal.aborted || data?.runQuery.__typename !== 'QueryData') return
      const counts = data.runQuery.data.columns.map(({ values }) => table.rowCount - Number(values[0] ?? 0))
      setMissing((known) => new Map([...known, ...columns.map((ref, index) => [ref, counts[index] ?? 0] as const)]))
    }
    const all = table.columns.map(({ ref }) => ref)
    void (async () => {
      for (let from = 0; from < all.length && !leaving.signal.aborted; from += AT_ONCE)
        await count(all.slice(from, from + AT_ONCE))
    })()
    return () => leaving.abort()
    // The columns are the same as long as their names are.
  }, [client, datasetId, version, table.rowCount, refs])
  return missing
}
