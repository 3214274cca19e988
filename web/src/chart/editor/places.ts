import type { Json, JsonObject, VegaLiteSpec } from '@askchart/vocabulary'
import type { Change } from '../spec-edits.js'
import { isObject } from '../spec-read.js'

/** Where a spec says what a channel shows. */
export interface Place {
  /** Such as /spec/encoding/x. */
  readonly path: string
  readonly found: JsonObject
}

function layersOf({ layer }: VegaLiteSpec): readonly Json[] {
  const layers: readonly Json[] = Array.isArray(layer) ? layer : []
  return layers
}

/** The places of a channel: at the top of the spec, else in each of its layers that has it. */
export function placesOf(spec: VegaLiteSpec, channel: string): readonly Place[] {
  const own = isObject(spec['encoding']) ? spec['encoding'][channel] : undefined
  if (isObject(own)) return [{ path: `/spec/encoding/${channel}`, found: own }]
  return layersOf(spec).flatMap((unit, index) => {
    const found = isObject(unit) && isObject(unit['encoding']) ? unit['encoding'][channel] : undefined
    return isObject(found) ? [{ path: `/spec/layer/${index}/encoding/${channel}`, found }] : []
  })
}

const nested = (keys: readonly string[], value: Json): Json =>
  keys.reduceRight<Json>((inner, key) => ({ [key]: inner }), value)

/** The change that sets a part of what is at `path`; to remove what is not there, or to set what is, takes none. */
export function setPart(
  path: string,
  target: Json | undefined,
  keys: readonly string[],
  value: Json,
): readonly Change[] {
  const [key, ...rest] = keys
  if (key === undefined) return [{ path, value }]
  if (!isObject(target)) return value === null ? [] : [{ path, value: nested(keys, value) }]
  if (rest.length > 0) return setPart(`${path}/${key}`, target[key], rest, value)
  const there = Object.hasOwn(target, key)
  if (value === null ? !there : there && JSON.stringify(target[key]) === JSON.stringify(value)) return []
  return [{ path: `${path}/${key}`, value }]
}

/** The same part set wherever the channel is said. */
export const setEverywhere = (
  spec: VegaLiteSpec,
  channel: string,
  keys: readonly string[],
  value: Json,
): readonly Change[] => placesOf(spec, channel).flatMap(({ path, found }) => setPart(path, found, keys, value))

/** A look of the mark, or of the mark of every layer. */
export function setMarkLook(spec: VegaLiteSpec, key: string, value: Json): readonly Change[] {
  const set = (path: string, mark: Json | undefined): readonly Change[] => {
    if (typeof mark === 'string') return value === null ? [] : [{ path, value: { type: mark, [key]: value } }]
    return isObject(mark) ? setPart(path, mark, [key], value) : []
  }
  if (spec['mark'] !== undefined) return set('/spec/mark', spec['mark'])
  return layersOf(spec).flatMap((unit, index) => (isObject(unit) ? set(`/spec/layer/${index}/mark`, unit['mark']) : []))
}

/** What is found by going from one key to the next; undefined where there is nothing. */
export const partAt = (found: Json | undefined, ...keys: readonly string[]): Json | undefined =>
  keys.reduce<Json | undefined>((inner, key) => (isObject(inner) ? inner[key] : undefined), found)
