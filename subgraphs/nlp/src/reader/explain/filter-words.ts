import {
  type Comparison,
  type CountOperator,
  dayWords,
  type Existence,
  type Filter,
  spanWords,
  type WholeAggregate,
} from '@askchart/vocabulary'
import type { PreparedDataset } from '../types.js'
import { aggregateWords } from './aggregate-words.js'
import { cellWords, columnName, listWords, rowsName, STEP_WORDS } from './words.js'

/** A filter in plain words. */
export function filterWords(filter: Filter, prepared: PreparedDataset): string {
  if ('exists' in filter) return existenceWords(filter.exists, prepared, false)
  if ('not' in filter && 'exists' in filter.not) return existenceWords(filter.not.exists, prepared, true)
  if ('not' in filter) return `not (${filterWords(filter.not, prepared)})`
  if ('compare' in filter) return comparisonWords(filter.compare, prepared)
  const parts = ('and' in filter ? withSpans(filter.and, prepared) : filter.or)
    .map((part) => (typeof part === 'string' ? part : filterWords(part, prepared)))
    .filter((part) => part !== '')
  return listWords(parts, 'and' in filter ? 'and' : 'or')
}

/** Comparisons of one time with where it begins and ends are one stretch: "order date in 2025". */
function withSpans(parts: readonly Filter[], prepared: PreparedDataset): readonly (Filter | string)[] {
  const compared = (part: Filter | undefined, operator: Comparison['operator']): Comparison | null =>
    part !== undefined && 'compare' in part && part.compare.operator === operator ? part.compare : null
  const told: (Filter | string)[] = []
  for (let at = 0; at < parts.length; at += 1) {
    const [part, next] = [parts[at], parts[at + 1]]
    const [from, to] = [compared(part, 'GTE'), compared(next, 'LT')]
    const column = from === null ? undefined : prepared.columns.get(from.column)
    if (from !== null && to !== null && from.column === to.column && column?.isTime === true) {
      told.push(`${columnName(column)} is ${spanWords(String(from.values[0]), String(to.values[0]))}`)
      at += 1
    } else if (part !== undefined) told.push(part)
  }
  return told
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

/** "Department id is the same as where first name is Clara". */
const sameWords = (name: string, whole: WholeAggregate, prepared: PreparedDataset): string =>
  whole.filter === undefined
    ? `${name} is ${wholeWords(whole, prepared)}`
    : `${name} is the same as where ${filterWords(whole.filter, prepared)}`

function comparisonWords(compare: Comparison, prepared: PreparedDataset): string {
  const column = prepared.columns.get(compare.column)
  if (column === undefined) return ''
  const name = compare.aggregate === undefined ? columnName(column) : aggregateWords(compare, prepared)
  const words =
    compare.to === undefined
      ? compare.values.map((value) => (column.isTime ? dayWords(value) : cellWords(value)))
      : [wholeWords(compare.to, prepared)]
  const [first = '', second = ''] = words
  switch (compare.operator) {
    case 'EQ':
      return compare.to === undefined ? `${name} is ${first}` : sameWords(name, compare.to, prepared)
    case 'NEQ':
      return `${name} is not ${first}`
    case 'LT':
      return column.isTime ? `${name} is before ${first}` : `${name} is under ${first}`
    case 'LTE':
      return `${name} is at most ${first}`
    case 'GT':
      return column.isTime ? `${name} is after ${first}` : `${name} is over ${first}`
    case 'GTE':
      return column.isTime ? `${name} is since ${first}` : `${name} is at least ${first}`
    case 'IN':
      return `${name} is ${listWords(words, 'or')}`
    case 'NOT_IN':
      return `${name} is not ${listWords(words, 'or')}`
    case 'BETWEEN':
      return `${name} is between ${first} and ${second}`
    case 'LIKE':
      return likeWords(name, first)
    case 'IS_NULL':
      return column.isForeignKey || column.isKey ? `without ${rowsName(column.table)}` : `${name} is missing`
    case 'IS_NOT_NULL':
      return `${name} is known`
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
  return `${name} is in the ${many}`
}
