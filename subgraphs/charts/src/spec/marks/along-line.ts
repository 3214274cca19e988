import type { Json, JsonObject } from '@askchart/vocabulary'
import {
  continuousAxis,
  discreteAxis,
  measureAxis,
  object,
  panels,
  reordered,
  seriesColor,
  tooltips,
} from '../channels.js'
import type { Field } from '../field.js'
import type { Layout } from '../layout.js'
import { measureLayers } from './layers.js'

/** The axis that a line runs along: time and numbers to scale, unless the query asks for an order of its own. */
export function runningAxis(field: Field, layout: Layout): JsonObject {
  const toScale = field.kind === 'temporal' || field.kind === 'number' || field.kind === 'bin'
  return toScale && !reordered(layout) ? continuousAxis(field, layout) : discreteAxis(field, layout, 'x')
}

/** What lines and areas share: one category along x, a colour for each series, or a layer for each measure. */
export function runningSpec(
  layout: Layout,
  mark: JsonObject,
  stacking: Readonly<Record<string, Json | undefined>>,
): JsonObject {
  const { category, series, measures } = layout
  const [measure] = measures
  if (category === null || measure === undefined) return {}
  const x = runningAxis(category, layout)
  if (measures.length > 1 && series === null)
    return measureLayers(
      layout,
      mark,
      { x, ...panels(layout.facet, layout) },
      (field) => ({ y: measureAxis(field, stacking) }),
      'y',
    )
  return {
    mark,
    encoding: object({
      x,
      y: measureAxis(measure, stacking),
      ...(series === null ? {} : { color: seriesColor(series, layout) }),
      ...panels(layout.facet, layout),
      tooltip: tooltips(layout),
    }),
  }
}
