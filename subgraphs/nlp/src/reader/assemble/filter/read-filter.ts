import { amountConditions } from './amounts.js'
import { overlap, type Frame, using } from '../frame.js'
import { chosen, weighed, type Weighed } from './choose.js'
import { type Condition, wordsOf } from './condition.js'
import { countCondition } from './counts.js'
import { flagConditions } from './flags.js'
import { inheritNegation, withOr } from './join.js'
import { withKinds } from './kinds.js'
import { nullConditions } from './nulls.js'
import { numberQuestions } from './numbers.js'
import { patternQuestions } from './patterns.js'
import { withPeers } from './peers.js'
import type { Question } from './question.js'
import { relate } from './relate.js'
import { stateConditions } from './states.js'
import { repeatConditions } from './repeats.js'
import { timeConditions } from './times.js'
import { thingTotals } from './thing-totals.js'
import { withTotals } from './totals.js'
import { valueQuestions } from './values.js'
import { wholeConditions } from './whole.js'

/** What the prompt demands of the rows. */
export interface FilterClause {
  readonly frame: Frame
  /** In the order of their words, which are used up. */
  readonly conditions: readonly Condition[]
  /** Every value that was asked about, with all that it might have been compared with. */
  readonly weighed: readonly Weighed[]
}

/*
 *   values, numbers, letters ── questions ──> columns they may be compared with ── weights ──> conditions
 *   nulls, states, totals of things, counts, yes and no, times: read by their own words                    │
 *                                  of related rows or none, joined by "and" and "or" <─────────────┘
 */

/** Everything the prompt demands of the rows, in the order of its words; their words are used up. */
export function readFilter(frame: Frame, weightOf: (name: string) => number): FilterClause {
  const repeats = repeatConditions(frame)
  const nulls = nullConditions(repeats.frame)
  const states = stateConditions(nulls.frame)
  const things = thingTotals(states.frame)
  const amounts = amountConditions(things.frame)
  const wholes = wholeConditions(amounts.frame)
  const asked = questionsOf(using(wholes.frame, ...frame.periods))
  const counts = asked.flatMap((question) => countCondition(frame, question) ?? [])
  const open = asked.filter((question) => !counts.some((condition) => overlap(condition, question)))
  const all = weighed(wholes.frame, open, weightOf)
  const compared = withTotals(wholes.frame, withPeers(wholes.frame, chosen(wholes.frame, all)))
  const afterValues = using(wholes.frame, ...[...counts, ...compared].flatMap(wordsOf))
  const times = timeConditions(afterValues)
  const flags = flagConditions(times.frame, afterValues)
  const conditions = [
    ...repeats.conditions,
    ...nulls.conditions,
    ...states.conditions,
    ...things.conditions,
    ...amounts.conditions,
    ...wholes.conditions,
    ...counts,
    ...compared,
    ...times.conditions,
    ...flags.conditions,
  ].sort((a, b) => a.operand.from - b.operand.from)
  const related = relate(flags.frame, inheritNegation(frame, conditions))
  return {
    frame: withKinds(related.frame, related.conditions),
    conditions: withOr(frame, related.conditions),
    weighed: all,
  }
}

/** Patterns come first: what stands after "contains" is no value as a whole. */
function questionsOf(frame: Frame): readonly Question[] {
  const patterns = patternQuestions(frame)
  const rest = using(frame, ...patterns)
  const numbers = numberQuestions(rest)
  const values = valueQuestions(using(rest, ...numbers.map(({ operand }) => operand)))
  return [...patterns, ...numbers, ...values].sort((a, b) => a.operand.from - b.operand.from)
}
