import { type Cell, type Comparison, type ColumnType, type Filter, Granularity } from '@askchart/vocabulary'
import {
  aggregateType,
  type CheckedComparison,
  type Comparator,
  comparisonsOf,
  type Condition,
  type LastPeriods,
  type Period,
  type Test,
  type Use,
} from './checked.js'
import { problem, refuse } from './problems.js'
import { type Literal, literalOf } from './values.js'

/** Finds a column and says what is wrong with an aggregate of it. */
export interface ColumnCheck {
  use(ref: string, via: readonly string[] | undefined, path: string): Use
  aggregate(use: Use, aggregate: NonNullable<Comparison['aggregate']>, path: string): void
}

const PERIODS: ReadonlySet<string> = new Set(['MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'])
const isPeriod = (value: unknown): value is Period =>
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

function literals(comparison: Comparison, use: Use, type: ColumnType, path: string): readonly Literal[] {
  return comparison.values.map((value, index) => {
    const place = `${path}.values[${index}]`
    if (value === null) return refuse(problem.nullValue(place))
    return literalOf(value, type) ?? refuse(problem.wrongValue(place, use.column.ref, type))
  })
}

function testOf(comparison: Comparison, use: Use, type: ColumnType, path: string): Test {
  const { operator, values } = comparison
  const place = `${path}.values`
  const unsuited = (): never => refuse(problem.operatorOfType(`${path}.operator`, operator, use.column.ref, type))
  const one = (): Literal => {
    const [value] = literals(comparison, use, type, path)
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
      return { kind: 'in', negated: operator === 'NOT_IN', values: literals(comparison, use, type, path) }
    case 'BETWEEN': {
      if (type === 'BOOLEAN') return unsuited()
      const [low, high] = literals(comparison, use, type, path)
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

function checkComparison(comparison: Comparison, path: string, columns: ColumnCheck): CheckedComparison {
  const use = columns.use(comparison.column, comparison.via, `${path}.column`)
  const aggregate = comparison.aggregate ?? null
  if (aggregate === null) {
    const { type } = use.column
    return { use, aggregate, type, test: testOf(comparison, use, type, path) }
  }
  columns.aggregate(use, aggregate, `${path}.aggregate`)
  if (comparison.operator === 'LIKE' || comparison.operator === 'LAST_PERIODS') {
    return refuse(problem.operatorOfAggregate(`${path}.operator`, comparison.operator))
  }
  const type = aggregateType(aggregate, use.column.type)
  return { use, aggregate, type, test: testOf(comparison, use, type, path) }
}

function conditionOf(filter: Filter, path: string, columns: ColumnCheck): Condition {
  if ('compare' in filter) {
    return { kind: 'test', comparison: checkComparison(filter.compare, `${path}.compare`, columns) }
  }
  if ('not' in filter) return { kind: 'not', part: conditionOf(filter.not, `${path}.not`, columns) }
  const [kind, filters] = 'and' in filter ? (['and', filter.and] as const) : (['or', filter.or] as const)
  return { kind, parts: filters.map((part, index) => conditionOf(part, `${path}.${kind}[${index}]`, columns)) }
}

/**
 * Checks a filter and parts it into conditions on rows and conditions on groups, all of which must hold. NULL follows
 * SQL: a comparison with a missing value is neither true nor false, so neither `x = 1` nor `not x = 1` keeps it.
 */
export function checkFilter(
  filter: Filter | undefined,
  columns: ColumnCheck,
): { readonly where: readonly Condition[]; readonly having: readonly Condition[] } {
  const where: Condition[] = []
  const having: Condition[] = []
  const part = (condition: Condition): void => {
    if (condition.kind === 'and') {
      condition.parts.forEach(part)
      return
    }
    const comparisons = comparisonsOf(condition)
    const onGroups = comparisons.filter(({ aggregate }) => aggregate !== null)
    if (onGroups.length === 0) where.push(condition)
    else if (onGroups.length === comparisons.length) having.push(condition)
    else {
      const onRows = comparisons.find(({ aggregate }) => aggregate === null)
      refuse(problem.mixedCondition(onRows?.use.path ?? 'filter'))
    }
  }
  if (filter !== undefined) part(conditionOf(filter, 'filter', columns))
  return { where, having }
}
