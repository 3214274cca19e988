import type { Json } from '@askchart/vocabulary'
import { Map as YMap } from 'yjs'
import { fromShared, toShared } from './shared-value.js'

const ORDER = 'order'
const UNIT = 'unit'

/**
 * A spec's layers as a shared map keyed by id, each with its place, so that two people who edit different layers, or
 * add one each, do not meet.
 */
export function layersFrom(units: readonly Json[], idOf: (index: number) => string): YMap<unknown> {
  const layers = new YMap<unknown>()
  units.forEach((unit, index) => layers.set(idOf(index), layerFrom(unit, index)))
  return layers
}

export function layerFrom(unit: Json, order: number): YMap<unknown> {
  const layer = new YMap<unknown>()
  layer.set(ORDER, order)
  layer.set(UNIT, toShared(unit))
  return layer
}

export interface Layer {
  readonly id: string
  readonly order: number
  readonly shared: YMap<unknown>
}

/** In the order drawn; the id decides between two that were added at once. */
export function layersOf(layers: YMap<unknown>): readonly Layer[] {
  return [...layers.entries()]
    .flatMap(([id, shared]) =>
      shared instanceof YMap ? [{ id, order: Number(shared.get(ORDER) ?? 0), shared: shared as YMap<unknown> }] : [],
    )
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
}

export const unitOf = ({ shared }: Layer): unknown => shared.get(UNIT)
export const setUnit = ({ shared }: Layer, unit: Json): void => void shared.set(UNIT, toShared(unit))
export const layersToJson = (layers: YMap<unknown>): Json => layersOf(layers).map((layer) => fromShared(unitOf(layer)))
