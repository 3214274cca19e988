import type { Filter, Measure } from '@askchart/vocabulary'
import type { Reading, ReadResult } from '../../src/reader/read.js'

function filterGist(filter: Filter): string {
  if ('not' in filter) return `not ${filterGist(filter.not)}`
  if ('and' in filter) return filter.and.map(filterGist).join(' and ')
  if ('or' in filter) return `(${filter.or.map(filterGist).join(' or ')})`
  if ('exists' in filter) {
    const { of, table, filter: inner, count } = filter.exists
    const parts = [
      `${of} with ${table}`,
      count && `${count.operator} ${count.value}`,
      inner && `(${filterGist(inner)})`,
    ]
    return parts.filter((part) => part !== undefined).join(' ')
  }
  const { column, aggregate, operator, values, to } = filter.compare
  const subject = aggregate === undefined ? column : `${aggregate}(${column})`
  const of = to?.filter === undefined ? '' : ` where ${filterGist(to.filter)}`
  const whole = to === undefined ? '' : `${to.aggregate}(${to.column}${of})`
  return [subject, operator, values.map(String).join(','), whole].filter((part) => part !== '').join(' ')
}

/** `GROWTH SUM(t.y)`, `SUM(t.y) per COUNT(t.id)`, `COUNT(*) if t.z EQ 1`, `[metric]`. */
function measureGist({ aggregate, column, metric, derive, filter, per }: Measure): string {
  const against = derive !== undefined && 'against' in derive ? ` ${derive.against ?? ''}` : ''
  return [
    derive === undefined ? '' : `${derive.kind}${against} `,
    metric === undefined ? `${aggregate ?? ''}(${column ?? '*'})` : `[${metric}]`,
    filter === undefined ? '' : ` if ${filterGist(filter)}`,
    per === undefined ? '' : ` per ${per.aggregate}(${per.column ?? '*'})`,
  ].join('')
}

/** A reading in one line: `BAR SUM(t.y) by t.x, t.c where t.z EQ 1 order sum_y DESCENDING limit 5`. */
export function gistOf({ query, mark, arrangement, orientation, title }: Reading): string {
  const measures = query.measures.map(measureGist).join(', ')
  const dimensions = query.dimensions.map(
    ({ column, granularity, bin }) =>
      `${column}${granularity === undefined ? '' : `:${granularity}`}${bin === undefined ? '' : ':bin'}`,
  )
  return [
    ...(arrangement === null ? [] : [arrangement]),
    ...(orientation === undefined ? [] : [orientation]),
    mark,
    measures,
    ...(dimensions.length > 0 ? [`by ${dimensions.join(', ')}`] : []),
    ...(query.filter === undefined ? [] : [`where ${filterGist(query.filter)}`]),
    ...(query.orderBy ?? []).map(({ by, direction }) => `order ${by} ${direction}`),
    ...(query.limit === undefined ? [] : [`limit ${query.limit}`]),
    ...(query.limitBy === undefined ? [] : [`limit ${query.limitBy.count} of ${query.limitBy.dimension}`]),
    ...(title === undefined ? [] : [`title "${title}"`]),
  ].join(' ')
}

/** What came of a prompt, in one line. */
export const outcomeOf = (result: ReadResult): string =>
  result.outcome === 'reading'
    ? gistOf(result.reading)
    : result.outcome === 'clarify'
      ? `clarify ${result.about}: ${result.choices.map(({ label }) => label).join(', ')}`
      : `cannot ${result.unknown.join(', ')}`.trim()

/** The same without the conditions that only leave out what has no value; a refusal without its words. */
export function shownOf(result: ReadResult): string {
  if (result.outcome === 'cannot') return 'cannot'
  return outcomeOf(result)
    .replaceAll(/ and \S+ IS_NOT_NULL/g, '')
    .replaceAll(/where \S+ IS_NOT_NULL and /g, 'where ')
    .replaceAll(/ where \S+ IS_NOT_NULL/g, '')
}
