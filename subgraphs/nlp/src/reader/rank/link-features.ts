import type { Role } from '../assemble/roles.js'
import type { PreparedColumn } from '../types.js'
import type { Add } from './tally.js'

/** Whether a part is what its place means best, or something else that it might mean. */
export function linkFeatures(
  what: string,
  {
    role,
    score,
    column,
  }: { readonly role: Role | null; readonly score: number; readonly column: PreparedColumn | null },
  add: Add,
): void {
  const [top] = role?.slot.links ?? []
  if (top === undefined) return
  if (top.kind === 'column' && top.column === column) add(`${what} best`)
  add(`${what} behind`, Math.max(0, top.score - score))
  if (score >= 0.95) add(`${what} in full`)
}
