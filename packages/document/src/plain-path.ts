import type { Json } from '@askchart/vocabulary'
import { nothingAt, PathProblem } from './chart-path.js'
import { isJsonList, isJsonObject } from './json.js'

export interface Replaced {
  readonly next: Json
  readonly previous: Json
}

/** The place in a list that a key of a path names; one past the end appends. */
export function listIndex(key: string, length: number, path: string): number {
  const index = key === '-' ? length : Number(key)
  if (!/^(-|0|[1-9]\d*)$/.test(key) || index > length)
    throw new PathProblem(path, `${path} has no place "${key}": the list there holds ${length}.`)
  return index
}

/** A copy of a value with the part under `keys` replaced; null removes it, which must be there. */
export function replaceIn(target: Json, keys: readonly string[], value: Json, path: string): Replaced {
  const [key, ...rest] = keys
  if (key === undefined) return { next: value, previous: target }
  if (isJsonList(target)) {
    const index = listIndex(key, target.length, path)
    const removed = rest.length === 0 && value === null
    if (removed && index === target.length) throw nothingAt(path)
    const { next, previous } = replaceIn(target[index] ?? null, rest, value, path)
    return { next: [...target.slice(0, index), ...(removed ? [] : [next]), ...target.slice(index + 1)], previous }
  }
  if (target !== null && !isJsonObject(target))
    throw new PathProblem(path, `${path} leads into ${JSON.stringify(target).slice(0, 100)}, which has no parts.`)
  const object = target ?? {}
  const removed = rest.length === 0 && value === null
  const there = Object.hasOwn(object, key)
  if (removed && !there) throw nothingAt(path)
  const found = there ? (object[key] ?? null) : null
  const { next, previous } = replaceIn(found, rest, value, path)
  const { [key]: _, ...others } = object
  return { next: removed ? others : { ...others, [key]: next }, previous }
}
