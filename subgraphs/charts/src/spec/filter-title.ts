import {
  type Comparison,
  type ComparisonOperator,
  type CountOperator,
  type DatasetProfile,
  dayWords,
  type Filter,
  spanWords,
} from '@askchart/vocabulary'
import { humanise, inSentence, labelOf } from './labels.js'
import { tableIn } from './profile.js'

const OPERATORS: Record<Exclude<ComparisonOperator, 'LAST_PERIODS'>, string> = {
  EQ: 'is',
  NEQ: 'is not',
  LT: 'under',
  LTE: 'at most',
  GT: 'over',
  GTE: 'at least',
  IN: 'is',
  NOT_IN: 'is not',
  BETWEEN: 'from',
  LIKE: 'like',
  IS_NULL: 'is missing',
  IS_NOT_NULL: 'is given',
}
/** The same of points in time. */
const TIME_OPERATORS: Partial<typeof OPERATORS> = { LT: 'before', GT: 'after', GTE: 'since' }
const COUNTS: Record<CountOperator, string> = {
  EQ: 'just',
  NEQ: 'other than',
  LT: 'fewer than',
  LTE: 'at most',
  GT: 'more than',
  GTE: 'at least',
}

/** `in the latest year`, `in the last complete month`, `in the last 3 months`. */
function periods([count, granularity, complete]: Comparison['values']): string {
  const name = String(granularity).toLowerCase()
  if (count === 1) return complete === true ? `in the last complete ${name}` : `in the latest ${name}`
  return `in the last ${count} ${complete === true ? 'complete ' : ''}${name}s`
}

/** A day as it is stored, or the midnight that it begins with. */
const isDay = (cell: unknown): boolean =>
  typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.test(cell)

function compared({ column, operator, values, to }: Comparison, profile: DatasetProfile): string {
  const name = inSentence(labelOf(profile, column))
  if (operator === 'LAST_PERIODS') return `${name} ${periods(values)}`
  const value =
    to === undefined
      ? values
          .map((cell) => (isDay(cell) ? dayWords(cell) : String(cell)))
          .join(operator === 'BETWEEN' ? ' to ' : ' or ')
      : `the ${to.aggregate.toLowerCase()} of ${inSentence(labelOf(profile, to.column))}`
  const timed = isDay(values[0]) ? TIME_OPERATORS[operator] : undefined
  return [name, timed ?? OPERATORS[operator], value].filter((part) => part !== '').join(' ')
}

/**
 * Conditions that all hold, in words for a title, such as `status is Returned`. A time's begin and end are one stretch:
 * `order date in 2025`.
 */
export function conditionTitles(conditions: readonly Filter[], profile: DatasetProfile): readonly string[] {
  const compares = (part: Filter | undefined, operator: ComparisonOperator): Comparison | null =>
    part !== undefined && 'compare' in part && part.compare.operator === operator && isDay(part.compare.values[0])
      ? part.compare
      : null
  return conditions.flatMap((part, at) => {
    const [from, to] = [compares(part, 'GTE'), compares(conditions[at + 1], 'LT')]
    const [begun, end] = [compares(conditions[at - 1], 'GTE'), compares(part, 'LT')]
    if (begun !== null && begun.column === end?.column) return []
    if (from === null || from.column !== to?.column) return [filterTitle(part, profile)]
    return [`${inSentence(labelOf(profile, from.column))} ${spanWords(String(from.values[0]), String(to.values[0]))}`]
  })
}

/** A filter in words for a title, such as `status is Returned`. */
export function filterTitle(filter: Filter, profile: DatasetProfile): string {
  if ('compare' in filter) return compared(filter.compare, profile)
  if ('exists' in filter) {
    const { table, count } = filter.exists
    const named = inSentence(tableIn(profile, table)?.label ?? humanise(table))
    return count === undefined ? `with ${named}` : `with ${COUNTS[count.operator]} ${count.value} ${named}`
  }
  if ('not' in filter) return `not (${filterTitle(filter.not, profile)})`
  return 'and' in filter
    ? conditionTitles(filter.and, profile).join(' and ')
    : filter.or.map((part) => filterTitle(part, profile)).join(' or ')
}
