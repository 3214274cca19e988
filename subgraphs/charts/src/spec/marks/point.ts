import type { JsonObject } from '@askchart/vocabulary'
import { continuousAxis, discreteAxis, measureAxis, object, panels, seriesColor, tooltips } from '../channels.js'
import type { Field } from '../field.js'
import type { Layout } from '../layout.js'
import type { MarkPainter } from './mark.js'

/** More colours than this cannot be told apart; the name is then only in the tooltip. */
const MANY_COLOURS = 20

const axisOf = (field: Field | undefined, layout: Layout, channel: 'x' | 'y'): JsonObject | undefined => {
  if (field === undefined) return undefined
  if (field.column.kind === 'measure') return measureAxis(field, { scale: { zero: false } })
  const toScale = field.kind === 'temporal' || field.kind === 'number' || field.kind === 'bin'
  return toScale ? continuousAxis(field, layout) : discreteAxis(field, layout, channel)
}

/** The fields along x and y: two measures, else the category and one measure. */
export function pointAxes({ category, measures }: Layout): {
  readonly x: Field | undefined
  readonly y: Field | undefined
} {
  const [first, second] = measures
  if (category === null) return { x: first, y: second }
  return { x: category, y: first }
}

function color({ series, category, measures }: Layout): Field | null {
  if (series === null) return null
  const label = category === null && measures.length > 1
  const many = (series.distinct ?? 0) > MANY_COLOURS || series.profile?.role === 'IDENTIFIER'
  return label && many ? null : series
}

function spec(layout: Layout): JsonObject {
  const { x, y } = pointAxes(layout)
  const colored = color(layout)
  const [, , third] = layout.measures
  return {
    mark: { type: 'point', filled: true },
    encoding: object({
      x: axisOf(x, layout, 'x'),
      y: axisOf(y, layout, 'y'),
      ...(colored === null ? {} : { color: seriesColor(colored, layout) }),
      ...(third === undefined || layout.category !== null
        ? {}
        : { size: { field: third.name, type: 'quantitative', title: third.title } }),
      ...panels(layout.facet, layout),
      tooltip: tooltips(layout),
    }),
  }
}

export const point = { mark: 'POINT', spec } as const satisfies MarkPainter
