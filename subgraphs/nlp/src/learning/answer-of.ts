import { type Analysis, type Intent, isRaw, type Mark, type QuerySpec } from '@askchart/vocabulary'
import type { PreparedDataset } from '../reader/types.js'
import type { Answer } from './lesson.js'

const showsRows = ({ measures }: QuerySpec): boolean => measures.every(isRaw)

const isTimely = ({ dimensions: [first] }: QuerySpec, dataset: PreparedDataset): boolean =>
  first !== undefined &&
  dataset.columns.get(first.column)?.isTime === true &&
  !['DAY_OF_WEEK', 'MONTH_OF_YEAR', 'HOUR_OF_DAY'].includes(first.granularity ?? '')

const sameShape = (before: QuerySpec, after: QuerySpec, dataset: PreparedDataset): boolean =>
  before.dimensions.length === after.dimensions.length &&
  before.measures.length === after.measures.length &&
  showsRows(before) === showsRows(after) &&
  isTimely(before, dataset) === isTimely(after, dataset)

function looksOf(query: QuerySpec, dataset: PreparedDataset): { readonly mark: Mark; readonly intent: Intent } {
  if (query.measures.length > 1 && showsRows(query)) return { mark: 'POINT', intent: 'CORRELATION' }
  if (query.dimensions.length === 0) return { mark: 'TEXT', intent: 'SUMMARY' }
  if (isTimely(query, dataset) && query.limit === undefined) return { mark: 'LINE', intent: 'TREND' }
  return { mark: 'BAR', intent: query.limit === undefined ? 'COMPARISON' : 'RANKING' }
}

/** A corrected query with the looks of the reading that it corrects, as far as they still fit. */
export function answerOf(
  { query, mark, arrangement, intent }: Pick<Analysis, 'query' | 'mark' | 'arrangement' | 'intent'>,
  corrected: QuerySpec,
  dataset: PreparedDataset,
): Answer {
  return sameShape(query, corrected, dataset)
    ? { query: corrected, mark, arrangement, intent }
    : { query: corrected, arrangement: null, ...looksOf(corrected, dataset) }
}
