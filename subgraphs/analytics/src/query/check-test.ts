import { type Cell, type ColumnType, type Comparison, Granularity } from '@askchart/vocabulary'
import type { Comparator, LastPeriods, Period, Test, Use } from './checked.js'
import { problem, refuse } from './problems.js'
import { type Literal, literalOf } from './values.js'

const PERIODS: ReadonlySet<string> = new Set(['MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'])
export const isPeriod = (value: unknown): value is Period =>
  typeof value === 'string' && Object.hasOwn(Granularity, value) && PERIODS.has(value)

export const isTime = (type: ColumnType): boolean => type === 'DATE' || type === 'DATETIME'
export const isSubDay = (granularity: string): boolean =>
  granularity === 'HOUR' || granularity === 'MINUTE' || granularity === 'HOUR_OF_DAY'

function lastPeriods(values: readonly Cell[], path: string): LastPeriods {
  const [count, granularity, complete = false] = values
  const counted = typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= 10_000
  if (!counted || !isPeriod(granularity) || typeof complete !== 'boolean' || values.length > 3) {
    return refuse(problem.lastPeriods(path))
  }
  return { count, granularity, complete }
}

function literals(
  comparison: Comparison,
  use: Use,
  type: ColumnType,
  path: string,
  zone: string | null,
): readonly Literal[] {
  return comparison.values.map((value, index) => {
    const place = `${path}.values[${index}]`
    if (value === null) return refuse(problem.nullValue(place))
    return literalOf(value, type, zone) ?? refuse(problem.wrongValue(place, use.column.ref, type))
  })
}

/** Checks what a column, or an aggregate of it, is compared with; `type` is that of what is compared. */
export function testOf(comparison: Comparison, use: Use, type: ColumnType, path: string, zone: string | null): Test {
  const { operator, values } = comparison
  const place = `${path}.values`
  const unsuited = (): never => refuse(problem.operatorOfType(`${path}.operator`, operator, use.column.ref, type))
  const one = (): Literal => {
    const [value] = literals(comparison, use, type, path, zone)
    return value !== undefined && values.length === 1
      ? value
      : refuse(problem.valueCount(place, operator, 'one value', values.length))
  }
  const comparator = (name: Comparator): Test => ({ kind: 'compare', comparator: name, value: one() })
  switch (operator) {
    case 'EQ':
    case 'NEQ':
      return comparator(operator)
    case 'LT':
    case 'LTE':
    case 'GT':
    case 'GTE':
      return type === 'BOOLEAN' ? unsuited() : comparator(operator)
    case 'IN':
    case 'NOT_IN':
      if (values.length === 0) return refuse(problem.valueCount(place, operator, 'at least one value', 0))
      return { kind: 'in', negated: operator === 'NOT_IN', values: literals(comparison, use, type, path, zone) }
    case 'BETWEEN': {
      if (type === 'BOOLEAN') return unsuited()
      const [low, high] = literals(comparison, use, type, path, zone)
      if (low === undefined || high === undefined || values.length !== 2) {
        return refuse(problem.valueCount(place, operator, 'two values', values.length))
      }
      return { kind: 'between', low, high }
    }
    case 'LIKE':
      return type === 'STRING' ? { kind: 'like', pattern: String(one().value) } : unsuited()
    case 'IS_NULL':
    case 'IS_NOT_NULL':
      if (values.length > 0) return refuse(problem.valueCount(place, operator, 'no value', values.length))
      return { kind: 'null', negated: operator === 'IS_NOT_NULL' }
    case 'LAST_PERIODS': {
      if (!isTime(type)) return refuse(problem.notTime(`${path}.column`, use.column.ref, type))
      const periods = lastPeriods(values, place)
      if (type === 'DATE' && isSubDay(periods.granularity)) return refuse(problem.noTimeOfDay(place, use.column.ref))
      return { kind: 'last', periods }
    }
  }
}
