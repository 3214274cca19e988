import { type Dimension, type Measure, outputColumns, type QuerySpec } from '@askchart/vocabulary'
import type { PreparedDataset, Reading, ReadResult } from '../types.js'

/** Metrics by the refs of the columns that they are within the reader. */
const metricsOf = (prepared: PreparedDataset): ReadonlyMap<string, string> =>
  new Map(
    [...prepared.columns].flatMap(([ref, { metric }]): readonly (readonly [string, string])[] =>
      metric === null ? [] : [[ref, metric.name]],
    ),
  )

/** A query with other measures, whose results are still ordered by and limited by what they were. */
function measuredBy(query: QuerySpec, measures: readonly Measure[]): QuerySpec {
  const changed: QuerySpec = { ...query, measures }
  const before = outputColumns(query)
  const after = outputColumns(changed)
  const refOf = (part: Dimension | Measure): string | undefined => ('metric' in part ? part.metric : part.column)
  const renamed = (by: string): string => {
    const named = before.findIndex(({ name }) => name === by)
    const at =
      named >= 0
        ? named
        : before.findIndex((output) => refOf(output.kind === 'measure' ? output.measure : output.dimension) === by)
    return before[at]?.kind === 'measure' ? (after[at]?.name ?? by) : by
  }
  if (query.orderBy === undefined) return changed
  return { ...changed, orderBy: query.orderBy.map((order) => ({ ...order, by: renamed(order.by) })) }
}

/** A query as the reader holds it, with the metrics that it measures as metrics. */
export function withMetrics(query: QuerySpec, prepared: PreparedDataset): QuerySpec {
  const metrics = metricsOf(prepared)
  if (!query.measures.some(({ column }) => metrics.has(column ?? ''))) return query
  return measuredBy(
    query,
    query.measures.map((measure): Measure => {
      const { column, aggregate: _, ...rest } = measure
      const metric = metrics.get(column ?? '')
      return metric === undefined ? measure : { metric, ...rest }
    }),
  )
}

/** The same back: a query of charts and answers, with metrics as the columns that they are within the reader. */
export function withoutMetrics(query: QuerySpec, prepared: PreparedDataset): QuerySpec {
  if (query.measures.every(({ metric }) => metric === undefined)) return query
  const columns = [...prepared.columns.values()]
  return measuredBy(
    query,
    query.measures.map((measure): Measure => {
      const { metric, ...rest } = measure
      const profile = columns.find((column) => column.metric !== null && column.metric.name === metric)?.profile
      if (profile === undefined) return measure
      return { column: profile.ref, aggregate: profile.defaultAggregate ?? 'AVERAGE', ...rest }
    }),
  )
}

const told = (reading: Reading, prepared: PreparedDataset, metrics: ReadonlyMap<string, string>): Reading => ({
  ...reading,
  query: withMetrics(reading.query, prepared),
  mentions: reading.mentions.map((mention) =>
    metrics.has(mention.column ?? '') ? { ...mention, column: null } : mention,
  ),
})

/** What was read, as others are told it. */
export function resultWithMetrics(result: ReadResult, prepared: PreparedDataset): ReadResult {
  const metrics = metricsOf(prepared)
  if (metrics.size === 0) return result
  switch (result.outcome) {
    case 'reading':
      return { ...result, reading: told(result.reading, prepared, metrics) }
    case 'clarify':
      return {
        ...result,
        choices: result.choices.map((choice) => ({ ...choice, reading: told(choice.reading, prepared, metrics) })),
      }
    case 'cannot':
      return result
  }
}
