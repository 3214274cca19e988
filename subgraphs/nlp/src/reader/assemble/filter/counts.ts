import type { ComparisonOperator, CountOperator } from '@askchart/vocabulary'
import { tableLinks } from '../../link/links.js'
import type { Frame } from '../frame.js'
import type { Condition } from './condition.js'
import type { Question } from './question.js'
import { meetingTable, subjectBefore } from './related-tables.js'

const MOST = 1000

const isCountOperator = (operator: ComparisonOperator): operator is CountOperator =>
  ['EQ', 'NEQ', 'LT', 'LTE', 'GT', 'GTE'].includes(operator)

/** "Customers with at least two orders": so many rows for each of the other table, else in each group. */
export function countCondition(frame: Frame, { kind, from, to, around, operand }: Question): Condition | null {
  const value = frame.tokens[operand.from]?.value
  if (kind !== 'number' || !around.said || around.operator === 'BETWEEN' || operand.to - operand.from !== 1) return null
  if (value == null || value > MOST || !Number.isInteger(value)) return null
  const slot = frame.slots.find((found) => found.from === to)
  const top = slot === undefined ? undefined : tableLinks(slot)[0]
  if (slot === undefined || top === undefined || top.score < 0.95 * (slot.links[0]?.score ?? 0)) return null
  const column = top.table.key ?? top.table.columns.find(({ isForeignKey }) => isForeignKey)
  if (column === undefined) return null
  const found = { from, to, values: [value], negated: false, named: slot, operand, score: top.score, or: false }
  const { operator } = around
  const subject = subjectBefore(frame, from)?.table ?? null
  const table = subject === null ? null : meetingTable(frame.prepared, subject, top.table)
  const owner = subject?.key ?? subject?.columns[0]
  if (subject !== null && table !== null && owner !== undefined && isCountOperator(operator))
    return {
      ...found,
      column: owner,
      operator,
      related: { of: subject, table, with: [], count: { operator, value }, relative: true },
    }
  return { ...found, column, operator, aggregate: 'COUNT' }
}
