import type { Frame } from '../assemble/frame.js'
import { tableLinks } from '../link/links.js'
import type { Slot } from '../link/links.js'
import type { PreparedTable } from '../types.js'

const OF = new Set(['of', 'for', 'in', 'from', 'about'])
const LITTLE = new Set(
  'the a an all each every any these those this that different distinct various its their our such some single'.split(
    ' ',
  ),
)
const AND = new Set(['and', ',', '&', 'or'])
/** A table is meant where nothing fits its place much better. */
const NEARLY = 0.9
const NONE: ReadonlySet<PreparedTable> = new Set()

const tablesAt = (slot: Slot | undefined): ReadonlySet<PreparedTable> => {
  const top = slot?.links[0]?.score ?? 0
  return slot === undefined
    ? NONE
    : new Set(tableLinks(slot).flatMap(({ table, score }) => (score >= Math.max(0.6, top * NEARLY) ? [table] : [])))
}

/**
 * Whose a name is by the words beside it: "names of the technicians", "each student's age", "the age and the name of each
 * student". The tables that the place right before or after it names; none where nothing is said.
 */
export function ownersOf(frame: Frame, slot: Slot): ReadonlySet<PreparedTable> {
  const index = frame.slots.indexOf(slot)
  const [before, after] = [frame.slots[index - 1], frame.slots[index + 1]]
  const words = (from: number, to: number): readonly string[] => frame.tokens.slice(from, to).map(({ lower }) => lower)
  if (after !== undefined) {
    const between = words(slot.to, after.from)
    const leads = between.some((word) => OF.has(word)) && between.every((word) => OF.has(word) || LITTLE.has(word))
    if (leads) {
      const owners = tablesAt(after)
      if (owners.size > 0) return owners
    }
    const joined = between.length > 0 && between.every((word) => AND.has(word) || LITTLE.has(word))
    if (joined && tablesAt(after).size === 0) {
      const owners = ownersOf(frame, after)
      if (owners.size > 0) return owners
    }
  }
  return before !== undefined && before.to === slot.from ? tablesAt(before) : NONE
}
