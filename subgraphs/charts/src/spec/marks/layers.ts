import type { Json, JsonObject } from '@askchart/vocabulary'
import { object, tooltips } from '../channels.js'
import type { Layout } from '../layout.js'

const unitKind = (field: Layout['measures'][number]): string => field.formats.axis ?? field.profile?.unit ?? ''

/** Several measures over one category: a layer for each, told apart by a colour named after it. */
export function measureLayers(
  layout: Layout,
  mark: JsonObject,
  shared: JsonObject,
  encodingOf: (field: Layout['measures'][number]) => JsonObject,
  valueChannel: 'x' | 'y',
): JsonObject {
  const [first, second, ...rest] = layout.measures
  const apart = first !== undefined && second !== undefined && rest.length === 0 && unitKind(first) !== unitKind(second)
  return object({
    encoding: shared,
    layer: layout.measures.map((field): Json => ({
      mark,
      encoding: { ...encodingOf(field), color: { datum: field.title }, tooltip: tooltips(layout) },
    })),
    resolve: apart ? { scale: { [valueChannel]: 'independent' } } : undefined,
  })
}
