import type { DataColumn, Json, JsonObject, VegaLiteSpec } from '@askchart/vocabulary'
import { valuesOf, withAxes } from './axes.js'
import { withLegend } from './legends.js'
import { markOf } from './marks.js'
import { channel, isCategory, isObject } from './spec-read.js'

const ROW = 40
const THUMBNAIL_HEIGHT = 96
const PANEL_HEIGHT = 160
const PANEL_ROOM = 220
const PANELS: readonly string[] = ['facet', 'column', 'row']
const BESIDE_PANELS = 94

const BETWEEN_PANELS = 20
const BETWEEN_SMALL_PANELS = 10
const SMALL_PADDING = 6

/** How tall the plot is: so many rows of bands as there are values, else in proportion to its width. */
function heightFor(spec: VegaLiteSpec, columns: readonly DataColumn[], width: number): number {
  if (markOf(spec) === 'text') return 140
  const y = channel(spec, 'y')
  if (isCategory(y)) {
    const offset = channel(spec, 'yOffset')
    const lanes = offset ? Math.max(1, valuesOf(columns, offset['field']).length * 0.6) : 1
    return Math.min(1200, Math.max(140, valuesOf(columns, y['field']).length * ROW * lanes))
  }
  return Math.round(Math.min(380, Math.max(240, width * 0.5)))
}

/** Facets as panels, as many to a row as fit. */
function panels(spec: VegaLiteSpec, columns: readonly DataColumn[], width: number): VegaLiteSpec {
  const { encoding } = spec
  if (!isObject(encoding)) return spec
  const across = Math.max(1, Math.min(4, Math.floor(width / PANEL_ROOM)))
  const { facet, column, row, ...others } = encoding
  const single = row === undefined ? (facet ?? column) : column === undefined ? row : undefined
  const wrapped = isObject(single) ? { ...others, facet: { ...single, columns: across } } : encoding
  const each = Math.floor((width - BESIDE_PANELS - BETWEEN_PANELS * (across - 1)) / across)
  return withAxes({ ...spec, encoding: wrapped, width: each, height: PANEL_HEIGHT }, columns, each + BESIDE_PANELS)
}

/** How many panels of a sized spec stand side by side; 0 where it has none. */
export function panelsAcross(spec: VegaLiteSpec): number {
  const across = channel(spec, 'facet')?.['columns']
  return typeof across === 'number' ? across : 0
}

/** The spec as wide as its place. What a spec says of its own height stays. */
export function sizedSpec(spec: VegaLiteSpec, columns: readonly DataColumn[], width: number): VegaLiteSpec {
  if (PANELS.some((name) => channel(spec, name) !== null))
    return panels(withLegend(spec, columns, width), columns, width)
  const height = typeof spec['height'] === 'number' ? spec['height'] : heightFor(spec, columns, width)
  const fitted = withLetters(withLegend(withAxes(spec, columns, width), columns, width), Math.floor(width / 9))
  const asked = spec['width']
  const wide = typeof asked === 'number' ? Math.min(asked, width) : width
  return { ...fitted, width: wide, height, autosize: { type: 'fit-x', contains: 'padding' } }
}

/** A number that is drawn large, no larger than this many CSS pixels. */
function withLetters(spec: VegaLiteSpec, largest: number): VegaLiteSpec {
  const { mark } = spec
  if (!isObject(mark) || mark['type'] !== 'text') return spec
  const asked = typeof mark['fontSize'] === 'number' ? mark['fontSize'] : largest
  return { ...spec, mark: { ...mark, fontSize: Math.min(asked, largest) } }
}

const NOTHING: Readonly<Record<string, JsonObject>> = {
  x: { axis: null },
  y: { axis: null },
  color: { legend: null },
  size: { legend: null },
  shape: { legend: null },
}

function bare(spec: JsonObject): VegaLiteSpec {
  const { encoding, layer } = spec
  const stripped: Record<string, Json> = {}
  for (const [name, found] of Object.entries(isObject(encoding) ? encoding : {})) {
    stripped[name] = isObject(found) ? { ...found, ...NOTHING[name] } : found
  }
  const layers: readonly Json[] | null = Array.isArray(layer) ? layer : null
  return {
    ...spec,
    encoding: stripped,
    ...(layers ? { layer: layers.map((one) => (isObject(one) ? bare(one) : one)) } : {}),
  }
}

/** The spec as a small picture: no axes, no legends, no title; of panels those of the first row. */
export function thumbnailSpec(whole: VegaLiteSpec, width: number): VegaLiteSpec {
  const { labels: _labels, annotations: _annotations, ...spec } = whole
  const small: VegaLiteSpec = { ...withLetters(bare(spec), 28), title: null }
  const facet = channel(small, 'facet') ?? channel(small, 'column') ?? channel(small, 'row')
  if (!facet) return { ...small, width, height: THUMBNAIL_HEIGHT, autosize: { type: 'fit', contains: 'padding' } }
  const { encoding: channels } = small
  const others = Object.entries(isObject(channels) ? channels : {}).filter(([name]) => !PANELS.includes(name))
  const each = Math.floor((width - 2 * BETWEEN_SMALL_PANELS - 2 * SMALL_PADDING) / 3)
  const header = { labels: false, title: null }
  const encoding = {
    ...Object.fromEntries(others),
    facet: { ...facet, columns: 3, spacing: BETWEEN_SMALL_PANELS, header, title: null },
  }
  return { ...small, encoding, width: each, height: THUMBNAIL_HEIGHT - 2 * SMALL_PADDING }
}
