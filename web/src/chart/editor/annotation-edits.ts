import {
  type Annotation,
  type AnnotationAxis,
  annotationsOf,
  type Cell,
  type DataColumn,
  type JsonObject,
  type LineOf,
  type VegaLiteSpec,
} from '@askchart/vocabulary'
import { valuesOf } from '../axes.js'
import { markOf } from '../marks.js'
import type { Change } from '../spec-edits.js'
import { isCategory, isMeasure } from '../spec-read.js'
import { placesOf, setPart } from './places.js'

/** An axis that something can be drawn at, by what stands along it. */
export interface AnnotatedAxis {
  readonly axis: AnnotationAxis
  readonly title: string
  readonly kind: 'number' | 'date' | 'name'
  /** What stands along it, in the order of the rows; of numbers none. */
  readonly values: readonly Cell[]
}

const titleOf = (found: JsonObject): string => {
  const title = found['title'] ?? found['field']
  return typeof title === 'string' ? title : ''
}

/** The axes of a chart; none of a pie or a single number. */
export function annotatedAxes(spec: VegaLiteSpec, columns: readonly DataColumn[]): readonly AnnotatedAxis[] {
  if (['arc', 'text', 'boxplot'].includes(markOf(spec) ?? '')) return []
  return (['x', 'y'] as const).flatMap((axis) => {
    const found = placesOf(spec, axis)[0]?.found
    if (typeof found?.['field'] !== 'string') return []
    const kind = isMeasure(found) ? 'number' : isCategory(found) ? 'name' : 'date'
    const values = kind === 'number' ? [] : valuesOf(columns, found['field']).filter((value) => value !== null)
    return [{ axis, title: titleOf(found), kind, values }]
  })
}

/** Whether values can be written on the marks. */
export const canLabel = (spec: VegaLiteSpec): boolean =>
  ['bar', 'line', 'area', 'point', 'arc', 'rect'].includes(markOf(spec) ?? '')

export const isLabelled = (spec: VegaLiteSpec): boolean => typeof spec['labels'] === 'object' && spec['labels'] !== null
export const showLabels = (spec: VegaLiteSpec, on: boolean): readonly Change[] =>
  on === isLabelled(spec) ? [] : [{ path: '/spec/labels', value: on ? {} : null }]

/** A new annotation's own place in the chart, so that two that are added at once do not meet. */
export const annotationPath = (id: string): string => `/spec/annotations/${id}`

export const addAnnotation = (id: string, annotation: Annotation): readonly Change[] => [
  { path: annotationPath(id), value: Object.fromEntries(Object.entries(annotation)) },
]

/** One part of an annotation, such as its label; null takes it off. */
export function changeAnnotation(spec: VegaLiteSpec, id: string, key: string, value: Cell): readonly Change[] {
  const found = annotationsOf(spec).find(([known]) => known === id)?.[1]
  return found ? setPart(annotationPath(id), Object.fromEntries(Object.entries(found)), [key], value) : []
}

export const removeAnnotation = (id: string): readonly Change[] => [{ path: annotationPath(id), value: null }]

const OF: Readonly<Record<LineOf, string>> = { mean: 'average', median: 'median', min: 'lowest', max: 'highest' }
export const lineOfs: readonly (readonly [of: LineOf, label: string])[] = [
  ['mean', 'Average'],
  ['median', 'Median'],
  ['min', 'Lowest'],
  ['max', 'Highest'],
]

const said = (value: Cell | undefined): string =>
  typeof value === 'number' ? value.toLocaleString('en') : String(value ?? '')

/** What an annotation is, in words: "Line at the average", "Note at West". */
export function annotationInWords(annotation: Annotation): string {
  switch (annotation.kind) {
    case 'line':
      return annotation.of === undefined ? `Line at ${said(annotation.at)}` : `Line at the ${OF[annotation.of]}`
    case 'region':
      return annotation.from === annotation.to
        ? `Highlight on ${said(annotation.from)}`
        : `Highlight from ${said(annotation.from)} to ${said(annotation.to)}`
    case 'note': {
      const at = [annotation.x, annotation.y].filter((value) => value !== undefined).map(said)
      return at.length === 0 ? 'Note' : `Note at ${at.join(', ')}`
    }
  }
}
