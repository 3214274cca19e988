import { qualities } from '../../lexicon/qualities.js'
import { cuesOf, type Frame, indexes } from '../frame.js'
import type { PreparedTable } from '../../types.js'
import type { Condition } from './condition.js'

/** "Which region buys the most technology" ranks regions. */
const MUCH = new Set(['most', 'least', 'fewest'])

/** "Longest movies", where titles are of the type movie: the kind of rows that are ranked names the rows as well. */
export function withKinds(frame: Frame, conditions: readonly Condition[]): Frame {
  const isRanked = (at: number): boolean => {
    const end = frame.tokens[at - 1]?.kind === 'number' ? at - 1 : at
    if (MUCH.has(frame.tokens[at - 1]?.lower ?? '')) return false
    return qualities.has(frame.tokens[end - 1]?.lower ?? '') || cuesOf(frame, 'extreme').some(({ to }) => to === end)
  }
  // "Cheapest Nike shoes": what is ranked comes after its maker.
  const isLast = (at: number): boolean => !frame.slots.some(({ from }) => from === at)
  const kinds = conditions.filter(
    ({ operator, negated, named, operand, column: { profile, table } }) =>
      operator === 'EQ' &&
      !negated &&
      named === null &&
      profile.type === 'STRING' &&
      namesEachRow(table) &&
      isRanked(operand.from) &&
      isLast(operand.to),
  )
  if (kinds.length === 0) return frame
  const used = new Set(frame.used)
  const slots = frame.slots.map((slot) => {
    const kind = kinds.find(({ operand }) => operand.from === slot.from && operand.to === slot.to)
    if (kind === undefined) return slot
    for (const at of indexes(slot)) used.delete(at)
    const { table } = kind.column
    const { from, to } = slot
    return { ...slot, links: [{ kind: 'table' as const, from, to, words: to - from, table, score: 1 }, ...slot.links] }
  })
  return { ...frame, slots, used }
}

/** Whether rows are told apart by their name, or by a key where they have none; lines of orders are called by what many have. */
export function namesEachRow({ key, display, profile }: PreparedTable): boolean {
  const name = display ?? key
  return name !== null && name.profile.distinctCount === profile.rowCount
}
