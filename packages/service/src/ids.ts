import { typeid, TypeID } from 'typeid-js'

/** A new opaque, typed, time-ordered id such as `chart_01k…` (TypeID over UUIDv7). */
export const newId = (type: string): string => typeid(type).toString()

/**
 * A new id that sorts after `last`, also where the clock was put back since that was made: it is counted on from `last`
 * then (RFC 9562, 6.2).
 */
export function newIdAfter(type: string, last: string | null): string {
  const id = newId(type)
  if (last === null || id > last) return id
  const bytes = TypeID.fromString(last, type).toUUIDBytes()
  const at = bytes.findLastIndex((byte) => byte < 0xff)
  return TypeID.fromUUIDBytes(
    type,
    bytes.map((byte, index) => (index < at ? byte : index === at ? byte + 1 : 0)),
  ).toString()
}

/** Whether `id` is a well-formed id of this type. */
export function isId(type: string, id: string): boolean {
  try {
    return TypeID.fromString(id, type).getType() === type
  } catch {
    return false
  }
}
