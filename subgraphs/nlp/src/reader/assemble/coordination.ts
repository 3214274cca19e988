import type { Slot } from '../link/links.js'
import type { Frame } from './frame.js'
import type { Role } from './roles.js'

const CONJUNCTIONS = new Set('and & , by + also then'.split(' '))
/** Words between a place and what leads up to it. */
export const JOINTS = new Set(
  'single individual and or the a of an all any its their each ( ) , in number count # no how'.split(' '),
)

/** Nothing but "and" and the like stands between, and no measure begins. */
const isJoined = (frame: Frame, before: Role, { slot, aggregates, counted, total }: Role): boolean =>
  aggregates.length === 0 &&
  !counted &&
  !total &&
  slot.from > before.slot.to &&
  !isDone(frame, slot) &&
  isConjunction(frame.tokens.slice(before.slot.to, slot.from).map(({ lower }) => lower))

/** "By member, loaned in May" is split by no loan. */
const isDone = ({ tokens }: Frame, { from, to, links: [top] }: Slot): boolean =>
  to === from + 1 && top?.kind === 'table' && tokens[from]?.lower.endsWith('ed') === true

const isConjunction = (words: readonly string[]): boolean =>
  words.some((word) => CONJUNCTIONS.has(word)) && words.every((word) => CONJUNCTIONS.has(word) || JOINTS.has(word))

/** Marks the places that "and" joins to one that is grouped by: "by region and year". */
export function coordinated(frame: Frame, roles: readonly Role[]): readonly Role[] {
  let before: Role | null = null
  return roles.map((role) => {
    const joined = before !== null && (before.grouped || before.coordinated) && isJoined(frame, before, role)
    before = joined ? { ...role, coordinated: true } : role
    return before
  })
}
