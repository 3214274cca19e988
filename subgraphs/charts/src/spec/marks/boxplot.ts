import type { JsonObject } from '@askchart/vocabulary'
import { discreteAxis, measureAxis, object, panels, seriesColor } from '../channels.js'
import type { Layout } from '../layout.js'
import type { MarkPainter } from './mark.js'

/** Whiskers reach 1.5 times the box's height (Tukey); what lies beyond is drawn as dots. */
function spec(layout: Layout): JsonObject {
  const { category, series, measures } = layout
  const [measure] = measures
  if (measure === undefined) return {}
  const upright = category === null || category.kind !== 'name' || (category.distinct ?? 0) * category.labelLength <= 60
  const [along, across] = upright ? (['x', 'y'] as const) : (['y', 'x'] as const)
  return {
    mark: { type: 'boxplot' },
    encoding: object({
      ...(category === null ? {} : { [along]: discreteAxis(category, layout, along) }),
      [category === null ? 'x' : across]: measureAxis(measure, { scale: { zero: false } }),
      ...(series === null ? {} : { color: seriesColor(series, layout) }),
      ...panels(layout.facet, layout),
    }),
  }
}

export const boxplot = { mark: 'BOXPLOT', spec } as const satisfies MarkPainter
