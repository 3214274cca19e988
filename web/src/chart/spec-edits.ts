import type { Json, JsonObject, VegaLiteSpec } from '@askchart/vocabulary'
import { isObject } from './spec-read.js'

/** One path of a chart, such as /spec/mark/color. A null value removes it. */
export interface Change {
  readonly path: string
  readonly value: Json
}

const without = (object: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))

function setAt(target: Json | undefined, keys: readonly string[], value: Json): Json {
  const [key, ...rest] = keys
  if (key === undefined) return value
  if (Array.isArray(target)) {
    const items: readonly Json[] = target
    return items.map((item, index) => (String(index) === key ? setAt(item, rest, value) : item))
  }
  const object = isObject(target) ? target : {}
  if (rest.length === 0 && value === null) return without(object, key)
  return { ...object, [key]: setAt(object[key], rest, value) }
}

const keysOf = (path: string): readonly string[] =>
  path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))

/** The spec after the changes under /spec; others are left to whoever holds what they name. */
export function applyToSpec(spec: VegaLiteSpec, changes: readonly Change[]): VegaLiteSpec {
  return changes.reduce<VegaLiteSpec>((current, { path, value }) => {
    const [root, ...keys] = keysOf(path)
    if (root !== 'spec') return current
    const next = setAt(current, keys, value)
    return isObject(next) ? next : current
  }, spec)
}
