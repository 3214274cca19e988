import type { DataColumn, VegaLiteSpec } from '@askchart/vocabulary'
import { useMemo } from 'react'
import { useQuery } from 'urql'
import { errorMessage } from '../../graphql/error-message.js'
import { ChartAtVersion, VersionRows } from './history.documents.js'

/** A chart as it was, with the rows that its query of then finds in the data of now. */
export interface VersionShown {
  readonly title: string
  readonly spec: VegaLiteSpec
  /** Null while they are on their way, and where there are none to be had. */
  readonly columns: readonly DataColumn[] | null
}
export type VersionState =
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly message: string }
  | { readonly step: 'shown'; readonly shown: VersionShown; readonly problem: string | null }

export function useVersion(chartId: string, version: number): VersionState {
  const [found] = useQuery({ query: ChartAtVersion, variables: { id: chartId, version } })
  const past = found.data?.chart?.atVersion
  const datasetId = found.data?.chart?.dataset?.id
  const variables = useMemo(() => {
    if (!past || datasetId === undefined) return null
    const { v: _format, ...query } = past.query
    return { input: { ...query, datasetId } }
  }, [past, datasetId])
  const [rows] = useQuery({
    query: VersionRows,
    variables: variables ?? { input: { datasetId: '', measures: [] } },
    pause: variables === null,
  })
  if (found.error) return { step: 'failed', message: errorMessage(found.error) }
  if (!past) return { step: 'loading' }
  const result = rows.data?.runQuery
  const columns = result?.__typename === 'QueryData' ? result.data.columns : null
  const refused = result?.__typename === 'QueryProblem' ? result.message : null
  const problem = rows.error ? errorMessage(rows.error) : refused
  return { step: 'shown', shown: { title: past.title, spec: past.spec, columns }, problem }
}
