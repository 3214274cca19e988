import { type Filter, type Intent, type Mark, outputColumns, type QuerySpec } from '@askchart/vocabulary'
import { isYearNumber } from '../assemble/filter/times.js'
import { merged } from '../assemble/filter/condition.js'
import type { Frame } from '../assemble/frame.js'
import type { Reading } from '../types.js'
import {
  absolute,
  derived,
  everything,
  otherAggregate,
  otherLimit,
  percentages,
  swapped,
  unlimited,
  unsplit,
} from './edits.js'
import { filtered, timeless, unfiltered } from './filter-edits.js'
import { joined } from './filters.js'
import { looked } from './looks.js'
import { measured } from './measure-edits.js'
import { cut, regrouped } from './named-edits.js'
import { ordered, ranked, reversed, sortedBy, unordered } from './order-edits.js'
import { type Asked, type Edit, orderOf, type Shown, shownBy } from './shown.js'

type Change = Pick<Reading, 'query' | 'mark' | 'arrangement' | 'orientation' | 'intent'> & {
  /** How many things changed; 0 where nothing of the prompt applies. */
  readonly changes: number
  /** Words that the changes used up, by where they stand. */
  readonly heard: ReadonlySet<number>
}

/** In the order in which a prompt's words are given to them: what speaks of the whole first, names last. */
const EDITS: readonly Edit[] = [
  unfiltered,
  timeless,
  unlimited,
  otherLimit,
  everything,
  otherAggregate,
  reversed,
  unordered,
  sortedBy,
  swapped,
  unsplit,
  absolute,
  derived,
  percentages,
  filtered,
  cut,
  regrouped,
  measured,
  ranked,
  ordered,
  looked,
]

/**
 * What a prompt changes of the reading before it ("only the West", "by quarter instead", "make it a line", "top 3").
 * Whatever it does not speak of stays as it was.
 */
export function followUp(previous: Reading, asked: Asked): Change {
  const { frame } = asked.situation
  const before = shownBy(previous)
  const told = { ...asked, conditions: merged(asked.conditions) }
  let changes = 0
  const after = EDITS.reduce((shown, edit) => {
    const next = edit(shown, told)
    if (next !== null) changes += 1
    return next ?? shown
  }, before)
  const shown = fitting(after, before)
  return {
    query: queryOf(shown),
    mark: shown.mark,
    arrangement: shown.arrangement,
    ...(shown.orientation === undefined ? {} : { orientation: shown.orientation }),
    intent: changes === 0 ? previous.intent : intentOf(shown, previous.intent, frame),
    changes,
    heard: shown.heard,
  }
}

/** Without what only made sense with something that is gone. */
function fitting(shown: Shown, before: Shown): Shown {
  const names = (wanted: string, { dimensions, measures }: Shown): boolean =>
    outputColumns({ dimensions, measures }).some(
      (column) => column.kind === 'dimension' && (column.name === wanted || column.dimension.column === wanted),
    )
  const gone = (column: string): boolean => names(column, before) && !names(column, shown)
  const onlyGiven = (filter: Filter): boolean =>
    'compare' in filter && filter.compare.operator === 'IS_NOT_NULL' && gone(filter.compare.column)
  return {
    ...shown,
    measures: shown.measures.map((measure) => {
      const { derive, ...rest } = measure
      if (derive?.kind !== 'SHARE' || derive.within === undefined || !gone(derive.within)) return measure
      return { ...rest, derive: { kind: 'SHARE' } }
    }),
    filters: shown.filters.filter((filter) => !onlyGiven(filter)),
    limitBy: shown.limitBy === undefined || gone(shown.limitBy.dimension) ? undefined : shown.limitBy,
    mark: markAfter(shown),
    arrangement: shown.dimensions.length < 2 && before.dimensions.length > 1 ? null : shown.arrangement,
  }
}

const markAfter = ({ mark, dimensions: { length }, measures }: Shown): Mark => {
  if (length === 0 && (mark === 'BAR' || mark === 'LINE' || mark === 'AREA' || mark === 'ARC')) return 'TEXT'
  return (mark === 'ARC' && (length > 1 || measures.length > 1)) || (mark === 'TEXT' && length > 0) ? 'BAR' : mark
}

function queryOf(shown: Shown): QuerySpec {
  const { measures, dimensions, limit, limitBy } = shown
  const filter = joined(shown.filters)
  const orderBy = orderOf(shown)
  return {
    v: 1,
    measures,
    dimensions,
    ...(filter === undefined ? {} : { filter }),
    ...(orderBy.length === 0 ? {} : { orderBy }),
    ...(limit === undefined ? {} : { limit }),
    ...(limitBy === undefined ? {} : { limitBy }),
  }
}

function intentOf(
  { mark, arrangement, dimensions, limit, limitBy }: Shown,
  before: Intent,
  { prepared }: Frame,
): Intent {
  if (mark === 'TEXT') return 'SUMMARY'
  if (mark === 'POINT' || mark === 'BOXPLOT') return before
  if (dimensions.some(({ bin }) => bin !== undefined)) return 'DISTRIBUTION'
  if (limit !== undefined || limitBy !== undefined) return 'RANKING'
  if (mark === 'ARC' || arrangement === 'NORMALIZED') return 'COMPOSITION'
  const [first] = dimensions
  const column = first === undefined ? undefined : prepared.columns.get(first.column)
  const timely = column !== undefined && (column.isTime || isYearNumber(column))
  return timely && (mark === 'LINE' || mark === 'AREA') ? 'TREND' : 'COMPARISON'
}
