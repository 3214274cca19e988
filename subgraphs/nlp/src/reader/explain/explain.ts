import { allOf, type Condition } from '../assemble/filter/condition.js'
import type { Built } from '../assemble/build.js'
import { type Candidate, type DimensionPart, type MeasurePart } from '../assemble/candidate.js'
import type { PreparedDataset } from '../types.js'
import { filterWords } from './filter-words.js'
import { AGGREGATE_WORDS, capital, columnName, listWords, rowsName, STEP_WORDS } from './words.js'

const measureWords = ({ aggregate, column, table }: MeasurePart): string => {
  if (column === null) return `number of ${rowsName(table)}`
  return aggregate === null ? columnName(column) : `${AGGREGATE_WORDS[aggregate]} ${columnName(column)}`
}

const dimensionWords = ({ column, granularity, bin }: DimensionPart): string => {
  if (bin !== null) return `${columnName(column)} range`
  return granularity === null ? columnName(column) : `${STEP_WORDS[granularity]} of ${columnName(column)}`
}

/** A reading in one plain sentence: "Total revenue for each region name, largest five first, where ...". */
export function explain(
  candidate: Candidate,
  built: Built,
  conditions: readonly Condition[],
  prepared: PreparedDataset,
): string {
  const groups = [candidate.x, candidate.colour, candidate.facet, candidate.detail].flatMap((part) =>
    part === null ? [] : [dimensionWords(part)],
  )
  const raw = candidate.measures.every(({ aggregate }) => aggregate === null)
  const measures = listWords(candidate.measures.map(measureWords), candidate.shape === 'scatter' ? 'against' : 'and')
  const grouped =
    groups.length === 0 ? '' : raw ? ` by ${listWords(groups, 'and')}` : ` for each ${listWords(groups, 'and')}`
  const filter = allOf(conditions)
  const where = filter === null ? '' : filterWords(filter, prepared)
  return `${capital(measures)}${grouped}${orderWords(candidate, built)}${where === '' ? '' : `, ${where}`}.`
}

function orderWords(candidate: Candidate, { query }: Built): string {
  const [order] = query.orderBy ?? []
  if (order === undefined) return ''
  const y = order.by !== candidate.x?.column.profile.name
  const most = order.direction === 'DESCENDING'
  const first = y ? (most ? 'largest' : 'smallest') : most ? 'last' : 'first'
  if (query.limit !== undefined) return `, ${y ? `${first} ${query.limit} first` : `the ${first} ${query.limit}`}`
  if (y) return `, ${first} first`
  return `, by ${candidate.x === null ? 'name' : columnName(candidate.x.column)} ${most ? 'descending' : 'ascending'}`
}
