import type { Cell, DataColumn, Json, VegaLiteSpec } from '@askchart/vocabulary'
import { valuesOf } from '../axes.js'
import { swatches } from '../colours.js'
import type { Change } from '../spec-edits.js'
import { channel, isCategory, isObject } from '../spec-read.js'
import { partAt } from './places.js'

/** The colour of each series; null leaves it to the theme. */
export type SeriesColour = readonly [value: Cell, colour: string | null]

/** More are told apart by a scheme. */
export const MOST_SERIES = 12

/** Empty where the colours tell no few separate values. */
export function seriesColours(spec: VegaLiteSpec, columns: readonly DataColumn[]): readonly SeriesColour[] {
  const color = channel(spec, 'color')
  if (!isCategory(color) || color['timeUnit'] !== undefined) return []
  const values = valuesOf(columns, color['field']).filter((value) => value !== null)
  if (values.length > MOST_SERIES) return []
  const [domain, range] = [partAt(color, 'scale', 'domain'), partAt(color, 'scale', 'range')]
  const known: readonly Json[] = Array.isArray(domain) ? domain : []
  const colours: readonly Json[] = Array.isArray(range) ? range : []
  return values.map((value) => {
    const colour = colours[known.findIndex((one) => one === value)]
    return [value, typeof colour === 'string' ? colour : null]
  })
}

/**
 * The changes that give one series a colour. The others keep theirs, or get one of those on offer, as Vega-Lite takes
 * the colours of a scale all or none.
 */
export function colourSeries(
  spec: VegaLiteSpec,
  columns: readonly DataColumn[],
  value: Cell,
  colour: string,
): readonly Change[] {
  const now = seriesColours(spec, columns)
  if (!now.some(([one]) => one === value)) return []
  const range = now.map(([one, own], index) =>
    one === value ? colour : (own ?? swatches[index % swatches.length]?.value ?? colour),
  )
  const scale = channel(spec, 'color')?.['scale']
  const { scheme: _scheme, ...kept } = isObject(scale) ? scale : {}
  return [{ path: '/spec/encoding/color/scale', value: { ...kept, domain: now.map(([one]) => one), range } }]
}

/** The changes that leave the series to the theme again. */
export function plainSeries(spec: VegaLiteSpec): readonly Change[] {
  const scale = channel(spec, 'color')?.['scale']
  if (!isObject(scale) || scale['range'] === undefined) return []
  const { domain: _domain, range: _range, ...kept } = scale
  return [{ path: '/spec/encoding/color/scale', value: Object.keys(kept).length === 0 ? null : kept }]
}
