import type { VegaLiteSpec } from '@askchart/vocabulary'
import { markOf } from './marks.js'
import type { Change } from './spec-edits.js'
import { channel, isObject } from './spec-read.js'

/** Single colours on offer, readable on light and on dark ground. */
export const swatches = [
  { name: 'Blue', value: '#3b6fd4' },
  { name: 'Orange', value: '#d9722e' },
  { name: 'Green', value: '#2f9467' },
  { name: 'Plum', value: '#b5479b' },
  { name: 'Teal', value: '#1f92a8' },
  { name: 'Red', value: '#c23b52' },
  { name: 'Violet', value: '#6b5bd0' },
  { name: 'Slate', value: '#5f6b7a' },
] as const

const CATEGORY_SCHEMES = ['tableau10', 'category10', 'dark2', 'set2', 'accent', 'observable10'] as const
const RAMP_SCHEMES = ['blues', 'greens', 'oranges', 'purples', 'viridis', 'magma'] as const

/** How a chart is coloured: by a field (then by a scheme), or in one colour. */
export type Colouring =
  | { readonly by: 'field'; readonly scheme: string | null; readonly choices: readonly string[] }
  | { readonly by: 'mark'; readonly value: string | null }

/** Null for charts whose colours are not for changing here (layers). */
export function colouringOf(spec: VegaLiteSpec): Colouring | null {
  if (markOf(spec) === null) return null
  const color = channel(spec, 'color')
  if (color && typeof color['field'] === 'string') {
    const scale = color['scale']
    const scheme = isObject(scale) ? scale['scheme'] : null
    return {
      by: 'field',
      scheme: typeof scheme === 'string' ? scheme : null,
      choices: color['type'] === 'quantitative' ? RAMP_SCHEMES : CATEGORY_SCHEMES,
    }
  }
  const mark = spec['mark']
  const value = isObject(mark) ? mark['color'] : null
  return { by: 'mark', value: typeof value === 'string' ? value : null }
}

/** The changes that colour the chart by a scheme; null returns to the theme's own colours. */
export function changeScheme(spec: VegaLiteSpec, scheme: string | null): readonly Change[] {
  const color = channel(spec, 'color')
  if (!color) return []
  const scale = color['scale']
  if (isObject(scale) && scale['range'] !== undefined) {
    // Colours of their own come before a scheme.
    const { range: _range, domain: _domain, scheme: _scheme, ...kept } = scale
    const next = scheme === null ? kept : { ...kept, scheme }
    return [{ path: '/spec/encoding/color/scale', value: Object.keys(next).length === 0 ? null : next }]
  }
  if (!isObject(scale)) return scheme === null ? [] : [{ path: '/spec/encoding/color/scale', value: { scheme } }]
  return scheme === null && scale['scheme'] === undefined
    ? []
    : [{ path: '/spec/encoding/color/scale/scheme', value: scheme }]
}

/** The changes that draw every mark in one colour; null returns to the theme's own. */
export function changeColour(spec: VegaLiteSpec, value: string | null): readonly Change[] {
  const mark = spec['mark']
  if (typeof mark === 'string')
    return value === null ? [] : [{ path: '/spec/mark', value: { type: mark, color: value } }]
  if (!isObject(mark) || (value === null && mark['color'] === undefined)) return []
  return [{ path: '/spec/mark/color', value }]
}
