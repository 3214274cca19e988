import { isJsonList, isJsonObject, isSame, mergeJson, type Place } from '@askchart/document'
import type { Json, JsonObject, VegaLiteSpec } from '@askchart/vocabulary'

/** What a drawing cannot do without; everything else of a channel is its looks. */
const STRUCTURE = ['field', 'datum', 'type', 'bin', 'timeUnit', 'stack']

const at = (object: JsonObject, key: string): Place => (Object.hasOwn(object, key) ? object[key] : undefined)
const objectAt = (object: JsonObject, key: string): JsonObject => {
  const part = at(object, key)
  return isJsonObject(part) ? part : {}
}

/** An object of the keys of several, each made of what stands under it; undefined leaves the key out. */
function byKey(objects: readonly JsonObject[], make: (key: string) => Place): JsonObject {
  const keys = new Set(objects.flatMap((object) => Object.keys(object)))
  return Object.fromEntries(
    [...keys].flatMap((key): readonly [string, Json][] => {
      const value = make(key)
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

const showsSame = (a: JsonObject, b: JsonObject): boolean =>
  ['field', 'datum'].every((key) => isSame(at(a, key), at(b, key)))

/** Colours chosen by hand stay, where as many kinds of things are coloured as before. */
function withScheme(base: Place, current: JsonObject, wanted: JsonObject): JsonObject {
  const scheme = at(objectAt(current, 'scale'), 'scheme')
  const chosen =
    scheme !== undefined && !isSame(scheme, at(objectAt(isJsonObject(base) ? base : {}, 'scale'), 'scheme'))
  if (!chosen || !isSame(at(current, 'type'), at(wanted, 'type'))) return wanted
  return { ...wanted, scale: { ...objectAt(wanted, 'scale'), scheme } }
}

function channel(base: Place, current: Place, wanted: Place): Place {
  if (isSame(base, wanted)) return current
  const removed = current === undefined && base !== undefined
  if (!isJsonObject(wanted)) return removed ? undefined : wanted
  if (!isJsonObject(current)) return removed && isJsonObject(base) && showsSame(base, wanted) ? undefined : wanted
  if (!showsSame(current, wanted)) return withScheme(base, current, wanted)
  const merged = mergeJson(base, current, wanted)
  if (!isJsonObject(merged) || !isJsonObject(base)) return current
  return byKey([merged, wanted], (key) =>
    STRUCTURE.includes(key) && !isSame(at(base, key), at(wanted, key)) ? at(wanted, key) : at(merged, key),
  )
}

const markAt = (unit: JsonObject): JsonObject => {
  const mark = at(unit, 'mark')
  return isJsonObject(mark) ? mark : mark === undefined ? {} : { type: mark }
}

/** The kind of mark changes only where it is to change; of its looks what was set by hand stays. */
function mark(base: JsonObject, current: JsonObject, wanted: JsonObject): Place {
  if (isSame(markAt(base), markAt(wanted))) return at(current, 'mark')
  const merged = mergeJson(markAt(base), markAt(current), markAt(wanted))
  const changes = !isSame(at(markAt(base), 'type'), at(markAt(wanted), 'type'))
  return isJsonObject(merged) && changes ? { ...merged, type: at(markAt(wanted), 'type') ?? null } : merged
}

function layers(base: Place, current: Place, wanted: Place): Place {
  if (!isJsonList(base) || !isJsonList(current) || !isJsonList(wanted)) return wanted
  return wanted.map((unit, index): Json => {
    const [from, now] = [base[index], current[index]]
    return isJsonObject(from) && isJsonObject(now) && isJsonObject(unit) ? redrawn(now, from, unit) : unit
  })
}

const layersIn = (spec: JsonObject): number => {
  const found = at(spec, 'layer')
  return isJsonList(found) ? found.length : 0
}

/**
 * A spec as it is by now, changed as far as the words change it: they make `wanted` of `base`, and what people made of `base`
 * since stays, unless what it was made for is gone.
 */
export function redrawn(current: VegaLiteSpec, base: VegaLiteSpec, wanted: VegaLiteSpec): VegaLiteSpec {
  const alike = layersIn(current) === layersIn(base) && layersIn(base) === layersIn(wanted)
  return byKey([current, wanted], (key): Place => {
    if (!alike && ['mark', 'encoding', 'layer', 'resolve'].includes(key)) return at(wanted, key)
    if (key === 'mark') return mark(base, current, wanted)
    if (key === 'layer') return layers(at(base, key), at(current, key), at(wanted, key))
    if (key !== 'encoding') return mergeJson(at(base, key), at(current, key), at(wanted, key))
    const parts = [base, current, wanted].map((spec) => objectAt(spec, 'encoding'))
    const [from = {}, now = {}, to = {}] = parts
    return byKey(parts, (name) => channel(at(from, name), at(now, name), at(to, name)))
  })
}

/** The spec that was wanted with the one colour that was chosen by hand, for where no more of that can stay. */
export function recoloured(current: VegaLiteSpec, wanted: VegaLiteSpec): VegaLiteSpec {
  const colour = at(markAt(current), 'color')
  return colour === undefined || at(wanted, 'mark') === undefined
    ? wanted
    : { ...wanted, mark: { ...markAt(wanted), color: colour } }
}
