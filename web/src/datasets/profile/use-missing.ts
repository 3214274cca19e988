import { useEffect, useRef, useState } from 'react'
import { useClient } from 'urql'
import { ProfileRows } from '../dataset.documents.js'

/** As many measures as one query takes. */
const AT_ONCE = 20

interface Wanted {
  readonly datasetId: string
  readonly version: number
  readonly rowCount: number
  /** The columns of one table that are shown: those of a thousand that nobody looks at are not counted. */
  readonly refs: readonly string[]
}

/** How many rows of a table have no value, by the column's ref; a column is absent until that is known. */
export function useMissing({ datasetId, version, rowCount, refs }: Wanted): ReadonlyMap<string, number> {
  const client = useClient()
  const [missing, setMissing] = useState<ReadonlyMap<string, number>>(new Map())
  const of = `${datasetId} ${version} ${rowCount}`
  const asked = useRef({ of: '', refs: new Set<string>() })
  const shown = JSON.stringify(refs)
  useEffect(() => {
    if (asked.current.of !== of) {
      asked.current = { of, refs: new Set() }
      setMissing(new Map())
    }
    const { current } = asked
    const next = refs.filter((ref) => !current.refs.has(ref))
    for (const ref of next) current.refs.add(ref)
    const count = async (columns: readonly string[]): Promise<void> => {
      const measures = columns.map((column, index) => ({ column, aggregate: 'COUNT' as const, as: `c${index}` }))
      const { data } = await client.query(ProfileRows, { input: { datasetId, measures } })
      if (asked.current !== current || data?.runQuery.__typename !== 'QueryData') return
      const counts = data.runQuery.data.columns.map(({ values }) => rowCount - Number(values[0] ?? 0))
      setMissing((known) => new Map([...known, ...columns.map((ref, index) => [ref, counts[index] ?? 0] as const)]))
    }
    void (async () => {
      for (let from = 0; from < next.length && asked.current === current; from += AT_ONCE)
        await count(next.slice(from, from + AT_ONCE))
    })()
    // The columns are the same as long as their names are.
  }, [client, of, shown])
  useEffect(
    () => () => {
      asked.current = { of: '', refs: new Set() }
    },
    [],
  )
  return missing
}
