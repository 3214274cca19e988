import { type Slot, tableLinks } from '../../link/links.js'
import type { Token } from '../../types.js'
import { cuesOf, type Frame, inside, isFree } from '../frame.js'
import type { Condition } from './condition.js'
import { meetingTable, type Subject, subjectBefore } from './related-tables.js'

const RELATIVES = new Set(['who', 'that', 'which'])
const SOME = new Set(['a', 'an', 'any', 'some'])
const HAVE = new Set(['have', 'has', 'had', 'having', 'own', 'owns', 'owned'])
const LEAST_LINK = 0.75
/** "Who have ever taken out a loan". */
const MOST_WORDS = 5

/** The words from "who" up to a place: "have taken a"; null where no such clause leads up to it. */
function clauseBefore({ tokens, slots }: Frame, slot: Slot): readonly Token[] | null {
  const words = tokens.slice(Math.max(0, slot.from - MOST_WORDS - 1), slot.from)
  const at = words.map(({ lower }) => RELATIVES.has(lower)).lastIndexOf(true)
  if (at < 0) return null
  const clause = words.slice(at + 1)
  const isPlain = clause.every(({ index, kind }) => kind === 'word' && !slots.some((one) => inside(index, one)))
  const last = clause.at(-1)?.lower ?? ''
  const says = (SOME.has(last) && clause.length > 1) || HAVE.has(last)
  return isPlain && says ? clause : null
}

const saysOtherwise = (frame: Frame, clause: readonly Token[]): boolean =>
  [...cuesOf(frame, 'not'), ...cuesOf(frame, 'none')].some((cue) => clause.some(({ index }) => inside(index, cue)))

function presenceAt(frame: Frame, slot: Slot, subject: Subject): Condition | null {
  const [best] = tableLinks(slot)
  if (best === undefined || best !== slot.links[0] || best.score < LEAST_LINK) return null
  const table = meetingTable(frame.prepared, subject.table, best.table)
  const column = subject.table.key ?? subject.table.columns[0]
  if (table === null || column === undefined) return null
  const { from, to } = slot
  return {
    from,
    to,
    column,
    operator: 'IS_NOT_NULL',
    values: [],
    negated: false,
    named: null,
    operand: slot,
    score: best.score,
    or: false,
    related: { of: subject.table, table, with: [], relative: true },
  }
}

/**
 * "Customers who have some loans", "students who own a pet": of the rows only those that have any. Where a condition speaks of
 * what is had ("an order over 100"), it says so already. Its words stay free: what is had may be counted.
 */
export function presences(frame: Frame, conditions: readonly Condition[]): readonly Condition[] {
  return frame.slots.flatMap((slot) => {
    const clause = isFree(frame, slot) ? clauseBefore(frame, slot) : null
    const [first] = clause ?? []
    const subject = first === undefined ? null : subjectBefore(frame, first.index)
    if (clause === null || subject === null || saysOtherwise(frame, clause)) return []
    const found = presenceAt(frame, slot, subject)
    const isSaid = conditions.some(({ operand, column }) => operand.from >= slot.from && column.table !== subject.table)
    return found === null || isSaid ? [] : [found]
  })
}
