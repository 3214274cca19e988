import type { JsonObject } from '@askchart/vocabulary'
import { object, panels, seriesColor, tooltips } from '../channels.js'
import type { Layout } from '../layout.js'
import type { MarkPainter } from './mark.js'

/** Slices run clockwise from the largest, unless the query asks for another order. */
function spec(layout: Layout): JsonObject {
  const { category, measures, order } = layout
  const [measure] = measures
  if (category === null || measure === undefined) return {}
  const direction = order?.by === 'measure' && order.direction === 'ASCENDING' ? 'ascending' : 'descending'
  const bySize = order?.by !== 'category' && category.kind === 'name'
  return {
    mark: { type: 'arc' },
    encoding: object({
      theta: object({ field: measure.name, type: 'quantitative', title: measure.title, stack: true }),
      color: seriesColor(category, layout),
      order: bySize ? { field: measure.name, type: 'quantitative', sort: direction } : undefined,
      ...panels(layout.facet, layout),
      tooltip: tooltips(layout),
    }),
  }
}

export const arc = { mark: 'ARC', spec } as const satisfies MarkPainter
