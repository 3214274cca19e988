import type { Json, JsonObject } from '@askchart/vocabulary'
import type { Field } from './field.js'
import type { Layout } from './layout.js'

/** Without the keys that have no value. */
export function object(parts: Readonly<Record<string, Json | undefined>>): JsonObject {
  const kept: Record<string, Json> = {}
  for (const [key, value] of Object.entries(parts)) if (value !== undefined) kept[key] = value
  return kept
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** The order of a discrete axis: the calendar's own where nothing else was asked, else as the rows come. */
function discreteSort(field: Field, layout: Layout): Json {
  const granularity = field.column.kind === 'dimension' ? field.column.dimension.granularity : undefined
  if (layout.order?.by === 'measure' || layout.order?.direction === 'DESCENDING') return null
  if (granularity === 'DAY_OF_WEEK') return WEEKDAYS
  if (granularity === 'MONTH_OF_YEAR') return MONTHS
  return null
}

const discreteType = (field: Field): string => (field.kind === 'name' ? 'nominal' : 'ordinal')
const formatOf = (field: Field): string | undefined => {
  if (field.kind === 'temporal') return field.timeFormat ?? undefined
  return field.kind === 'name' || field.kind === 'cyclic' ? undefined : field.formats.value
}

/** A field as one of a few separate values, in the order of the rows. */
export function discrete(
  field: Field,
  layout: Layout,
  more: Readonly<Record<string, Json | undefined>> = {},
): JsonObject {
  const timeUnit = field.kind === 'temporal' ? (field.timeUnit ?? undefined) : undefined
  return object({
    field: field.name,
    type: discreteType(field),
    timeUnit,
    title: field.title,
    sort: discreteSort(field, layout),
    ...more,
  })
}

/** A discrete field along an axis. */
export function discreteAxis(field: Field, layout: Layout, channel: 'x' | 'y'): JsonObject {
  const format = field.kind === 'temporal' ? (field.timeFormat ?? undefined) : undefined
  const plainNumber = field.kind === 'number' || field.kind === 'bin' ? (field.formats.axis ?? undefined) : undefined
  const thins = field.kind !== 'name' && channel === 'x'
  return discrete(field, layout, {
    axis: object({
      format: format ?? plainNumber,
      labelAngle: channel === 'x' ? 0 : undefined,
      labelOverlap: thins ? true : undefined,
      labelSeparation: thins ? 6 : undefined,
    }),
  })
}

/** Whether the query asks for another order along the axis than the axis' own. */
export const reordered = (layout: Layout): boolean => layout.order?.by === 'measure'
const reversed = (layout: Layout): 'descending' | undefined =>
  layout.order?.by === 'category' && layout.order.direction === 'DESCENDING' ? 'descending' : undefined

/** A point in time or a number along an axis of its own scale. */
export function continuousAxis(field: Field, layout: Layout): JsonObject {
  if (field.kind === 'temporal') {
    return object({
      field: field.name,
      type: 'temporal',
      timeUnit: field.timeUnit ?? undefined,
      title: field.title,
      sort: reversed(layout),
      axis: object({ format: field.timeFormat ?? undefined, labelOverlap: true, labelSeparation: 6 }),
    })
  }
  return object({
    field: field.name,
    type: 'quantitative',
    title: field.title,
    sort: reversed(layout),
    scale: field.kind === 'measure' ? undefined : { zero: false },
    axis: object({ format: field.formats.axis ?? undefined }),
  })
}

/** A binned number along an axis, each mark as wide as its range. */
export function binAxis(field: Field, layout: Layout): JsonObject {
  return object({
    field: field.name,
    type: 'quantitative',
    bin: field.binStep === null ? undefined : { binned: true, step: field.binStep },
    title: field.title,
    sort: reversed(layout),
    axis: object({ format: field.formats.axis ?? undefined }),
  })
}

/** A measure along an axis. */
export function measureAxis(field: Field, more: Readonly<Record<string, Json | undefined>> = {}): JsonObject {
  if (field.kind === 'temporal')
    return object({
      field: field.name,
      type: 'temporal',
      title: field.title,
      axis: object({ format: field.timeFormat ?? undefined }),
    })
  return object({
    field: field.name,
    type: 'quantitative',
    title: field.title,
    axis: object({ format: field.formats.axis ?? undefined }),
    ...more,
  })
}

/** The second dimension as colour. Its scale and the mark's colour may be set at /spec/encoding/color/scale/scheme and /spec/mark/color. */
export function seriesColor(field: Field, layout: Layout): JsonObject {
  return discrete(field, layout, { legend: object({ format: legendFormat(field) }) })
}
const legendFormat = (field: Field): string | undefined => {
  if (field.kind === 'temporal') return field.timeFormat ?? undefined
  return field.kind === 'number' || field.kind === 'bin' ? (field.formats.axis ?? undefined) : undefined
}

/** Panels side by side, as many to a row as fit. */
export function panels(field: Field | null, layout: Layout): JsonObject {
  if (field === null) return {}
  const format = field.kind === 'temporal' ? (field.timeFormat ?? undefined) : undefined
  return { facet: discrete(field, layout, { columns: 3, header: object({ format }) }) }
}

/** Every result column of the chart, in words. */
export function tooltips(layout: Layout): readonly Json[] {
  return layout.fields.map((field) =>
    object({
      field: field.name,
      type:
        field.kind === 'measure' || field.kind === 'bin' || field.kind === 'number'
          ? 'quantitative'
          : field.kind === 'temporal'
            ? 'temporal'
            : 'nominal',
      title: field.title,
      format: formatOf(field),
    }),
  )
}
