import type { Json, JsonObject, VegaLiteSpec } from '../spec.js'
import type { MarkLabels } from './annotation.js'
import { isNumbers, isObject } from './drawn-axis.js'
import type { OverlayLook } from './overlay-look.js'

const markOf = ({ mark }: VegaLiteSpec): string | null => {
  const type = isObject(mark) ? mark['type'] : mark
  return typeof type === 'string' ? type : null
}

/** Without what a second layer on the same scale need not say again. */
function place({ axis: _axis, scale: _scale, title: _title, sort: _sort, ...found }: JsonObject): JsonObject {
  return found
}

const toldFormat = (encoding: JsonObject, field: Json | undefined): string | undefined => {
  const tooltips: readonly Json[] = Array.isArray(encoding['tooltip']) ? encoding['tooltip'] : []
  const told = tooltips.find((one) => isObject(one) && one['field'] === field)
  const format = isObject(told) ? told['format'] : undefined
  return typeof format === 'string' ? format : undefined
}

function formatFor(encoding: JsonObject, found: JsonObject, labels: MarkLabels): string {
  const axis = found['axis']
  const own = isObject(axis) ? axis['format'] : undefined
  return (
    labels.format ??
    (typeof own === 'string' && own !== '.0%' ? own : (toldFormat(encoding, found['field']) ?? ',.2~f'))
  )
}

const textOf = (found: JsonObject, format: string): JsonObject => ({
  field: found['field'] ?? null,
  type: 'quantitative',
  format,
})

/** Where a text stands to the end of its mark. */
function standing(mark: string, along: 'x' | 'y', stacked: boolean): JsonObject {
  if (stacked) return { align: 'center', baseline: 'middle' }
  if (mark === 'bar' && along === 'x') return { align: 'left', baseline: 'middle', dx: 5 }
  return { align: 'center', baseline: 'bottom', dy: mark === 'bar' ? -4 : -8 }
}

/** Room for the numbers around a pie, in CSS pixels. */
const AROUND = 26

/** A mark that leaves room for its labels: a pie is made smaller, as they stand around it. */
export function forLabels(mark: Json): Json {
  const found: JsonObject = isObject(mark) ? mark : { type: mark }
  return found['type'] === 'arc' ? { ...found, outerRadius: { expr: `min(width, height) / 2 - ${AROUND}` } } : mark
}

/** Slices are told around the pie. */
function aroundPie(encoding: JsonObject, labels: MarkLabels, { ink }: OverlayLook): readonly Json[] {
  const { theta, color, order } = encoding
  if (!isObject(theta) || !isObject(color)) return []
  const detail: JsonObject = { field: color['field'] ?? null, type: color['type'] ?? null }
  const text = textOf(theta, formatFor(encoding, theta, labels))
  return [
    {
      mark: {
        type: 'text',
        color: ink,
        fontSize: 11,
        radius: { expr: `min(width, height) / 2 - ${AROUND / 2 - 3}` },
        tooltip: null,
      },
      encoding: { theta: { ...place(theta), stack: true }, detail, text, ...(order === undefined ? {} : { order }) },
    },
  ]
}

/** A layer that writes the value of each mark beside it; none where a mark has no one value. */
export function labelLayers(spec: VegaLiteSpec, labels: MarkLabels, look: OverlayLook): readonly Json[] {
  const mark = markOf(spec)
  const encoding = isObject(spec['encoding']) ? spec['encoding'] : {}
  if (mark === 'arc') return aroundPie(encoding, labels, look)
  const { x, y, color, xOffset, yOffset } = encoding
  if (mark === null || !isObject(x) || !isObject(y)) return []
  if (mark === 'rect') {
    if (!isObject(color) || !isNumbers(color)) return []
    const text = textOf(color, formatFor(encoding, color, labels))
    return [
      { mark: letters(look, { align: 'center', baseline: 'middle' }), encoding: { x: place(x), y: place(y), text } },
    ]
  }
  if (!['bar', 'line', 'area', 'point'].includes(mark)) return []
  const along = isNumbers(y) && y['bin'] === undefined ? 'y' : isNumbers(x) && x['bin'] === undefined ? 'x' : null
  if (along === null) return []
  const measured = along === 'x' ? x : y
  const { stack } = measured
  const series = isObject(color) && color['field'] !== undefined && !isNumbers(color)
  const stacked =
    (mark === 'bar' || mark === 'area') &&
    series &&
    stack !== false &&
    stack !== null &&
    !isObject(xOffset) &&
    !isObject(yOffset)
  const standingOn: JsonObject = stacked
    ? { ...place(measured), stack: stack ?? 'zero', bandPosition: 0.5 }
    : place(measured)
  const text = textOf(measured, formatFor(encoding, measured, labels))
  return [
    {
      mark: letters(look, standing(mark, along, stacked)),
      encoding: {
        x: along === 'x' ? standingOn : place(x),
        y: along === 'y' ? standingOn : place(y),
        ...(isObject(xOffset) ? { xOffset } : {}),
        ...(isObject(yOffset) ? { yOffset } : {}),
        ...(series ? { detail: { field: color['field'] ?? null, type: color['type'] ?? null } } : {}),
        text,
      },
    },
  ]
}

const letters = ({ ink }: OverlayLook, more: JsonObject): JsonObject => ({
  type: 'text',
  color: ink,
  fontSize: 11,
  tooltip: null,
  ...more,
})
