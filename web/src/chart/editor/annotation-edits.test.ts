import type { Annotation, DataColumn, VegaLiteSpec } from '@askchart/vocabulary'
import { expect, test } from '@jest/globals'
import { applyToSpec } from '../spec-edits.js'
import {
  addAnnotation,
  annotatedAxes,
  annotationInWords,
  changeAnnotation,
  isLabelled,
  removeAnnotation,
  showLabels,
} from './annotation-edits.js'
import { valueOf } from './annotation-form.js'

const columns: readonly DataColumn[] = [
  { name: 'region', type: 'STRING', values: ['West', null, 'East', 'West'] },
  { name: 'sales', type: 'DECIMAL', values: [1, 2, 3, 4] },
]
const bars: VegaLiteSpec = {
  mark: 'bar',
  encoding: {
    x: { field: 'region', type: 'nominal', title: 'Region' },
    y: { field: 'sales', type: 'quantitative', title: 'Sales' },
  },
}
const line: Annotation = { kind: 'line', axis: 'y', of: 'mean' }

test('the axes of a chart with what stands along them', () => {
  expect(annotatedAxes(bars, columns)).toEqual([
    { axis: 'x', title: 'Region', kind: 'name', values: ['West', 'East'] },
    { axis: 'y', title: 'Sales', kind: 'number', values: [] },
  ])
  expect(annotatedAxes({ ...bars, mark: 'arc' }, columns)).toEqual([])
})

test('what is typed is a value of the axis, or none', () => {
  const [names, numbers] = annotatedAxes(bars, columns)
  if (!names || !numbers) throw new Error('There are two axes.')
  expect([valueOf(names, 'West'), valueOf(names, 'Mars'), valueOf(numbers, '12.5'), valueOf(numbers, 'x')]).toEqual([
    'West',
    null,
    12.5,
    null,
  ])
})

test('an annotation is added by its id, changed in part, and removed', () => {
  const added = applyToSpec(bars, addAnnotation('a1', line))
  expect(added['annotations']).toEqual({ a1: line })
  expect(changeAnnotation(added, 'a1', 'label', 'Average')).toEqual([
    { path: '/spec/annotations/a1/label', value: 'Average' },
  ])
  expect(changeAnnotation(added, 'a1', 'label', null)).toEqual([])
  expect(changeAnnotation(added, 'gone', 'label', 'x')).toEqual([])
  expect(applyToSpec(added, removeAnnotation('a1'))['annotations']).toEqual({})
})

test('values are shown once, and taken off', () => {
  const on = applyToSpec(bars, showLabels(bars, true))
  expect([isLabelled(bars), isLabelled(on), showLabels(on, true)]).toEqual([false, true, []])
  expect(applyToSpec(on, showLabels(on, false))).toEqual(bars)
})

test.each<[Annotation, string]>([
  [line, 'Line at the average'],
  [{ kind: 'line', axis: 'y', at: 5_000 }, 'Line at 5,000'],
  [{ kind: 'region', axis: 'x', from: 'West', to: 'West' }, 'Highlight on West'],
  [{ kind: 'region', axis: 'y', from: 1, to: 2 }, 'Highlight from 1 to 2'],
  [{ kind: 'note', text: 'Here', x: 'West' }, 'Note at West'],
])('%j is a %s', (annotation, words) => {
  expect(annotationInWords(annotation)).toBe(words)
})
