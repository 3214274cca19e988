import type { Json } from '@askchart/vocabulary'
import { AbstractType, Map as YMap } from 'yjs'
import { isJsonObject, toJson } from './json.js'

/** A value as the document holds it: objects are shared maps, all else is atomic, lists too. */
export function toShared(value: Json): unknown {
  if (!isJsonObject(value)) return value
  const map = new YMap<unknown>()
  for (const [key, part] of Object.entries(value)) map.set(key, toShared(part))
  return map
}

/** The value as JSON; null for what no chart holds, such as a shared text. */
export function fromShared(value: unknown): Json {
  if (!(value instanceof YMap)) return value instanceof AbstractType ? null : toJson(value)
  return Object.fromEntries([...value.entries()].map(([key, part]): [string, Json] => [key, fromShared(part)]))
}
