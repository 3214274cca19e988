import type { ComparisonOperator, CountOperator } from '@askchart/vocabulary'
import { type Slot, tableLinks } from '../../link/links.js'
import { singular } from '../../normalize/stem.js'
import type { Frame } from '../frame.js'
import { namesRows } from '../measures.js'
import type { Condition } from './condition.js'
import { isExact } from './operators.js'
import type { Question } from './question.js'
import { leadsTo, meetingTable, subjectBefore } from './related-tables.js'

const MOST = 1000

export const isCountOperator = (operator: ComparisonOperator): operator is CountOperator =>
  ['EQ', 'NEQ', 'LT', 'LTE', 'GT', 'GTE'].includes(operator)

/** "Customers with at least two orders": so many rows for each of the other table, else in each group. */
export function countCondition(frame: Frame, { kind, from, to, around, operand }: Question): Condition | null {
  const value = frame.tokens[operand.from]?.value
  const isCompared = around.said || isExact(frame, operand.from)
  if (kind !== 'number' || !isCompared || around.operator === 'BETWEEN') return null
  // "4 or 5 incidents" are two numbers, "4 or more" is one.
  if (frame.tokens.slice(operand.from + 1, operand.to).some((token) => token.value !== null)) return null
  if (value == null || value > MOST || !Number.isInteger(value)) return null
  const slot = frame.slots.find((found) => found.from === to)
  const top = slot === undefined ? undefined : tableLinks(slot)[0]
  if (slot === undefined) return null
  const { operator } = around
  const so = { from, to, operator, values: [value], negated: false, named: slot, operand, or: false }
  if (top === undefined || top.score < 0.95 * (slot.links[0]?.score ?? 0)) return ofIds(frame, slot, so)
  const column = top.table.key ?? top.table.columns.find(({ isForeignKey }) => isForeignKey)
  if (column === undefined) return null
  const found = { ...so, score: top.score }
  const near = subjectBefore(frame, from)?.table ?? null
  // "Rescuers in the crew of at least 4 incidents": those who were in it.
  const isBetween = near !== null && leadsTo(frame.prepared, near, top.table)
  const subject = isBetween
    ? (subjectBefore(frame, from, (other) => leadsTo(frame.prepared, near, other))?.table ?? near)
    : near
  const table = subject === null ? null : meetingTable(frame.prepared, subject, top.table)
  const owner = subject?.key ?? subject?.columns[0]
  if (subject !== null && table !== null && owner !== undefined && isCountOperator(operator))
    return {
      ...found,
      column: owner,
      related: { of: subject, table, with: [], count: { operator, value }, relative: true },
    }
  return { ...found, column, aggregate: 'COUNT' }
}

/** "Doctors with more than 20 patients", where rows hold the ids of patients and no table is theirs. */
function ofIds(frame: Frame, slot: Slot, so: Omit<Condition, 'column' | 'score'>): Condition | null {
  const [id] = slot.links
  const word = frame.tokens[slot.to - 1]?.lower ?? ''
  if (id?.kind !== 'column' || !namesRows(id.column) || singular(word) === word) return null
  return { ...so, column: id.column, score: id.score, aggregate: 'COUNT_DISTINCT' }
}
