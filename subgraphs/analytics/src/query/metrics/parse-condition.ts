import type { Cell, ComparisonOperator } from '@askchart/vocabulary'
import type { Written, WrittenCondition } from './expression.js'
import type { TokenReader } from './token-reader.js'

const COMPARISONS: Readonly<Record<string, ComparisonOperator>> = {
  '=': 'EQ',
  '!=': 'NEQ',
  '<>': 'NEQ',
  '<': 'LT',
  '<=': 'LTE',
  '>': 'GT',
  '>=': 'GTE',
}

/** A column or a table: `total`, `orders.total`, `"Order lines"."unit price"`. */
export function parseName(reader: TokenReader, what: string): Written {
  const { at } = reader.next
  const parts: string[] = []
  let end
  do {
    const { kind, text } = reader.next
    if (kind !== 'name' && kind !== 'quoted') return reader.fail(`${what} is missing here.`)
    parts.push(text)
    end = reader.take().end
  } while (reader.takes('.'))
  return { at, end, parts }
}

function parseValue(reader: TokenReader): Cell {
  if (reader.takes('true')) return true
  if (reader.takes('false')) return false
  const negative = reader.takes('-')
  const token = reader.take()
  if (token.kind === 'number') return negative ? -token.value : token.value
  if (token.kind === 'text' && !negative) return token.text
  return reader.fail("a value is missing here: a number, a text such as 'paid', true or false.", token.at)
}

function parseValues(reader: TokenReader): readonly Cell[] {
  reader.needs('(')
  const values = [parseValue(reader)]
  while (reader.takes(',')) values.push(parseValue(reader))
  reader.needs(')')
  return values
}

function parseComparison(reader: TokenReader): WrittenCondition {
  const column = parseName(reader, 'a column')
  const compare = (operator: ComparisonOperator, values: readonly Cell[]): WrittenCondition => ({
    kind: 'compare',
    column,
    operator,
    values,
  })
  const sign = reader.next.kind === 'sign' ? COMPARISONS[reader.next.text] : undefined
  if (sign !== undefined) {
    reader.take()
    return compare(sign, [parseValue(reader)])
  }
  if (reader.takes('is')) {
    const negated = reader.takes('not')
    reader.needs('null')
    return compare(negated ? 'IS_NOT_NULL' : 'IS_NULL', [])
  }
  const negated = reader.takes('not')
  const negatable = (condition: WrittenCondition): WrittenCondition =>
    negated ? { kind: 'not', part: condition } : condition
  if (reader.takes('in')) return compare(negated ? 'NOT_IN' : 'IN', parseValues(reader))
  if (reader.takes('like')) return negatable(compare('LIKE', [parseValue(reader)]))
  if (reader.takes('between')) {
    const low = parseValue(reader)
    reader.needs('and')
    return negatable(compare('BETWEEN', [low, parseValue(reader)]))
  }
  return reader.fail('a comparison is missing here, such as = 5, in (1, 2), between 1 and 2, like or is null.')
}

function parsePart(reader: TokenReader): WrittenCondition {
  if (reader.takes('not')) return { kind: 'not', part: reader.nested(() => parsePart(reader)) }
  if (!reader.takes('(')) return parseComparison(reader)
  const inner = reader.nested(() => parseCondition(reader))
  reader.needs(')')
  return inner
}

function joined(
  reader: TokenReader,
  kind: 'and' | 'or',
  parse: (reader: TokenReader) => WrittenCondition,
): WrittenCondition {
  const first = parse(reader)
  const parts = [first]
  while (reader.takes(kind)) parts.push(parse(reader))
  return parts.length === 1 ? first : { kind, parts }
}

/** As in SQL: `status = 'paid' and (total > 10 or is_new = true)`. */
export const parseCondition = (reader: TokenReader): WrittenCondition =>
  joined(reader, 'or', (inner) => joined(inner, 'and', parsePart))
