import type { Cell } from '../query-spec.js'
import type { Json, VegaLiteSpec } from '../spec.js'
import { isObject } from './drawn-axis.js'

export type AnnotationAxis = 'x' | 'y'

/** What a line is drawn at instead of a value. */
export const LineOf = { mean: 'mean', median: 'median', min: 'min', max: 'max' } as const
export type LineOf = keyof typeof LineOf

/**
 * What people write on a chart beside its data, kept in a spec's `annotations` by id, so that two people who add one each do
 * not meet. It is no Vega-Lite: `withOverlays` turns it into layers when the chart is drawn.
 */
export type Annotation =
  /** A line across at a value of an axis, or at what the axis' values come to. */
  | {
      readonly kind: 'line'
      readonly axis: AnnotationAxis
      readonly at?: Cell
      readonly of?: LineOf
      readonly label?: string
      readonly color?: string
    }
  /** What lies between two values of an axis, both included; of names, the one that both are. */
  | {
      readonly kind: 'region'
      readonly axis: AnnotationAxis
      readonly from: Cell
      readonly to: Cell
      readonly label?: string
      readonly color?: string
    }
  /** A text at the mark of these values; an axis that is not said follows the data. `series` is a value of the colour. */
  | {
      readonly kind: 'note'
      readonly text: string
      readonly x?: Cell
      readonly y?: Cell
      readonly series?: Cell
      readonly color?: string
    }

/** How the values are written on the marks; being there, even empty, they are. */
export interface MarkLabels {
  /** d3-format. */
  readonly format?: string
}

const isCell = (value: Json | undefined): value is Cell =>
  (value !== undefined && typeof value !== 'object') || value === null
const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined)
const axisOf = (value: Json | undefined): AnnotationAxis | null => (value === 'x' || value === 'y' ? value : null)
const isLineOf = (value: Json | undefined): value is LineOf => typeof value === 'string' && Object.hasOwn(LineOf, value)

/** Reads one annotation; null for what is none, as a merge of two edits can leave. */
export function readAnnotation(found: Json): Annotation | null {
  if (!isObject(found)) return null
  const { kind, at, of, from, to, text, x, y, series } = found
  const axis = axisOf(found['axis'])
  const [label, color] = [textOf(found['label']), textOf(found['color'])]
  const look = { ...(label === undefined ? {} : { label }), ...(color === undefined ? {} : { color }) }
  if (kind === 'line' && axis) {
    if (isLineOf(of)) return { kind, axis, of, ...look }
    return isCell(at) && at !== null ? { kind, axis, at, ...look } : null
  }
  if (kind === 'region' && axis) return isCell(from) && isCell(to) ? { kind, axis, from, to, ...look } : null
  if (kind !== 'note' || typeof text !== 'string') return null
  return {
    kind,
    text,
    ...(isCell(x) ? { x } : {}),
    ...(isCell(y) ? { y } : {}),
    ...(isCell(series) ? { series } : {}),
    ...(color === undefined ? {} : { color }),
  }
}

/** The annotations of a spec by id, in the order of their ids. */
export function annotationsOf(spec: VegaLiteSpec): readonly (readonly [id: string, annotation: Annotation])[] {
  const { annotations } = spec
  return Object.entries(isObject(annotations) ? annotations : {})
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, found]) => {
      const annotation = readAnnotation(found)
      return annotation ? [[id, annotation] as const] : []
    })
}

/** How a spec writes its values on its marks; null where it does not. */
export function markLabelsOf({ labels }: VegaLiteSpec): MarkLabels | null {
  if (!isObject(labels)) return null
  const format = textOf(labels['format'])
  return format === undefined ? {} : { format }
}
