import {
  type AppliedChange,
  type ChartPath,
  isJsonList,
  isJsonObject,
  isSame,
  mergeJson,
  parseChartPath,
  type Place,
  type RawContent,
} from '@askchart/document'
import type { Json } from '@askchart/vocabulary'

/** An edit of one person, and which of theirs it takes back. */
export interface OwnStep {
  readonly version: number
  readonly reverts: number | null
}
export type HistoryStep = 'UNDO' | 'REDO'

/**
 * The version whose changes are to be taken back for an undo or redo: the last edit that still stands, or the last undoing
 * after which nothing new was done. Null where there is none. `own` are one person's edits, oldest first.
 */
export function versionToRevert(own: readonly OwnStep[], step: HistoryStep): number | null {
  const [done, undone]: [number[], number[]] = [[], []]
  for (const { version, reverts } of own) {
    if (reverts !== null && reverts === done.at(-1)) {
      done.pop()
      undone.push(version)
    } else if (reverts !== null && reverts === undone.at(-1)) {
      undone.pop()
      done.push(version)
    } else {
      done.push(version)
      undone.length = 0
    }
  }
  return (step === 'UNDO' ? done : undone).at(-1) ?? null
}

/** An object that has lost its last part is gone with it: it was made for that part, or says nothing. */
const pruned = (value: Place): Place => (isJsonObject(value) && Object.keys(value).length === 0 ? undefined : value)

/** Null, in a change, is what is not there. */
const placeOf = (value: Json): Place => value ?? undefined

function inList(list: readonly Json[], key: string, { value, previous }: AppliedChange): readonly Json[] {
  if (key === '-') {
    const at = list.findLastIndex((item) => isSame(item, value))
    return at < 0 ? list : list.toSpliced(at, 1)
  }
  const at = Number(key)
  if (value === null) return at > list.length ? list : list.toSpliced(at, 0, previous)
  if (!isSame(list[at], value)) return list
  return previous === null ? list.toSpliced(at, 1) : list.with(at, previous)
}

function restored(target: Place, [key, ...rest]: readonly string[], change: AppliedChange): Place {
  if (key === undefined) return mergeJson(placeOf(change.value), target, placeOf(change.previous))
  if (isJsonList(target)) {
    if (rest.length === 0) return inList(target, key, change)
    const [at, item] = [Number(key), target[Number(key)]]
    const next = item === undefined ? undefined : restored(item, rest, change)
    return next === undefined ? target : target.with(at, next)
  }
  if (target !== undefined && !isJsonObject(target)) return target
  if (target === undefined && change.previous === null) return undefined
  const object = target ?? {}
  const next = restored(Object.hasOwn(object, key) ? object[key] : undefined, rest, change)
  if (next !== undefined) return { ...object, [key]: next }
  const { [key]: gone, ...others } = object
  return gone === undefined ? target : pruned(others)
}

/** The content with the changes of an edit taken back, wherever nobody changed them since. */
export function takenBack(content: RawContent, changes: readonly AppliedChange[]): RawContent {
  return changes.toReversed().reduce<RawContent>((current, change) => {
    const { root, keys }: ChartPath = parseChartPath(change.path)
    const next = restored(placeOf(current[root]), keys, change)
    return { ...current, [root]: next ?? null }
  }, content)
}
