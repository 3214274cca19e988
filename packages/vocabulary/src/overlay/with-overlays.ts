import type { Json, JsonObject, VegaLiteSpec } from '../spec.js'
import { annotationsOf, markLabelsOf } from './annotation.js'
import { annotationLayers } from './annotation-layers.js'
import { type Axes, isDiscrete, isObject, namesAlong } from './drawn-axis.js'
import { forLabels, labelLayers } from './label-layers.js'
import type { DrawnColumn, OverlayLook } from './overlay-look.js'

const channelsOf = ({ encoding }: JsonObject): JsonObject => (isObject(encoding) ? encoding : {})
const channel = (encoding: JsonObject, name: string): JsonObject | null => {
  const found = encoding[name]
  return isObject(found) ? found : null
}

/** What a mark's axes show, of layers what the first that says so does. */
function axesOf(spec: VegaLiteSpec): Axes {
  const layers: readonly Json[] = Array.isArray(spec['layer']) ? spec['layer'] : []
  const all = [spec, ...layers.filter(isObject)].map(channelsOf)
  const find = (name: string): JsonObject | null =>
    all.map((one) => channel(one, name)).find((one) => one !== null) ?? null
  return { x: find('x'), y: find('y') }
}

const isBars = ({ mark }: JsonObject): boolean => (isObject(mark) ? mark['type'] : mark) === 'bar'

/** The gaps in the band of an axis, as Vega-Lite has them for bars alone; wider where bars stand side by side in it. */
const NESTED_GAP = 0.2
function gaps(encoding: JsonObject, axis: 'x' | 'y', barGap: number): JsonObject {
  const gap = channel(encoding, `${axis}Offset`) ? NESTED_GAP : barGap
  return { paddingInner: gap, paddingOuter: gap / 2 }
}

/** Said outright what layers of other rows and marks would else mix up: the order of names along an axis, and its gaps. */
function settled(encoding: JsonObject, axes: Axes, columns: readonly DrawnColumn[], barGap: number | null): JsonObject {
  const said = (['x', 'y'] as const).flatMap((axis): readonly (readonly [string, Json])[] => {
    const found = channel(encoding, axis)
    if (!found || !isDiscrete(found)) return []
    const names = namesAlong(axis, axes, columns)
    const scale = {
      ...(names === null ? {} : { domain: names }),
      ...(barGap === null ? {} : gaps(encoding, axis, barGap)),
      ...(isObject(found['scale']) ? found['scale'] : {}),
    }
    return Object.keys(scale).length === 0 ? [] : [[axis, { ...found, scale }]]
  })
  return { ...encoding, ...Object.fromEntries(said) }
}

const NO_AXIS: JsonObject = { labels: false, ticks: false, domain: false, grid: false, title: null }

/** What lies beside the data says of its axes what the chart says: Vega-Lite merges the axes of layers, and mixes up what differs. */
const alike =
  (axes: Axes) =>
  (layer: Json): Json => {
    if (!isObject(layer)) return layer
    const encoding = Object.entries(channelsOf(layer)).map(([name, found]): readonly [string, Json] => {
      const own = name === 'x' || name === 'y' ? axes[name] : null
      if (!own || !isObject(found) || found['value'] !== undefined) return [name, found]
      const { axis = {}, title = own['field'] ?? null } = own
      return [name, { ...found, axis: axis ?? NO_AXIS, title }]
    })
    return { ...layer, encoding: Object.fromEntries(encoding) }
  }

const PANELS = ['facet', 'row', 'column']

/** Layers have no panels of their own: the panels are put around them. */
function around(spec: VegaLiteSpec, encoding: JsonObject, layer: readonly Json[]): VegaLiteSpec {
  const { mark: _mark, encoding: _encoding, layer: _layer, width, height, resolve, ...rest } = spec
  const size: JsonObject = {
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  }
  const single = channel(encoding, 'facet')
  const sides = Object.fromEntries(
    PANELS.slice(1).flatMap((name) => (channel(encoding, name) ? [[name, channel(encoding, name)]] : [])),
  )
  const { columns, spacing, align, center, bounds: _bounds, ...facet } = single ?? {}
  const grid = Object.fromEntries(
    Object.entries({ columns, spacing, align, center }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  )
  return {
    ...rest,
    ...grid,
    facet: single ? facet : sides,
    spec: { ...size, layer },
    ...(resolve === undefined ? {} : { resolve }),
  }
}

/**
 * The Vega-Lite that is drawn: `annotations` and `labels`, which are ours, as layers over the chart's own. They follow the
 * rows, hold nothing that was written but as a text or a value, and leave the spec as it is where there are none.
 */
export function withOverlays(spec: VegaLiteSpec, columns: readonly DrawnColumn[], look: OverlayLook): VegaLiteSpec {
  const { annotations: _annotations, labels: _labels, ...bare } = spec
  const notes = annotationsOf(spec).map(([, annotation]) => annotation)
  const labels = markLabelsOf(spec)
  if (notes.length === 0 && labels === null) return bare
  const axes = axesOf(spec)
  const layers: readonly Json[] | null = Array.isArray(bare['layer']) ? bare['layer'] : null
  const encoding = channelsOf(bare)
  const bars = isBars(bare) || (layers?.some((unit) => isObject(unit) && isBars(unit)) ?? false)
  const gap = bars ? look.barGap : null
  const own = settled(encoding, axes, columns, gap)
  const notesDrawn = annotationLayers(notes, axes, channel(encoding, 'color'), look, labels !== null)
  const [under, over] = [notesDrawn.under.map(alike(axes)), notesDrawn.over.map(alike(axes))]
  const written = labels === null || layers ? [] : labelLayers(bare, labels, look).map(alike(axes))
  if (under.length + over.length + written.length === 0) return bare
  if (layers) {
    const { encoding: _encoding, ...rest } = bare
    // What all layers share goes into each, so that those beside them do not have it too.
    const each = layers.map((unit): Json =>
      isObject(unit) ? { ...unit, encoding: settled({ ...encoding, ...channelsOf(unit) }, axes, columns, gap) } : unit,
    )
    return { ...rest, layer: [...under, ...each, ...over] }
  }
  const panelled = PANELS.some((name) => channel(encoding, name) !== null)
  const inside = panelled ? Object.fromEntries(Object.entries(own).filter(([name]) => !PANELS.includes(name))) : own
  const { mark = null } = bare
  const unit: JsonObject = { mark: written.length === 0 ? mark : forLabels(mark), encoding: inside }
  const all = [...under, unit, ...written, ...over]
  if (panelled) return around(bare, encoding, all)
  const { mark: _mark, encoding: _own, ...rest } = bare
  return { ...rest, layer: all }
}
