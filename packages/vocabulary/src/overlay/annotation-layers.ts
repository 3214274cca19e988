import type { Json, JsonObject } from '../spec.js'
import type { Annotation, AnnotationAxis } from './annotation.js'
import { type Axes, isDiscrete, isNumbers, isObject, placeOf, rowsAt } from './drawn-axis.js'
import type { OverlayLook } from './overlay-look.js'

/** What is drawn under the marks, and what over them. */
export interface AnnotationLayers {
  readonly under: readonly Json[]
  readonly over: readonly Json[]
}

type Line = Extract<Annotation, { kind: 'line' }>
type Region = Extract<Annotation, { kind: 'region' }>
type Note = Extract<Annotation, { kind: 'note' }>

const across = (axis: AnnotationAxis): AnnotationAxis => (axis === 'x' ? 'y' : 'x')

/** Vega-Lite draws what stands at a value once for each row: one row will do. */
const ONE_ROW: JsonObject = { transform: [{ aggregate: [{ op: 'count', as: 'rows' }], groupby: [] }] }

/** A text at the far end of a line or a region: over the plot, or within its right edge. */
const words = (text: string, axis: AnnotationAxis, color: string): JsonObject => ({
  type: 'text',
  text,
  color,
  fontSize: 11,
  fontWeight: 600,
  tooltip: null,
  ...(axis === 'y'
    ? { align: 'right', baseline: 'bottom', dy: -4, dx: -2 }
    : { align: 'center', baseline: 'bottom', dy: -4 }),
})
const farEnd = (axis: AnnotationAxis): JsonObject => (axis === 'y' ? { x: { value: 'width' } } : { y: { value: 0 } })

/** What stands on top of each other is counted together before it is averaged. */
function stackedRows(axes: Axes, axis: AnnotationAxis): JsonObject {
  const found = axes[axis]
  const other = axes[across(axis)]
  const field = found?.['field']
  const by = other?.['field']
  const apart = found?.['stack'] === false || found?.['stack'] === null || found?.['stack'] === 'normalize'
  if (apart || typeof field !== 'string' || typeof by !== 'string' || isNumbers(other)) return {}
  return { transform: [{ aggregate: [{ op: 'sum', field, as: field }], groupby: [by] }] }
}

function lineLayers(line: Line, axes: Axes, stacks: boolean, { ink }: OverlayLook): readonly Json[] {
  const found = axes[line.axis]
  if (!found || isDiscrete(found)) return []
  const color = line.color ?? ink
  const { type = null, field = null } = found
  const place =
    line.of === undefined
      ? placeOf(found, line.at ?? null)
      : field === null
        ? null
        : { aggregate: line.of, field, type, title: null }
  if (place === null) return []
  const at: JsonObject = line.of === undefined ? { datum: place, type } : isObject(place) ? place : {}
  const rows = line.of === undefined ? ONE_ROW : stacks ? stackedRows(axes, line.axis) : {}
  const rule: JsonObject = {
    ...rows,
    mark: { type: 'rule', color, strokeWidth: 1.5, strokeDash: [6, 4], tooltip: null },
    encoding: { [line.axis]: at },
  }
  if (line.label === undefined || line.label === '') return [rule]
  const label: JsonObject = {
    ...rows,
    mark: words(line.label, line.axis, color),
    encoding: { [line.axis]: at, ...farEnd(line.axis) },
  }
  return [rule, label]
}

/** A name's own band is as high as a text: there the text stands in its middle. */
const INSIDE_BAND: Readonly<Record<AnnotationAxis, JsonObject>> = { x: {}, y: { baseline: 'middle', dy: 0, dx: -6 } }

