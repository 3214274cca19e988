import type { DatasetProfile } from '@askchart/vocabulary'
import { layoutOf } from './layout.js'
import { type Reading, unknownShape } from './reading.js'
import { inSentence } from './titles.js'

const MAX_TITLE = 200

const listed = (titles: readonly string[]): string => {
  const last = titles.at(-1) ?? ''
  return titles.length < 2 ? last : `${titles.slice(0, -1).join(', ')} and ${last}`
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
  const { limit } = reading.query
  const cut =
    limit === undefined || layout.order?.by !== 'measure'
      ? ''
      : `, ${layout.order.direction === 'DESCENDING' ? 'top' : 'bottom'} ${limit}`
  const title = `${what}${by}${cut}`
  return (title.charAt(0).toUpperCase() + title.slice(1)).slice(0, MAX_TITLE)
}
