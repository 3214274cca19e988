import {
  type ColumnType,
  type Comparison,
  type Existence,
  type Filter,
  type WholeAggregate,
} from '@askchart/vocabulary'
import { testOf } from './check-test.js'
import {
  aggregateType,
  asksOfGroups,
  type CheckedComparison,
  type CheckedExistence,
  type CheckedWhole,
  type Comparator,
  comparisonsOf,
  type Condition,
  leavesOf,
  type Place,
  placeOf,
  type RowFilter,
  type Use,
} from './checked.js'
import { problem, refuse } from './problems.js'

/** Finds tables and columns, and says what is wrong with an aggregate. */
export interface ColumnCheck {
  /** Whose times are meant where none is said; null for UTC. */
  readonly zone: string | null
  table(name: string, via: readonly string[] | undefined, path: string, viaPath: string): Place
  use(ref: string, via: readonly string[] | undefined, path: string): Use
  aggregate(use: Use, aggregate: NonNullable<Comparison['aggregate']>, path: string): void
}

const isNumeric = (type: ColumnType): boolean => type === 'INTEGER' || type === 'DECIMAL'

function checkWhole(
  whole: WholeAggregate,
  use: Use,
  type: ColumnType,
  path: string,
  columns: ColumnCheck,
): CheckedWhole {
  const of = columns.use(whole.column, undefined, `${path}.column`)
  columns.aggregate(of, whole.aggregate, `${path}.aggregate`)
  const found = aggregateType(whole.aggregate, of.column.type)
  if (found !== type && !(isNumeric(found) && isNumeric(type))) {
    refuse(problem.wholeOfOtherType(path, use.column.ref, type, found))
  }
  const { where = [] } = checkRowFilter(whole.filter, `${path}.filter`, columns) ?? {}
  return { use: of, aggregate: whole.aggregate, where }
}

function checkComparison(comparison: Comparison, path: string, columns: ColumnCheck): CheckedComparison {
  const use = columns.use(comparison.column, comparison.via, `${path}.column`)
  const { aggregate = null, operator, to } = comparison
  if (aggregate !== null) {
    columns.aggregate(use, aggregate, `${path}.aggregate`)
    if (operator === 'LIKE' || operator === 'LAST_PERIODS') {
      return refuse(problem.operatorOfAggregate(`${path}.operator`, operator))
    }
  }
  const type = aggregate === null ? use.column.type : aggregateType(aggregate, use.column.type)
  if (to === undefined) return { use, aggregate, type, test: testOf(comparison, use, type, path, columns.zone) }
  const whole = checkWhole(to, use, type, `${path}.to`, columns)
  return { use, aggregate, type, test: { kind: 'whole', comparator: comparatorOf(comparison, use, type, path), whole } }
}

function comparatorOf({ operator }: Comparison, use: Use, type: ColumnType, path: string): Comparator {
  switch (operator) {
    case 'EQ':
    case 'NEQ':
      return operator
    case 'LT':
    case 'LTE':
    case 'GT':
    case 'GTE':
      if (type !== 'BOOLEAN') return operator
  }
  return refuse(problem.operatorOfType(`${path}.operator`, operator, use.column.ref, type))
}

function checkExistence(existence: Existence, path: string, columns: ColumnCheck): CheckedExistence {
  const of = columns.table(existence.of, existence.ofVia, `${path}.of`, `${path}.ofVia`)
  const related = columns.table(existence.table, existence.via, `${path}.table`, `${path}.via`)
  const { where, having } = checkFilter(existence.filter, columns, `${path}.filter`)
  const elsewhere = having.flatMap(comparisonsOf).find(({ use }) => use.table !== related.table)
  if (elsewhere !== undefined) {
    refuse(problem.aggregateElsewhere(elsewhere.use.path, elsewhere.use.column.ref, related.table))
  }
  const { count = null } = existence
  return { of, related, where, having, count: count && { comparator: count.operator, value: count.value } }
}

function conditionOf(filter: Filter, path: string, columns: ColumnCheck): Condition {
  if ('compare' in filter) {
    return { kind: 'test', comparison: checkComparison(filter.compare, `${path}.compare`, columns) }
  }
  if ('exists' in filter) {
    return { kind: 'exists', existence: checkExistence(filter.exists, `${path}.exists`, columns) }
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
  path = 'filter',
): { readonly where: readonly Condition[]; readonly having: readonly Condition[] } {
  const where: Condition[] = []
  const having: Condition[] = []
  const part = (condition: Condition): void => {
    if (condition.kind === 'and') {
      condition.parts.forEach(part)
      return
    }
    const leaves = leavesOf(condition)
    const onRows = leaves.find((leaf) => !asksOfGroups(leaf))
    if (!leaves.some(asksOfGroups)) where.push(condition)
    else if (onRows === undefined) having.push(condition)
    else refuse(problem.mixedCondition(placeOf(onRows).path))
  }
  if (filter !== undefined) part(conditionOf(filter, path, columns))
  return { where, having }
}

/** Checks a filter that may only choose rows; null where there is none. */
export function checkRowFilter(filter: Filter | undefined, path: string, columns: ColumnCheck): RowFilter | null {
  if (filter === undefined) return null
  const { where, having } = checkFilter(filter, columns, path)
  const [onGroup] = having.flatMap(comparisonsOf)
  if (onGroup !== undefined) refuse(problem.aggregateOfRows(onGroup.use.path))
  return { where, text: JSON.stringify(filter) }
}
