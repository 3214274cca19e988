import type { Json, JsonObject, VegaLiteSpec } from '@askchart/vocabulary'
import type { Change } from './spec-edits.js'
import { channel, isCategory, isMeasure, isObject } from './spec-read.js'

/** Marks between which a person may change a chart that has them. */
export const marks = {
  bar: 'Bars',
  line: 'Line',
  area: 'Area',
  point: 'Points',
  arc: 'Pie',
} as const
export type EditableMark = keyof typeof marks

const isEditable = (name: string | null): name is EditableMark => name !== null && name in marks

/** The name of the mark of a spec of one unit; null for layers. */
export function markOf(spec: VegaLiteSpec): string | null {
  const mark = spec['mark']
  if (typeof mark === 'string') return mark
  const type = isObject(mark) ? mark['type'] : null
  return typeof type === 'string' ? type : null
}

/** The one category and the one measure of a chart that could be a pie, and where they stand. */
function slices(spec: VegaLiteSpec): { readonly category: JsonObject; readonly measure: JsonObject } | null {
  if (channel(spec, 'color')) return null
  const [x, y] = [channel(spec, 'x'), channel(spec, 'y')]
  if (isCategory(x) && isMeasure(y)) return { category: x, measure: y }
  return isCategory(y) && isMeasure(x) ? { category: y, measure: x } : null
}

/** What this chart can be drawn as instead, itself included; empty where its mark is not one to change. */
export function markChoices(spec: VegaLiteSpec): readonly EditableMark[] {
  const now = markOf(spec)
  if (!isEditable(now)) return []
  if (now === 'arc') return channel(spec, 'theta') && channel(spec, 'color') ? ['arc', 'bar'] : []
  const xy: readonly EditableMark[] = ['bar', 'line', 'area', 'point']
  return slices(spec) ? [...xy, 'arc'] : xy
}

const markPath = (spec: VegaLiteSpec): string => (isObject(spec['mark']) ? '/spec/mark/type' : '/spec/mark')

const plain = (encoding: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(encoding).filter(([key]) => !['axis', 'stack', 'scale', 'legend'].includes(key)))

/** A slice has no axis to say how its numbers are written, but its tooltip does: `$,.2f` there is `$,.2~f` on an axis. */
export function axisLike(spec: VegaLiteSpec, { field }: JsonObject): JsonObject {
  const { encoding } = spec
  const tooltips: readonly Json[] = isObject(encoding) && Array.isArray(encoding['tooltip']) ? encoding['tooltip'] : []
  for (const told of tooltips) {
    const format = isObject(told) && told['field'] === field ? told['format'] : undefined
    if (typeof format === 'string') return { axis: { format: format.replace(/([^~])f$/, '$1~f') } }
  }
  return {}
}

/** Lines and areas run along x: categories that lie along y, as those of lying bars do, change places with the measure. */
function upright(spec: VegaLiteSpec, next: EditableMark): readonly Change[] {
  const [x, y] = [channel(spec, 'x'), channel(spec, 'y')]
  if ((next !== 'line' && next !== 'area') || !isCategory(y) || !isMeasure(x)) return []
  return [
    { path: '/spec/encoding/x', value: y },
    { path: '/spec/encoding/y', value: x },
  ]
}

/** The changes that draw the chart with another mark. */
export function changeMark(spec: VegaLiteSpec, next: EditableMark): readonly Change[] {
  const now = markOf(spec)
  const mark: Change = { path: markPath(spec), value: next }
  if (next === now) return []
  if (next === 'arc') {
    const found = slices(spec)
    if (!found) return []
    return [
      mark,
      { path: '/spec/encoding/theta', value: plain(found.measure) },
      { path: '/spec/encoding/color', value: plain(found.category) },
      { path: '/spec/encoding/x', value: null },
      { path: '/spec/encoding/y', value: null },
    ]
  }
  if (now !== 'arc') return [mark, ...upright(spec, next)]
  const [measure, category] = [channel(spec, 'theta'), channel(spec, 'color')]
  if (!measure || !category) return []
  return [
    mark,
    { path: '/spec/encoding/x', value: { ...plain(category), axis: { labelAngle: 0 } } },
    { path: '/spec/encoding/y', value: { ...plain(measure), ...axisLike(spec, measure) } },
    { path: '/spec/encoding/theta', value: null },
    { path: '/spec/encoding/color', value: null },
    ...(channel(spec, 'order') ? [{ path: '/spec/encoding/order', value: null }] : []),
  ]
}
