import type { Comparison, ComparisonOperator, CountOperator, DatasetProfile, Filter } from '@askchart/vocabulary'
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

function compared({ column, operator, values, to }: Comparison, profile: DatasetProfile): string {
  const name = inSentence(labelOf(profile, column))
  if (operator === 'LAST_PERIODS') return `${name} ${periods(values)}`
  const value =
    to === undefined
      ? values.map(String).join(operator === 'BETWEEN' ? ' to ' : ' or ')
      : `the ${to.aggregate.toLowerCase()} of ${inSentence(labelOf(profile, to.column))}`
  return [name, OPERATORS[operator], value].filter((part) => part !== '').join(' ')
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
  const [parts, joint] = 'and' in filter ? ([filter.and, ' and '] as const) : ([filter.or, ' or '] as const)
  return parts.map((part) => filterTitle(part, profile)).join(joint)
}
