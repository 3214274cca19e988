import type { VegaLiteSpec } from '@askchart/vocabulary'
import { markOf } from '../marks.js'
import type { Change } from '../spec-edits.js'
import { partAt, setMarkLook } from './places.js'

export const curves = { linear: 'Straight', monotone: 'Smooth', 'step-after': 'Steps' } as const
export type Curve = keyof typeof curves
const isCurve = (value: unknown): value is Curve => typeof value === 'string' && value in curves

/** How a line runs between its points; null for what is no line. */
export function curveOf(spec: VegaLiteSpec): Curve | null {
  if (!['line', 'area'].includes(markOf(spec) ?? '')) return null
  const curve = partAt(spec['mark'], 'interpolate')
  return isCurve(curve) ? curve : 'linear'
}
export const changeCurve = (spec: VegaLiteSpec, curve: Curve): readonly Change[] =>
  setMarkLook(spec, 'interpolate', curve === 'linear' ? null : curve)

/** Whether a line has a dot at each value; null for what is no line. */
export function dotsOf(spec: VegaLiteSpec): boolean | null {
  if (markOf(spec) !== 'line') return null
  const point = partAt(spec['mark'], 'point')
  return point !== undefined && point !== false
}
export const changeDots = (spec: VegaLiteSpec, on: boolean): readonly Change[] => setMarkLook(spec, 'point', on)
