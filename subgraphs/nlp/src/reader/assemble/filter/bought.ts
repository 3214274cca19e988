import { tradeOf } from '../../lexicon/verbs.js'
import { SPANS } from '../../link/kind-amounts.js'
import type { Frame } from '../frame.js'
import type { Question } from './question.js'

const BETWEEN = new Set('the most least more fewest any some a an our only'.split(' '))
const SURE = 0.9

/** "Who buys the most furniture", "customers who bought chairs": a value right after a verb of trade is what is traded. */
export function isTraded({ tokens }: Frame, { kind, operand, proposals }: Question): boolean {
  if (kind !== 'value' || !proposals.some(({ known }) => known >= SURE)) return false
  let at = operand.from - 1
  while (BETWEEN.has(tokens[at]?.lower ?? '')) at -= 1
  const word = tokens[at]?.lower
  return word !== undefined && (tradeOf(word)?.things.length ?? 0) > 0
}

/** "Sick days": a value right before the number of days of its rows. */
export function isKind({ tokens, slots }: Frame, { kind, operand, proposals }: Question): boolean {
  const top = slots.find(({ from }) => from === operand.to)?.links[0]
  if (kind !== 'value' || top?.kind !== 'column' || !SPANS.has(tokens[operand.to]?.lower ?? '')) return false
  return proposals.some(({ column, known }) => known >= SURE && column.table === top.column.table)
}
