import type { Cell, DataColumn, Json, JsonObject, VegaLiteSpec } from '@askchart/vocabulary'
import { channel, isCategory, isMeasure, isObject } from './spec-read.js'

/** Width of a letter of an axis label, in CSS pixels, about. */
const LETTER = 6.6
const LEANING_LABEL = 16
/** What stands beside the plot, in CSS pixels, about: an axis of numbers with its labels and title, or a title alone. */
const BESIDE_PLOT = 94
const AXIS_TITLE = 36
const CALENDAR = new Set(
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December'.split(
    ' ',
  ),
)

/** How many ticks an axis of numbers aims at, on a chart so many CSS pixels wide. */
export const ticksFor = (width: number): number => (width < 520 ? 4 : 6)

/** The different values of a field. */
export const valuesOf = (columns: readonly DataColumn[], field: Json | undefined): readonly Cell[] => [
  ...new Set(columns.find(({ name }) => name === field)?.values ?? []),
]

/** How wide the longest of these values is as a label, in CSS pixels, about. */
export const labelWidth = (values: readonly Cell[]): number =>
  LETTER * values.reduce<number>((longest, value) => Math.max(longest, String(value).length), 0)

/** How wide the labels of names may be, in CSS pixels, on a chart so wide. */
export const labelLimit = (width: number): number => (width < 520 ? 96 : 180)

/** How wide the plot is, in CSS pixels, about. */
export function plotWidth(spec: VegaLiteSpec, columns: readonly DataColumn[], width: number): number {
  const y = channel(spec, 'y')
  const beside = y !== null || Array.isArray(spec['layer']) ? BESIDE_PLOT : 0
  if (isCategory(y)) return width - AXIS_TITLE - Math.min(labelLimit(width), labelWidth(valuesOf(columns, y['field'])))
  return width - beside
}

/** What an axis says besides what the spec says of it. */
const withAxis = (found: JsonObject, more: JsonObject): JsonObject => ({
  ...found,
  axis: { ...(isObject(found['axis']) ? found['axis'] : {}), ...more },
})

/** Names along x that do not fit side by side: days and months are cut to three letters, then labels lean over. */
function fitted(x: JsonObject, columns: readonly DataColumn[], room: number): JsonObject {
  const values = valuesOf(columns, x['field'])
  if (labelWidth(values) * values.length < room) return x
  const calendar = values.every((value) => typeof value === 'string' && CALENDAR.has(value))
  const short = calendar ? withAxis(x, { labelExpr: 'slice(datum.label, 0, 3)', labelSeparation: 2 }) : x
  if (calendar && 4 * LETTER * values.length < room) return short
  return withAxis(short, { labelAngle: -40, labelOverlap: values.length * LEANING_LABEL > room })
}

/** Bins are drawn from their lower bounds: the axis must reach to the end of the last one. */
function binned(found: JsonObject, columns: readonly DataColumn[]): JsonObject | null {
  const bin = found['bin']
  const step = isObject(bin) ? bin['step'] : undefined
  if (typeof step !== 'number') return null
  const starts = valuesOf(columns, found['field']).filter((value) => typeof value === 'number')
  if (starts.length === 0) return null
  const [low, high] = starts.reduce(
    ([a, b], value) => [Math.min(a, value), Math.max(b, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
  return { domain: [low, high + step] }
}

/** From here on a number's zeros are told by a letter, or by its power of ten; sooner where there is little room. */
const LARGE = 1e9
const LARGE_IF_NARROW = 1e6
const NARROW = 520
const BEYOND_LETTERS = 1e15

/** How an axis writes numbers too long to be read at a glance: $2.5M, 3B, 4e+18; nothing for shorter ones. */
function shortNumbers(found: JsonObject, columns: readonly DataColumn[], width: number): JsonObject {
  const { axis } = found
  const format = isObject(axis) ? axis['format'] : undefined
  if (axis === null || (format !== undefined && format !== '$,.2~f')) return found
  const largest = valuesOf(columns, found['field']).reduce<number>(
    (most, value) => Math.max(most, Math.abs(Number(value))),
    0,
  )
  if (!(largest >= (width < NARROW ? LARGE_IF_NARROW : LARGE))) return found
  const dollar = format === undefined ? '' : '$'
  if (largest >= BEYOND_LETTERS)
    return withAxis(found, { labelExpr: `datum.value === 0 ? '0' : format(datum.value, '${dollar}.2~e')` })
  return withAxis(found, { labelExpr: `format(datum.value, '${dollar}.3~s')` })
}

/** An axis of numbers ends at a tick; what the spec says of its scale stays. */
function rounded(found: JsonObject, columns: readonly DataColumn[], width: number): JsonObject {
  const scale = isObject(found['scale']) ? found['scale'] : {}
  if (!isMeasure(found)) return found
  const short = shortNumbers(found, columns, width)
  if ('domain' in scale || 'nice' in scale) return short
  const ends = binned(found, columns) ?? (isObject(found['bin']) ? {} : { nice: ticksFor(width) })
  return { ...short, scale: { ...scale, ...ends } }
}

/** The spec with axes for a place so wide: labels that fit, and ends that can be read. */
export function withAxes(spec: VegaLiteSpec, columns: readonly DataColumn[], width: number): VegaLiteSpec {
  const { encoding, layer } = spec
  const [x, y] = [channel(spec, 'x'), channel(spec, 'y')]
  const named = isCategory(x) && x['timeUnit'] === undefined
  const layers: readonly Json[] | null = Array.isArray(layer) ? layer : null
  return {
    ...spec,
    ...(isObject(encoding)
      ? {
          encoding: {
            ...encoding,
            ...(x
              ? { x: named ? fitted(x, columns, plotWidth(spec, columns, width)) : rounded(x, columns, width) }
              : {}),
            ...(y ? { y: rounded(y, columns, width) } : {}),
          },
        }
      : {}),
    ...(layers ? { layer: layers.map((one) => (isObject(one) ? withAxes(one, columns, width) : one)) } : {}),
  }
}
