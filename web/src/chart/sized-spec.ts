import type { DataColumn, Json, JsonObject, VegaLiteSpec } from '@askchart/vocabulary'

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const channel = (spec: VegaLiteSpec, name: string): JsonObject | null => {
  const encoding = spec['encoding']
  const found = isObject(encoding) ? encoding[name] : undefined
  return isObject(found) ? found : null
}

const isBand = (found: JsonObject | null): boolean =>
  found !== null && (found['type'] === 'nominal' || found['type'] === 'ordinal')

function distinct(columns: readonly DataColumn[], field: Json | undefined): number {
  const column = columns.find(({ name }) => name === field)
  return column ? new Set(column.values).size : 0
}

const ROW = 40
const FACET = 130

/** How tall the plot is: so many rows of bands as there are values, else in proportion to its width. */
function heightFor(spec: VegaLiteSpec, columns: readonly DataColumn[], width: number): number {
  const y = channel(spec, 'y')
  if (isBand(y)) {
    const offset = channel(spec, 'yOffset')
    const lanes = offset ? Math.max(1, distinct(columns, offset['field']) * 0.6) : 1
    return Math.min(1200, Math.max(140, distinct(columns, y?.['field']) * ROW * lanes))
  }
  return Math.round(Math.min(380, Math.max(240, width * 0.5)))
}

/**
 * The spec with its size: as wide as its place, facets as many to a row as fit. What a spec says of its own height
 * stays.
 */
export function sizedSpec(
  spec: VegaLiteSpec,
  columns: readonly DataColumn[],
  width: number,
  compact: boolean,
): VegaLiteSpec {
  const autosize = { type: 'fit-x', contains: 'padding' }
  if (compact) return { ...bare(spec), title: null, width, height: 96, autosize: { type: 'fit', contains: 'padding' } }
  const facet = ['facet', 'column', 'row'].map((name) => channel(spec, name)).find((found) => found !== null)
  if (facet) {
    const across = Math.max(1, Math.min(4, Math.floor(width / 220)))
    return { ...faceted(spec, across), width: Math.floor(width / across) - FACET / across, height: 160 }
  }
  const height = typeof spec['height'] === 'number' ? spec['height'] : heightFor(spec, columns, width)
  return { ...spec, width, height, autosize }
}

/** Without axes and legends. */
function bare(spec: VegaLiteSpec): VegaLiteSpec {
  const { encoding } = spec
  if (!isObject(encoding)) return spec
  const stripped: Record<string, Json> = {}
  for (const [name, found] of Object.entries(encoding)) {
    const nothing: JsonObject = name === 'x' || name === 'y' ? { axis: null } : { legend: null }
    stripped[name] = isObject(found) ? { ...found, ...nothing } : found
  }
  return { ...spec, encoding: stripped }
}

/** Facets side by side become facets that wrap. */
function faceted(spec: VegaLiteSpec, columns: number): VegaLiteSpec {
  const { encoding } = spec
  if (!isObject(encoding)) return spec
  const { facet, column, row, ...others } = encoding
  const single = row === undefined ? (facet ?? column) : column === undefined ? row : undefined
  return isObject(single) ? { ...spec, encoding: { ...others, facet: { ...single, columns } } } : spec
}
