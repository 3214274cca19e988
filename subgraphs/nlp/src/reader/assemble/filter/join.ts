import { cuesOf, type Frame } from '../frame.js'
import type { Condition } from './condition.js'

const LISTING = new Set(['and', 'or', ',', '&', 'nor'])

/** "Excluding A and B" excludes both. */
export function inheritNegation(frame: Frame, conditions: readonly Condition[]): readonly Condition[] {
  const list: Condition[] = []
  for (const condition of conditions) {
    const before = list.at(-1)
    const joined =
      before !== undefined &&
      before.column === condition.column &&
      before.operand.to < condition.operand.from &&
      frame.tokens.slice(before.operand.to, condition.operand.from).every(({ lower }) => LISTING.has(lower))
    list.push(joined && before.negated ? { ...condition, negated: true } : condition)
  }
  return list
}

/** Marks the conditions that "or" joins to the one before. */
export function withOr(frame: Frame, conditions: readonly Condition[]): readonly Condition[] {
  return conditions.map((condition, index) => {
    const before = conditions[index - 1]
    if (before === undefined) return condition
    const or = cuesOf(frame, 'or').some(({ from }) => from >= before.operand.to && from < condition.operand.from)
    return or ? { ...condition, or: true } : condition
  })
}
