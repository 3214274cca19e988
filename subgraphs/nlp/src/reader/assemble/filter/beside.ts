import type { PreparedColumn } from '../../types.js'
import type { Frame } from '../frame.js'
import { type Condition, merged } from './condition.js'

const JOINTS = new Set(['vs', 'versus', 'and', ',', '&', 'against'])

/** Columns of which several values are named one beside the other: "male and female", "Furniture vs Electronics". */
export function besideOneAnother(frame: Frame, conditions: readonly Condition[]): ReadonlySet<PreparedColumn> {
  return new Set(
    merged(conditions)
      .filter(
        ({ operator, negated, column, operand }) =>
          operator === 'IN' && !negated && !column.isNumber && JOINTS.has(frame.tokens[operand.to]?.lower ?? ''),
      )
      .map(({ column }) => column),
  )
}
