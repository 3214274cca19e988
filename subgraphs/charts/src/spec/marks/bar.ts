import type { Json, JsonObject } from '@askchart/vocabulary'
import {
  binAxis,
  continuousAxis,
  discrete,
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
import type { MarkPainter } from './mark.js'

/** Letters that fit side by side under a chart of usual width. */
const ROOM = 60
/** More periods than this are drawn along a time axis instead of as separate bars. */
const MANY_PERIODS = 60
const UNKNOWN_COUNT = 10
const UNKNOWN_LENGTH = 8

/** As asked, else names lie along the left where they would not fit under the bars. */
function isHorizontal({ category, measures, orientation }: Layout): boolean {
  if (orientation !== null) return orientation === 'HORIZONTAL'
  if (category === null) return measures.length > 4
  if (category.kind !== 'name') return false
  const count = category.distinct ?? UNKNOWN_COUNT
  return count * Math.max(category.labelLength || UNKNOWN_LENGTH, 4) > ROOM
}

const adds = ({ addsUp }: Field): boolean => addsUp

/** How bars of several series stand to each other: what was asked, else stacked where the numbers may be added up. */
export function barStack(layout: Layout): 'zero' | 'normalize' | 'grouped' {
  if (layout.arrangement === 'NORMALIZED') return 'normalize'
  if (layout.arrangement === 'GROUPED') return 'grouped'
  if (layout.arrangement === 'STACKED') return 'zero'
  const [measure] = layout.measures
  return measure && adds(measure) ? 'zero' : 'grouped'
}

function categoryAxis(field: Field, layout: Layout, channel: 'x' | 'y', grouped: boolean): JsonObject {
  if (field.kind === 'bin' && field.binStep !== null && !reordered(layout) && !grouped) return binAxis(field, layout)
  const manyPeriods = field.kind === 'temporal' && (field.distinct ?? 0) > MANY_PERIODS
  return manyPeriods && !reordered(layout) && !grouped
    ? continuousAxis(field, layout)
    : discreteAxis(field, layout, channel)
}

function measuresAlone(layout: Layout, along: 'x' | 'y', across: 'x' | 'y'): JsonObject {
  return measureLayers(
    layout,
    { type: 'bar' },
    {},
    (field) => ({
      [along]: { datum: field.title, type: 'nominal', title: null, sort: null },
      [across]: measureAxis(field),
    }),
    across,
  )
}

function spec(layout: Layout): JsonObject {
  const [along, across] = isHorizontal(layout) ? (['y', 'x'] as const) : (['x', 'y'] as const)
  const { category, series, measures } = layout
  const [measure] = measures
  if (category === null) return measuresAlone(layout, along, across)
  const offset = `${along}Offset`
  if (measures.length > 1 && series === null) {
    const axis = categoryAxis(category, layout, along, true)
    return {
      ...measureLayers(
        layout,
        { type: 'bar' },
        { [along]: axis, ...panels(layout.facet, layout) },
        (field) => ({ [across]: measureAxis(field), [offset]: { datum: field.title } }),
        across,
      ),
    }
  }
  if (measure === undefined) return {}
  const stack = series === null ? null : barStack(layout)
  const stacking: Readonly<Record<string, Json | undefined>> =
    stack === 'normalize'
      ? { stack: 'normalize', axis: { format: '.0%' } }
      : { stack: stack === 'grouped' ? false : (stack ?? undefined) }
  return {
    mark: { type: 'bar' },
    encoding: object({
      [along]: categoryAxis(category, layout, along, stack === 'grouped'),
      [across]: measureAxis(measure, stacking),
      ...(series === null ? {} : { color: seriesColor(series, layout) }),
      ...(series !== null && stack === 'grouped' ? { [offset]: discrete(series, layout, { title: undefined }) } : {}),
      ...panels(layout.facet, layout),
      tooltip: tooltips(layout),
    }),
  }
}

export const bar = { mark: 'BAR', spec } as const satisfies MarkPainter
