import type { DatasetProfile, Filter, QuerySpec } from '@askchart/vocabulary'
import { conditionTitles } from './filter-title.js'
import { type Layout, layoutOf } from './layout.js'
import { type Reading, unknownShape } from './reading.js'
import { inSentence } from './labels.js'

const MAX_TITLE = 200
const MAX_CONDITIONS = 80

const listed = (titles: readonly string[]): string => {
  const last = titles.at(-1) ?? ''
  return titles.length < 2 ? last : `${titles.slice(0, -1).join(', ')} and ${last}`
}

/** How many are left: `, top 5`, `, top 3 of each region`. */
function cutOf({ fields, order }: Layout, { limit, limitBy }: QuerySpec): string {
  if (order?.by !== 'measure') return ''
  const end = order.direction === 'DESCENDING' ? 'top' : 'bottom'
  const each =
    limitBy &&
    fields.find(
      ({ name, column }) =>
        column.kind === 'dimension' && (name === limitBy.dimension || column.dimension.column === limitBy.dimension),
    )
  return [
    ...(limit === undefined ? [] : [`, ${end} ${limit}`]),
    ...(limitBy === undefined || each === undefined
      ? []
      : [`, ${end} ${limitBy.count} of each ${inSentence(each.title)}`]),
  ].join('')
}

/** The conditions that a person asked for: that a value is given is only what a chart needs to be drawn. */
function asked(filter: Filter | undefined): readonly Filter[] {
  if (filter === undefined) return []
  if ('and' in filter) return filter.and.flatMap(asked)
  return 'compare' in filter && filter.compare.operator === 'IS_NOT_NULL' ? [] : [filter]
}

/** Which rows are shown, where not all are: `, region is West, discount over 10`. */
function rowsOf({ filter }: QuerySpec, profile: DatasetProfile): string {
  const conditions = asked(filter)
  if (conditions.length === 0) return ''
  const words = conditionTitles(conditions, profile).join(', ')
  return words.length > MAX_CONDITIONS ? ', filtered' : `, ${words}`
}

/** The chart's title in plain words, such as `Revenue by region, top 5`. */
export function chartTitle(reading: Reading, profile: DatasetProfile): string {
  const layout = layoutOf(reading, profile, unknownShape)
  const titles = (kind: 'dimension' | 'measure') =>
    layout.fields.filter(({ column }) => column.kind === kind).map(({ title }) => inSentence(title))
  const [measures, dimensions] = [titles('measure'), titles('dimension')]
  const against = layout.mark === 'POINT' && measures.length > 1
  const [first, second] = measures
  const what = against && first !== undefined && second !== undefined ? `${second} against ${first}` : listed(measures)
  const by = dimensions.length === 0 ? '' : measures.length === 0 ? listed(dimensions) : ` by ${listed(dimensions)}`
  const title = `${what}${by}${cutOf(layout, reading.query)}${rowsOf(reading.query, profile)}`
  return (title.charAt(0).toUpperCase() + title.slice(1)).slice(0, MAX_TITLE)
}
