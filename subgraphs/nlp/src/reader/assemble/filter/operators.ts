import type { ComparisonOperator } from '@askchart/vocabulary'
import { cuesOf, type Frame } from '../frame.js'

/** How a value is compared, by the words before and after it. */
export interface Operator {
  readonly operator: ComparisonOperator
  readonly place: 'start' | 'end' | 'in' | null
  readonly negated: boolean
  /** False where no word of comparing was said. */
  readonly said: boolean
  readonly from: number
  readonly to: number
}

const LITTLE = new Set(
  'the a an of is are was were be been being value values letter letters word either to it its their any some in by only date year number that which than : ( $ they them has have had having with equal'.split(
    ' ',
  ),
)

/** Reads the comparison around the value that stands from `at` up to `end`. */
export function operatorAround(frame: Frame, at: number, end: number): Operator {
  let operator: ComparisonOperator | null = null
  let place: Operator['place'] = null
  let negated = false
  let from = at
  for (let back = at - 1; back >= Math.max(0, at - 7); back -= 1) {
    const cue = frame.cues.find(
      (found) => found.to === back + 1 && ['compare', 'pattern', 'not', 'none'].includes(found.kind),
    )
    if (cue?.kind === 'compare' && operator === null && place === null) {
      if (cue.operator !== 'EQ') operator = cue.operator
      from = cue.from
      back = cue.from
      continue
    }
    if (cue?.kind === 'pattern' && operator === null && place === null) {
      place = cue.place
      from = cue.from
      back = cue.from
      continue
    }
    const not = cuesOf(frame, 'not').find((found) => found.to === back + 1)
    if (not !== undefined) {
      negated = true
      from = not.from
      back = not.from
      continue
    }
    const without = cuesOf(frame, 'none').find((found) => found.to === back + 1)
    if (without !== undefined) {
      negated = true
      from = without.from
      break
    }
    if (!LITTLE.has(frame.tokens[back]?.lower ?? '')) break
  }
  const after = cuesOf(frame, 'compare').find(
    ({ from: start, operator: found }) =>
      start === end &&
      ['GTE', 'LTE'].includes(found) &&
      frame.tokens[start]?.lower !== '>=' &&
      ['or', 'and'].includes(frame.tokens[start]?.lower ?? ''),
  )
  if (after !== undefined && operator === null)
    return { operator: after.operator, place, negated, said: true, from, to: after.to }
  return {
    operator: operator ?? 'EQ',
    place,
    negated,
    said: operator !== null || place !== null || negated,
    from,
    to: end,
  }
}
