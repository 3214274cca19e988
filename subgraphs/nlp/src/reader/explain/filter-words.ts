import type { Comparison, CountOperator, Existence, Filter, WholeAggregate } from '@askchart/vocabulary'
import type { PreparedDataset } from '../types.js'
import { aggregateWords } from './aggregate-words.js'
import { cellWords, columnName, listWords, rowsName, STEP_WORDS } from './words.js'

/** A filter in plain words; an empty text where it says nothing that a person asked for. */
export function filterWords(filter: Filter, prepared: PreparedDataset): string {
  if ('exists' in filter) return existenceWords(filter.exists, prepared, false)
  if ('not' in filter && 'exists' in filter.not) return existenceWords(filter.not.exists, prepared, true)
  if ('not' in filter) return `not (${filterWords(filter.not, prepared)})`
  if ('compare' in filter) return comparisonWords(filter.compare, prepared)
  const parts = ('and' in filter ? filter.and : filter.or)
    .map((part) => filterWords(part, prepared))
    .filter((part) => part !== '')
  return listWords(parts, 'and' in filter ? 'and' : 'or')
}

const COUNT_WORDS: Record<CountOperator, string> = {
  EQ: 'just',
  NEQ: 'other than',
  LT: 'fewer than',
  LTE: 'at most',
  GT: 'more than',
  GTE: 'at least',
}

/** "customers with at least 3 orders where status is paid"; "students without allergies". */
function existenceWords({ of, table, count, filter }: Existence, prepared: PreparedDataset, negated: boolean): string {
  const named = (name: string): string => {
    const found = prepared.tables.find(({ profile }) => profile.name === name)
    return found === undefined ? name : rowsName(found)
  }
  const many = count === undefined ? '' : `${COUNT_WORDS[count.operator]} ${count.value} `
  const where = filter === undefined ? '' : filterWords(filter, prepared)
  return `${named(of)} ${negated ? 'without' : 'with'} ${many}${named(table)}${where === '' ? '' : ` where ${where}`}`
}

const wholeWords = ({ filter, ...whole }: WholeAggregate, prepared: PreparedDataset): string => {
  const where = filter === undefined ? '' : filterWords(filter, prepared)
  return `the ${aggregateWords(whole, prepared)} of all${where === '' ? '' : ` where ${where}`}`
}

const day = (cell: unknown): string => {
  const [year, month, date] = String(cell).slice(0, 10).split('-').map(Number)
  const at = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1))
  return Number.isNaN(at.getTime())
    ? String(cell)
    : at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
}

function comparisonWords(compare: Comparison, prepared: PreparedDataset): string {
  const column = prepared.columns.get(compare.column)
  if (column === undefined) return ''
  const name = compare.aggregate === undefined ? columnName(column) : aggregateWords(compare, prepared)
  const words =
    compare.to === undefined
      ? compare.values.map((value) => (column.isTime ? day(value) : cellWords(value)))
      : [wholeWords(compare.to, prepared)]
  const [first = '', second = ''] = words
  switch (compare.operator) {
    case 'EQ':
      return `${name} is ${first}`
    case 'NEQ':
      return `${name} is not ${first}`
    case 'LT':
      return column.isTime ? `${name} before ${first}` : `${name} under ${first}`
    case 'LTE':
      return `${name} at most ${first}`
    case 'GT':
      return column.isTime ? `${name} after ${first}` : `${name} over ${first}`
    case 'GTE':
      return column.isTime ? `${name} since ${first}` : `${name} at least ${first}`
    case 'IN':
      return `${name} is ${listWords(words, 'or')}`
    case 'NOT_IN':
      return `${name} is not ${listWords(words, 'or')}`
    case 'BETWEEN':
      return `${name} between ${first} and ${second}`
    case 'LIKE':
      return likeWords(name, first)
    case 'IS_NULL':
      return column.isForeignKey || column.isKey ? `without ${rowsName(column.table)}` : `${name} is missing`
    case 'IS_NOT_NULL':
      return ''
    case 'LAST_PERIODS':
      return lastWords(name, compare)
  }
}

function likeWords(name: string, pattern: string): string {
  const text = pattern.replaceAll('%', '')
  if (pattern.startsWith('%') && pattern.endsWith('%')) return `${name} contains "${text}"`
  return pattern.startsWith('%') ? `${name} ends with "${text}"` : `${name} starts with "${text}"`
}

function lastWords(name: string, { values: [count, granularity, complete] }: Comparison): string {
  const step = typeof granularity === 'string' && granularity in STEP_WORDS ? granularity.toLowerCase() : 'period'
  const many =
    count === 1
      ? `${complete === true ? 'last complete' : 'latest'} ${step}`
      : `last ${cellWords(count ?? null)} ${complete === true ? 'complete ' : ''}${step}s`
  return `${name} in the ${many}`
}
