import { isJsonList, isJsonObject, type RawContent, toJson } from '@askchart/document'
import {
  type ColumnRef,
  columnUses,
  type Json,
  type MeasureSubject,
  metricUses,
  outputNames,
  withColumns,
  withMeasures,
} from '@askchart/vocabulary'
import type { ChartContent } from '../collaboration/chart-content.js'
import { rawContent } from '../collaboration/chart-content.js'
import { retitled, retitlesOf } from './retitle.js'

/** What to put in place of what: columns by their refs, measures by the names of metrics. */
export interface Instead {
  readonly columns: ReadonlyMap<ColumnRef, ColumnRef>
  readonly measures: ReadonlyMap<string, MeasureSubject>
}

/** What is to be replaced that the chart does not use, in words. */
export function unusedOf({ query }: Pick<ChartContent, 'query'>, { columns, measures }: Instead): readonly string[] {
  const used = new Set(columnUses(query).map(({ ref }) => ref))
  const measured = new Set(metricUses(query).map(({ metric }) => metric))
  return [
    ...[...columns.keys()].filter((ref) => !used.has(ref)).map((ref) => `the column ${ref}`),
    ...[...measures.keys()].filter((name) => !measured.has(name)).map((name) => `the metric "${name}"`),
  ]
}

/** The chart with others in its query, and its spec drawn from what their results are called. All else stays. */
export function withReplaced(content: ChartContent, { columns, measures }: Instead): RawContent {
  const query = withMeasures(withColumns(content.query, columns), measures)
  const names = outputNames(content.query, query)
  const spec = refielded(retitled(toJson(content.spec), retitlesOf(content.query, query)), names)
  return { ...rawContent(content), query: toJson(query), spec }
}

/** In a spec a column of the result is named by `field` alone, on channels, in sorts and in tooltips. */
function refielded(value: Json, names: ReadonlyMap<string, string>): Json {
  if (isJsonList(value)) return value.map((item) => refielded(item, names))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === 'field' && typeof part === 'string' ? (names.get(part) ?? part) : refielded(part, names),
    ]),
  )
}
