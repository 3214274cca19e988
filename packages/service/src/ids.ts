import { typeid, TypeID } from 'typeid-js'

/** A new opaque, typed, time-ordered id such as `chart_01k…` (TypeID over UUIDv7). */
export const newId = (type: string): string => typeid(type).toString()

/** Whether `id` is a well-formed id of this type. */
export function isId(type: string, id: string): boolean {
  try {
    return TypeID.fromString(id, type).getType() === type
  } catch {
    return false
  }
}
