import type { Json } from '@askchart/vocabulary'
import type { AppliedChange, RawContent } from './chart-document.js'
import { isJsonList, isJsonObject } from './json.js'
import { isSame, type Place } from './json-merge.js'

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')
const under = (path: string, key: string | number): string => `${path}/${escaped(String(key))}`

/** A null cannot be set by path, nor told from what was not there: the object that holds it is set whole. */
const holdsNull = (before: Readonly<Record<string, Json>>, after: Readonly<Record<string, Json>>): boolean =>
  Object.entries(after).some(([key, value]) => value === null && before[key] !== null)

function within(path: string, before: Place, after: Place, depth: number): readonly AppliedChange[] {
  if (isSame(before, after)) return []
  if (after === undefined) return [{ path, value: null, previous: before ?? null }]
  if (
    depth > 0 &&
    isJsonObject(before) &&
    isJsonObject(after) &&
    !holdsNull(before, after) &&
    !holdsNull(after, before)
  ) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return keys.flatMap((key) =>
      within(
        under(path, key),
        Object.hasOwn(before, key) ? before[key] : undefined,
        Object.hasOwn(after, key) ? after[key] : undefined,
        depth - 1,
      ),
    )
  }
  if (path === '/spec/layer' && isJsonList(before) && isJsonList(after) && before.length === after.length)
    return after.flatMap((layer, index) => within(under(path, index), before[index], layer, depth - 1))
  return [{ path, value: after, previous: before ?? null }]
}

/** The deepest objects of a spec that are edited by key; a part of the query is replaced whole, lest two halves meet. */
const DEPTH = { spec: 12, query: 1 }

/** The paths to set, in order, that make one content of another, each with what was there. */
export function differences(before: RawContent, after: RawContent): readonly AppliedChange[] {
  return [
    ...within('/title', before.title, after.title, 0),
    ...within('/description', before.description ?? undefined, after.description ?? undefined, 0),
    ...within('/query', before.query, after.query, DEPTH.query),
    ...within('/spec', before.spec, after.spec, DEPTH.spec),
  ]
}
