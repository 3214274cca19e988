import { outputNames, renamedResults } from './column-uses.js'
import type { Aggregate } from './enums.js'
import { outputColumns } from './output-columns.js'
import type { ColumnRef, Measure, QuerySpec } from './query-spec.js'

/** What a measure is of: a metric of the dataset, or an aggregate of a column; COUNT alone counts rows. */
export type MeasureSubject =
  { readonly metric: string } | { readonly aggregate: Aggregate; readonly column?: ColumnRef | undefined }

/** Where a query names a metric: `measures[0]`. */
export interface MetricUse {
  readonly path: string
  readonly metric: string
}

/** Every measure of a query that is of a metric, in its order. */
export const metricUses = ({ measures }: Pick<QuerySpec, 'measures'>): readonly MetricUse[] =>
  measures.flatMap(({ metric }, index) => (metric === undefined ? [] : [{ path: `measures[${index}]`, metric }]))

/**
 * The query with other measures in place of some metrics, by the name of the metric. What else the measure says (its
 * rows, what it is divided by, what is derived from it) stays, and what the query says of its result by name follows.
 */
export function withMeasures(spec: QuerySpec, instead: ReadonlyMap<string, MeasureSubject>): QuerySpec {
  const after = { ...spec, measures: spec.measures.map((measure) => ofAnother(measure, instead)) }
  const names = outputNames(spec, after)
  const own = new Map(
    outputColumns(spec).flatMap((column) =>
      column.kind === 'measure' && column.measure.metric !== undefined
        ? [[column.measure.metric, names.get(column.name) ?? column.name] as const]
        : [],
    ),
  )
  return renamedResults(after, (name) => names.get(name) ?? (instead.has(name) ? (own.get(name) ?? name) : name))
}

function ofAnother(measure: Measure, instead: ReadonlyMap<string, MeasureSubject>): Measure {
  const { metric, ...rest } = measure
  const subject = metric === undefined ? undefined : instead.get(metric)
  if (subject === undefined) return measure
  if ('metric' in subject) return { ...rest, metric: subject.metric }
  const { aggregate, column } = subject
  return { ...rest, aggregate, ...(column === undefined ? {} : { column }) }
}
