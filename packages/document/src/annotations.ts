import type { Json } from '@askchart/vocabulary'
import type { Map as YMap } from 'yjs'
import { isJsonObject } from './json.js'
import { fromShared } from './shared-value.js'

/** Where a spec tells its annotations, by id. */
export const ANNOTATIONS = 'annotations'

/**
 * In the document each annotation has a key of its own among those of the spec. In a map of theirs two people who write
 * the first ones at once would each make that map, and Yjs keep one of the two.
 */
const PREFIX = `${ANNOTATIONS}/`
export const annotationKey = (id: string): string => PREFIX + id
const isKey = (key: string): boolean => key.startsWith(PREFIX)

/** The keys of annotations that a spec's map holds. */
export const annotationKeys = (spec: YMap<unknown>): readonly string[] => [...spec.keys()].filter(isKey)

/** All annotations of a spec's map as one object; null where there are none. */
export function annotationsToJson(spec: YMap<unknown>): Json {
  const keys = annotationKeys(spec).toSorted()
  if (keys.length === 0) return null
  return Object.fromEntries(keys.map((key): [string, Json] => [key.slice(PREFIX.length), fromShared(spec.get(key))]))
}

/** The keys of a spec as its map holds them. */
export function flatSpec(spec: { readonly [key: string]: Json }): { readonly [key: string]: Json } {
  const { [ANNOTATIONS]: found, ...rest } = spec
  if (found === undefined) return spec
  if (!isJsonObject(found)) return spec
  return { ...rest, ...Object.fromEntries(Object.entries(found).map(([id, one]) => [annotationKey(id), one])) }
}

/** The keys of a spec as they are told. */
export function toldSpec(entries: readonly (readonly [key: string, value: Json])[], spec: YMap<unknown>): Json {
  const told = Object.fromEntries(entries.filter(([key]) => !isKey(key)))
  const annotations = annotationsToJson(spec)
  return annotations === null ? told : { ...told, [ANNOTATIONS]: annotations }
}
