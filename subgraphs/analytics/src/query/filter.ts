import type { ColumnType } from '@askchart/vocabulary'
import type {
  CheckedComparison,
  CheckedExistence,
  CheckedWhole,
  Comparator,
  Condition,
  LastPeriods,
  Test,
} from './checked.js'
import type { Dialect } from './dialects/dialect.js'
import type { Parameters } from './parameters.js'
import { indent } from './select.js'
import { dayAfter, type Literal, startOfDay } from './values.js'

export const OPERATOR: Record<Comparator, string> = { EQ: '=', NEQ: '!=', LT: '<', LTE: '<=', GT: '>', GTE: '>=' }

export interface FilterContext {
  readonly dialect: Dialect
  readonly parameters: Parameters
  /** Whose days are compared with; null for UTC. */
  readonly zone: string | null
  /** The column or aggregate that is compared. */
  subject(comparison: CheckedComparison): string
  lastPeriods(comparison: CheckedComparison, periods: LastPeriods, subject: string): string
  /** A statement of the one value. */
  whole(whole: CheckedWhole): string
  exists(existence: CheckedExistence): string
}

/** A time compared with a day: the whole of it, from its first instant to the next day's. */
function compareDay(
  subject: string,
  comparator: Comparator,
  date: string,
  { parameters, zone }: Pick<FilterContext, 'parameters' | 'zone'>,
): string {
  const start = (): string => parameters.add(startOfDay(date, zone))
  const end = (): string => parameters.add(startOfDay(dayAfter(date), zone))
  switch (comparator) {
    case 'EQ':
      return `(${subject} >= ${start()} AND ${subject} < ${end()})`
    case 'NEQ':
      return `(${subject} < ${start()} OR ${subject} >= ${end()})`
    case 'LT':
      return `${subject} < ${start()}`
    case 'LTE':
      return `${subject} < ${end()}`
    case 'GT':
      return `${subject} >= ${end()}`
    case 'GTE':
      return `${subject} >= ${start()}`
  }
}

function compare(
  subject: string,
  comparator: Comparator,
  value: Literal,
  type: ColumnType,
  context: Pick<FilterContext, 'dialect' | 'parameters' | 'zone'>,
): string {
  const { dialect, parameters } = context
  if (type === 'DATETIME' && value.kind === 'date') return compareDay(subject, comparator, value.value, context)
  return `${dialect.compared(subject, comparator, type)} ${OPERATOR[comparator]} ${parameters.add(value)}`
}

function inSql(subject: string, test: Extract<Test, { kind: 'in' }>, type: ColumnType, context: FilterContext): string {
  const { parameters } = context
  const days = type === 'DATETIME' && test.values.some(({ kind }) => kind === 'date')
  if (days) {
    const [comparator, connective] = test.negated ? (['NEQ', ' AND '] as const) : (['EQ', ' OR '] as const)
    const parts = test.values.map((value) => compare(subject, comparator, value, type, context))
    return `(${parts.join(connective)})`
  }
  const mixed = test.values.some(({ kind }) => kind === 'decimal')
  const same = test.values.map((value): Literal =>
    mixed && value.kind === 'integer' ? { kind: 'decimal', value: Number(value.value) } : value,
  )
  return `${subject} ${test.negated ? 'NOT IN' : 'IN'} (${same.map((value) => parameters.add(value)).join(', ')})`
}

function comparisonSql(comparison: CheckedComparison, context: FilterContext): string {
  const { test, type } = comparison
  const { dialect, parameters } = context
  const subject = context.subject(comparison)
  switch (test.kind) {
    case 'compare':
      return compare(subject, test.comparator, test.value, type, context)
    case 'in':
      return inSql(subject, test, type, context)
    case 'between': {
      const low = compare(subject, 'GTE', test.low, type, context)
      return `${low} AND ${compare(subject, 'LTE', test.high, type, context)}`
    }
    case 'like':
      // A backslash is a character like any other; only % and _ stand for others.
      return dialect.like(subject, parameters.add({ kind: 'text', value: test.pattern.replaceAll('\\', '\\\\') }))
    case 'null':
      return `${subject} IS ${test.negated ? 'NOT ' : ''}NULL`
    case 'last':
      return context.lastPeriods(comparison, test.periods, subject)
    case 'whole':
      return `${dialect.compared(subject, test.comparator, type)} ${OPERATOR[test.comparator]} (\n${indent(context.whole(test.whole))}\n)`
  }
}

/** A condition as SQL, in parentheses where it would not stand beside AND as it is. */
export function conditionSql(condition: Condition, context: FilterContext): string {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const parts = condition.parts.map((part) => conditionSql(part, context))
      return `(${parts.join(condition.kind === 'and' ? ' AND ' : ' OR ')})`
    }
    case 'not':
      return `NOT (${conditionSql(condition.part, context)})`
    case 'test': {
      const sql = comparisonSql(condition.comparison, context)
      return sql.includes(' AND ') ? `(${sql})` : sql
    }
    case 'exists':
      return context.exists(condition.existence)
  }
}