function regionLayers(region: Region, axes: Axes, { ink }: OverlayLook): AnnotationLayers {
  const found = axes[region.axis]
  if (!found) return { under: [], over: [] }
  const color = region.color ?? ink
  const mark: JsonObject = { type: 'rect', color, opacity: 0.14, stroke: null, cornerRadius: 0, tooltip: null }
  const label = (at: JsonObject, more: JsonObject, stands: JsonObject = {}): readonly Json[] =>
    region.label === undefined || region.label === ''
      ? []
      : [
          {
            ...more,
            mark: { ...words(region.label, region.axis, color), ...stands },
            encoding: { [region.axis]: at, ...farEnd(region.axis) },
          },
        ]
  if (isDiscrete(found)) {
    const { field = null, type = null, timeUnit } = found
    const one: JsonObject = { field, type, ...(timeUnit === undefined ? {} : { timeUnit }) }
    const rows: JsonObject = {
      transform: [
        { filter: rowsAt(found, region.from) },
        { aggregate: [{ op: 'count', as: 'rows' }], groupby: [field] },
      ],
    }
    const middle: JsonObject = { ...one, bandPosition: 0.5 }
    return {
      under: [{ ...rows, mark, encoding: { [region.axis]: one } }],
      over: label(middle, rows, INSIDE_BAND[region.axis]),
    }
  }
  const [from, to] = [placeOf(found, region.from), placeOf(found, region.to)]
  if (from === null || to === null) return { under: [], over: [] }
  const type = found['type'] ?? null
  const encoding: JsonObject = { [region.axis]: { datum: from, type }, [`${region.axis}2`]: { datum: to } }
  return {
    under: [{ ...ONE_ROW, mark, encoding }],
    over: label({ datum: region.axis === 'y' ? to : from, type }, ONE_ROW),
  }
}

/** How far a note is from its mark, in CSS pixels: where the value is written beside the mark, beyond it. */
const BESIDE_MARK = 8
const BESIDE_LABEL = 22

/** Where a note stands: at a value, or where the data of its other axis is. */
function noteLayers(
  note: Note,
  axes: Axes,
  color: JsonObject | null,
  stacks: boolean,
  away: number,
  look: OverlayLook,
): readonly Json[] {
  const { x, y } = axes
  if (!x || !y) return []
  const filters: Json[] = []
  const at = (axis: AnnotationAxis, value: Note['x']): JsonObject => {
    const found = axes[axis] ?? {}
    const { axis: _axis, scale: _scale, title: _title, sort: _sort, stack: _stack, bin: _bin, ...plain } = found
    if (value === undefined)
      return isNumbers(found) ? { ...plain, aggregate: stacks && note.series === undefined ? 'sum' : 'max' } : plain
    if (isNumbers(found)) return { datum: value, type: 'quantitative' }
    filters.push({ filter: rowsAt(found, value) })
    return plain
  }
  const places: JsonObject = { x: at('x', note.x), y: at('y', note.y) }
  if (note.series !== undefined && color && typeof color['field'] === 'string')
    filters.push({ filter: rowsAt(color, note.series) })
  // A note that is nowhere in particular would be written at every mark.
  if (filters.length === 0 && (note.x === undefined || note.y === undefined)) return []
  const lying = isNumbers(x) && !isNumbers(y)
  const mark: JsonObject = {
    type: 'text',
    text: note.text,
    color: note.color ?? look.ink,
    fontSize: 12,
    fontWeight: 600,
    tooltip: null,
    ...(lying
      ? { align: 'left', baseline: 'middle', dx: away === BESIDE_LABEL ? 62 : away }
      : { align: 'center', baseline: 'bottom', dy: -away }),
  }
  return [{ ...(filters.length === 0 ? ONE_ROW : { transform: filters }), mark, encoding: places }]
}

/** All annotations as layers. `color` is the channel that tells the series; `labelled` where values are written on the marks. */
export function annotationLayers(
  annotations: readonly Annotation[],
  axes: Axes,
  color: JsonObject | null,
  look: OverlayLook,
  labelled: boolean,
): AnnotationLayers {
  const under: Json[] = []
  const over: Json[] = []
  const apart = [axes.x, axes.y].some((found) => found?.['stack'] === false || found?.['stack'] === null)
  const stacks = typeof color?.['field'] === 'string' && !apart && (isDiscrete(axes.x) || isDiscrete(axes.y))
  for (const annotation of annotations) {
    if (annotation.kind === 'line') over.push(...lineLayers(annotation, axes, stacks, look))
    else if (annotation.kind === 'note')
      over.push(...noteLayers(annotation, axes, color, stacks, labelled ? BESIDE_LABEL : BESIDE_MARK, look))
    else {
      const region = regionLayers(annotation, axes, look)
      under.push(...region.under)
      over.push(...region.over)
    }
  }
  return { under, over }
}
