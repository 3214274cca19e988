import type { Aggregate } from '@askchart/vocabulary'
import { nearest } from '../near.js'
import { problem, refuse } from '../problems.js'
import type { Expression, WrittenAggregate } from './expression.js'
import { parseCondition, parseName } from './parse-condition.js'
import { readTokens, type TokenReader } from './token-reader.js'

const FUNCTIONS: Readonly<Record<string, Aggregate>> = {
  sum: 'SUM',
  count: 'COUNT',
  avg: 'AVERAGE',
  average: 'AVERAGE',
  mean: 'AVERAGE',
  median: 'MEDIAN',
  min: 'MINIMUM',
  max: 'MAXIMUM',
}

export const MAX_EXPRESSION = 2_000
const MAX_AGGREGATES = 20

function parseAggregate(reader: TokenReader): WrittenAggregate {
  const { at, text } = reader.take()
  const name = text.toLowerCase()
  const found = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
  if (found === undefined) {
    const near = nearest(name, Object.keys(FUNCTIONS))
    const known = near.length > 0 ? near : ['sum', 'count', 'avg', 'median', 'min', 'max']
    const hint = reader.sees('(') ? `there is no function "${text}"` : `"${text}" is not aggregated`
    return reader.fail(`${hint}: write ${known.map((one) => `${one}(…)`).join(', ')}.`, at)
  }
  reader.needs('(')
  const distinct = found === 'COUNT' && reader.takes('distinct')
  const of = found === 'COUNT' && !distinct && reader.takes('*') ? null : parseName(reader, 'a column')
  let where = reader.takes('where') ? parseCondition(reader) : null
  reader.needs(')')
  if (where === null && reader.takes('filter')) {
    reader.needs('(')
    reader.needs('where')
    where = parseCondition(reader)
    reader.needs(')')
  }
  return { kind: 'aggregate', at, aggregate: distinct ? 'COUNT_DISTINCT' : found, of, where }
}

function parseFactor(reader: TokenReader): Expression {
  if (reader.takes('-')) return { kind: 'negative', part: reader.nested(() => parseFactor(reader)) }
  if (reader.takes('(')) {
    const inner = reader.nested(() => parseSum(reader))
    reader.needs(')')
    return inner
  }
  const { next } = reader
  if (next.kind === 'number') {
    reader.take()
    return { kind: 'number', value: next.value }
  }
  return next.kind === 'name' ? parseAggregate(reader) : reader.fail('an aggregate or a number is missing here.')
}

function parseTerm(reader: TokenReader): Expression {
  let left = parseFactor(reader)
  while (reader.sees('*', '/')) {
    const operation = reader.take().text === '*' ? '*' : '/'
    left = { kind: 'operation', operation, left, right: parseFactor(reader) }
  }
  return left
}

function parseSum(reader: TokenReader): Expression {
  let left = parseTerm(reader)
  while (reader.sees('+', '-')) {
    const operation = reader.take().text === '+' ? '+' : '-'
    left = { kind: 'operation', operation, left, right: parseTerm(reader) }
  }
  return left
}

/** Every aggregate of an expression, in its order. */
export function aggregatesIn(expression: Expression): readonly WrittenAggregate[] {
  switch (expression.kind) {
    case 'number':
      return []
    case 'negative':
      return aggregatesIn(expression.part)
    case 'operation':
      return [...aggregatesIn(expression.left), ...aggregatesIn(expression.right)]
    case 'aggregate':
      return [expression]
  }
}

/**
 * Reads the expression of a metric; names are not looked up.
 *
 *     expression  term (+ | -) term ...
 *     term        factor (* | /) factor ...
 *     factor      number | - factor | ( expression ) | aggregate
 *     aggregate   sum | avg | median | min | max | count ( [distinct] column [where condition] )
 *                 count ( table | * [where condition] ), and SQL's sum(total) filter (where condition)
 *
 * Throws a QueryProblemError that says at which character what is wrong.
 */
export function parseMetric(expression: string, path: string): Expression {
  if (expression.length > MAX_EXPRESSION) refuse(problem.longExpression(path, MAX_EXPRESSION))
  const reader = readTokens(expression, path)
  const read = parseSum(reader)
  if (reader.sees('where')) reader.fail("write a condition inside: sum(total where status = 'paid').")
  if (reader.next.kind !== 'end') reader.fail(`"${reader.next.text}" is not expected here.`)
  const [first] = aggregatesIn(read)
  if (first === undefined) reader.fail('a metric aggregates at least one column, such as sum(orders.total).', 0)
  if (aggregatesIn(read).length > MAX_AGGREGATES) refuse(problem.manyAggregates(path, MAX_AGGREGATES))
  return read
}
