import type { CountOperator } from '@askchart/vocabulary'
import { tradeOf } from '../../lexicon/verbs.js'
import { stemOf } from '../../normalize/stem.js'
import type { PreparedTable, Span, Token } from '../../types.js'
import { type Frame, isFree, using } from '../frame.js'
import { type Condition, wordsOf } from './condition.js'
import { isCountOperator } from './counts.js'
import { operatorAround } from './operators.js'
import { leadsTo, subjectBefore } from './related-tables.js'

const ADVERBS: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 }
const BETWEEN_VERB_AND_COUNT = new Set('only just exactly it them something anything a total of'.split(' '))
const SURE = 0.9

/** "Customers who ordered more than twice", "products sold at least 100 times": so many rows for each of them. */
export function repeatConditions(frame: Frame): {
  readonly frame: Frame
  readonly conditions: readonly Condition[]
} {
  const conditions = frame.tokens.flatMap((token) => repeatAt(frame, token) ?? [])
  return { frame: using(frame, ...conditions.flatMap(wordsOf)), conditions }
}

interface Times extends Span {
  readonly value: number
  readonly operator: CountOperator
  readonly operand: Span
}

function repeatAt(frame: Frame, token: Token): Condition | null {
  const times = timesAt(frame, token)
  if (times === null) return null
  const verb = verbBefore(frame, times.from)
  const subject = verb === null ? null : subjectBefore(frame, verb.index)
  const owner = subject?.table.key ?? subject?.table.columns[0]
  const table = verb === null || subject === null ? null : doneIn(frame, verb, subject.table)
  if (verb === null || subject === null || owner === undefined || table === null) return null
  const { operator, value, operand, to } = times
  return {
    from: verb.index,
    to,
    column: owner,
    operator,
    values: [value],
    negated: false,
    named: null,
    operand,
    score: SURE,
    or: false,
    related: { of: subject.table, table, with: [], count: { operator, value }, relative: true },
  }
}

function timesAt(frame: Frame, { index, lower, value }: Token): Times | null {
  const once = Object.hasOwn(ADVERBS, lower) ? ADVERBS[lower] : undefined
  const counted = /^times?$/.test(frame.tokens[index + 1]?.lower ?? '') && Number.isInteger(value) ? value : null
  const said = once ?? counted
  const operand = { from: index, to: once === undefined ? index + 2 : index + 1 }
  if (said == null || !isFree(frame, operand)) return null
  const { operator, negated, from, to } = operatorAround(frame, index, operand.to)
  return negated || !isCountOperator(operator) ? null : { value: said, operator, operand, from, to }
}

function verbBefore({ tokens }: Frame, at: number): Token | null {
  let back = at - 1
  while (BETWEEN_VERB_AND_COUNT.has(tokens[back]?.lower ?? '')) back -= 1
  return tokens[back] ?? null
}

/** The rows that tell of each time: those that are called like the verb, else for a verb of trade the nearest. */
function doneIn({ prepared }: Frame, { lower, stem }: Token, subject: PreparedTable): PreparedTable | null {
  const rows = prepared.tables.filter((table) => leadsTo(prepared, table, subject))
  const called = rows.find(({ profile }) => stemOf(profile.label.toLowerCase()) === stem)
  if (called !== undefined) return called
  if (tradeOf(lower) === undefined) return null
  const [near, next] = rows
    .map((table) => ({ table, steps: prepared.distance(table, subject) }))
    .sort((a, b) => a.steps - b.steps)
  return near === undefined || next?.steps === near.steps ? null : near.table
}
