import type { Json, JsonObject } from '@askchart/vocabulary'
import { object, tooltips } from '../channels.js'
import type { Layout } from '../layout.js'

const unitKind = (field: Layout['measures'][number]): string => field.formats.axis ?? field.profile?.unit ?? ''

const aggregateOf = ({ column }: Layout['measures'][number]): string | undefined =>
  column.kind === 'measure' && column.measure.derive === undefined ? column.measure.aggregate : undefined

/** What tells measures apart in a legend: columns of one aggregate by their own names, else the titles. */
export function measureNames(measures: Layout['measures']): readonly string[] {
  const titles = measures.map(({ title }) => title)
  const labels = measures.map(({ profile }) => profile?.label ?? '')
  const aggregates = new Set(measures.map(aggregateOf))
  const alike = aggregates.size === 1 && !aggregates.has(undefined) && new Set(labels).size === measures.length
  return alike && !labels.includes('') ? labels : titles
}

/** Several measures over one category: a layer for each, told apart by a colour named after it. */
export function measureLayers(
  layout: Layout,
  mark: JsonObject,
  shared: JsonObject,
  encodingOf: (field: Layout['measures'][number]) => JsonObject,
  valueChannel: 'x' | 'y',
): JsonObject {
  const [first, second, ...rest] = layout.measures
  const names = measureNames(layout.measures)
  const apart = first !== undefined && second !== undefined && rest.length === 0 && unitKind(first) !== unitKind(second)
  return object({
    encoding: shared,
    layer: layout.measures.map((field, at): Json => ({
      mark,
      encoding: { ...encodingOf(field), color: { datum: names[at] ?? field.title }, tooltip: tooltips(layout) },
    })),
    resolve: apart ? { scale: { [valueChannel]: 'independent' } } : undefined,
  })
}
