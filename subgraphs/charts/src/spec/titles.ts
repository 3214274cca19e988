import {
  type Aggregate,
  type DatasetProfile,
  type Denominator,
  type Dimension,
  type Measure,
  type OutputColumn,
  pluralRows,
  splitRef,
} from '@askchart/vocabulary'
import { filterTitle } from './filter-title.js'
import { titleUnit } from './formats.js'
import { humanise, inSentence, labelOf } from './labels.js'
import { countedTable, isFraction, isShareOfRows } from './measure-nature.js'
import { columnIn, metricIn, tableIn } from './profile.js'
import { timeLooks } from './time.js'

const AGGREGATE_TITLES: Record<Aggregate, (subject: string) => string> = {
  COUNT: (subject) => `Count of ${subject}`,
  COUNT_DISTINCT: (subject) => `Distinct values of ${subject}`,
  SUM: (subject) => humanise(subject),
  AVERAGE: (subject) => `Average ${subject}`,
  MEDIAN: (subject) => `Median ${subject}`,
  MINIMUM: (subject) => `Lowest ${subject}`,
  MAXIMUM: (subject) => `Highest ${subject}`,
}

/** A share of the number of orders is one of the orders. */
const withoutNumber = (title: string): string => title.replace(/^number of (different )?/, '')

type Aggregated = Pick<Measure, 'column' | 'metric' | 'aggregate'>

function aggregateTitle(profile: DatasetProfile, part: Aggregated, tables: readonly string[]): string {
  const { column, metric, aggregate } = part
  if (metric !== undefined) return humanise(metric)
  if (column === undefined) {
    const [table] = tables
    const label = tables.length === 1 && table !== undefined ? tableIn(profile, table)?.label : undefined
    return label === undefined ? 'Count' : `Number of ${pluralRows(inSentence(label))}`
  }
  if (aggregate === undefined) return labelOf(profile, column)
  // A key stands for what its table holds.
  const table = countedTable(part, profile)
  if (table === null) return AGGREGATE_TITLES[aggregate](inSentence(labelOf(profile, column)))
  const held = pluralRows(inSentence(tableIn(profile, table)?.label ?? humanise(table)))
  return aggregate === 'COUNT' ? `Number of ${held}` : `Number of different ${held}`
}

/** What is aggregated, of which rows, and divided by what. */
function baseTitle(profile: DatasetProfile, measure: Measure, tables: readonly string[]): string {
  const titled = (part: Measure | Denominator): string => {
    const title = aggregateTitle(profile, part, tables)
    return part.filter === undefined ? title : `${title} where ${filterTitle(part.filter, profile)}`
  }
  const { per, filter } = measure
  if (per === undefined) return titled(measure)
  const divisor = inSentence(titled(per))
  if (filter !== undefined && isShareOfRows(measure))
    return `Share of ${withoutNumber(divisor)} where ${filterTitle(filter, profile)}`
  return `${titled(measure)} / ${divisor}`
}

function measureTitle(profile: DatasetProfile, measure: Measure, tables: readonly string[]): string {
  const base = baseTitle(profile, measure, tables)
  const { derive } = measure
  switch (derive?.kind) {
    case undefined:
      return base
    case 'SHARE':
      return `Share of ${withoutNumber(inSentence(base))}`
    case 'RUNNING_TOTAL':
      return measure.aggregate === 'SUM' ? `Running total of ${inSentence(base)}` : `Running ${inSentence(base)}`
    case 'CHANGE':
    case 'GROWTH': {
      const what = derive.kind === 'CHANGE' ? 'Change in' : 'Growth of'
      return `${what} ${inSentence(base)}${derive.against === 'YEAR_BEFORE' ? ' over a year' : ''}`
    }
  }
}

const dimensionTitle = (profile: DatasetProfile, { column, granularity }: Dimension): string =>
  granularity === undefined ? labelOf(profile, column) : timeLooks[granularity].title

/** A column labelled `unit price` is `Unit price` on an axis; one labelled `pH` stays so. */
const capitalised = (title: string): string =>
  /^\p{Ll}+(\P{L}|$)/u.test(title) ? title.charAt(0).toUpperCase() + title.slice(1) : title

const withUnit = (title: string, unit: string | null): string => (unit === null ? title : `${title} (${unit})`)

function unitOf(profile: DatasetProfile, column: OutputColumn): string | null {
  const part = column.kind === 'measure' ? column.measure : column.dimension
  const counts =
    column.kind === 'measure' && (column.measure.aggregate === 'COUNT' || column.measure.aggregate === 'COUNT_DISTINCT')
  if (column.kind === 'measure' && (column.measure.per !== undefined || isFraction(column.measure, profile)))
    return null
  if (column.kind === 'measure' && column.measure.metric !== undefined)
    return titleUnit(metricIn(profile, column.measure.metric)?.unit)
  if (part.column === undefined || counts) return null
  return titleUnit(columnIn(profile, part.column)?.unit)
}

/** What each result column is called on axes and legends, in the order of the columns. Titles that would be the same say more. */
export function columnTitles(profile: DatasetProfile, columns: readonly OutputColumn[]): readonly string[] {
  const tables = [
    ...new Set(
      columns
        .map((column) => (column.kind === 'measure' ? column.measure.column : column.dimension.column))
        .filter((ref) => ref !== undefined)
        .map((ref) => splitRef(ref).table),
    ),
  ]
  const short = columns.map((column) => {
    if (column.kind === 'measure') return column.measure.as ?? measureTitle(profile, column.measure, tables)
    return column.dimension.as ?? dimensionTitle(profile, column.dimension)
  })
  return columns.map((column, at) => {
    const part = column.kind === 'measure' ? column.measure : column.dimension
    const title = part.as === undefined ? (short[at] ?? column.name) : humanise(part.as)
    const unique = short.filter((other) => other === short[at]).length < 2
    const ref = part.column
    const own = unique || ref === undefined ? title : `${labelOf(profile, ref)} (${inSentence(title)})`
    return withUnit(capitalised(own), unitOf(profile, column))
  })
}
