import type { JsonObject } from '@askchart/vocabulary'
import { discreteAxis, object, panels, tooltips } from '../channels.js'
import type { Layout } from '../layout.js'
import type { MarkPainter } from './mark.js'

function spec(layout: Layout): JsonObject {
  const { category, series, measures } = layout
  const [measure] = measures
  if (category === null || series === null || measure === undefined) return {}
  return {
    mark: { type: 'rect' },
    encoding: object({
      x: discreteAxis(category, layout, 'x'),
      y: discreteAxis(series, layout, 'y'),
      color: object({
        field: measure.name,
        type: 'quantitative',
        title: measure.title,
        legend: object({ format: measure.formats.axis ?? undefined }),
      }),
      ...panels(layout.facet, layout),
      tooltip: tooltips(layout),
    }),
  }
}

export const rect = { mark: 'RECT', spec } as const satisfies MarkPainter
