import type { Json, JsonObject } from '@askchart/vocabulary'
import { isJsonList, isJsonObject } from './json.js'

/** A value, or undefined where there is none. */
export type Place = Json | undefined

const keysOf = (...objects: readonly JsonObject[]): readonly string[] => [
  ...new Set(objects.flatMap((object) => Object.keys(object))),
]
const at = (object: JsonObject, key: string): Place => (Object.hasOwn(object, key) ? object[key] : undefined)

/** Whether both say the same, in whatever order their keys are. */
export function isSame(a: Place, b: Place): boolean {
  if (isJsonList(a) && isJsonList(b)) return a.length === b.length && a.every((item, index) => isSame(item, b[index]))
  if (!isJsonObject(a) || !isJsonObject(b)) return a === b
  return keysOf(a, b).every((key) => isSame(at(a, key), at(b, key)))
}

/**
 * What becomes of `current` where `base` is to become `wanted`, key by key: what differs from `base` was changed by others
 * since, and stays.
 */
export function mergeJson(base: Place, current: Place, wanted: Place): Place {
  if (isSame(current, base)) return wanted
  if (!isJsonObject(base) || !isJsonObject(current) || !isJsonObject(wanted)) return current
  return Object.fromEntries(
    keysOf(current, base, wanted).flatMap((key): readonly [string, Json][] => {
      const value = mergeJson(at(base, key), at(current, key), at(wanted, key))
      return value === undefined ? [] : [[key, value]]
    }),
  )
}
