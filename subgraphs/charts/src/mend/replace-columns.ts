import { isJsonList, isJsonObject, type RawContent, toJson } from '@askchart/document'
import { type ColumnRef, columnUses, type Json, outputNames, withColumns } from '@askchart/vocabulary'
import type { ChartContent } from '../collaboration/chart-content.js'
import { rawContent } from '../collaboration/chart-content.js'

/** Columns to put in place of others: by the column's ref that of the one that takes its place. */
export type Replacements = ReadonlyMap<ColumnRef, ColumnRef>

/** Columns to be replaced that the chart does not use. */
export function unusedOf({ query }: Pick<ChartContent, 'query'>, instead: Replacements): readonly ColumnRef[] {
  const used = new Set(columnUses(query).map(({ ref }) => ref))
  return [...instead.keys()].filter((ref) => !used.has(ref))
}

/** The chart with other columns in its query, and its spec drawn from what their results are called. All else stays. */
export function withReplaced(content: ChartContent, instead: Replacements): RawContent {
  const query = withColumns(content.query, instead)
  const names = outputNames(content.query, query)
  return { ...rawContent(content), query: toJson(query), spec: refielded(toJson(content.spec), names) }
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
