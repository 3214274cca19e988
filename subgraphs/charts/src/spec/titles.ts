import {
  type Aggregate,
  type DatasetProfile,
  type Dimension,
  type Measure,
  type OutputColumn,
  splitRef,
} from '@askchart/vocabulary'
import { titleUnit } from './formats.js'
import { columnIn, tableIn } from './profile.js'
import { timeLooks } from './time.js'

/** `unitPrice`, `unit_price` and `unit price` as `Unit price`; what is written in capitals stays so. */
export function humanise(name: string): string {
  const words = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_\s]+/g, ' ')
    .trim()
  const [first = '', ...rest] = words.split(' ')
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest.map(lowered)].join(' ')
}

const lowered = (word: string): string => (/^\p{Lu}\p{Ll}/u.test(word) ? word.toLowerCase() : word)
/** For the middle of a sentence. */
export const inSentence = (title: string): string => title.split(' ').map(lowered).join(' ')

const AGGREGATE_TITLES: Record<Aggregate, (subject: string) => string> = {
  COUNT: (subject) => `Count of ${subject}`,
  COUNT_DISTINCT: (subject) => `Distinct values of ${subject}`,
  SUM: (subject) => humanise(subject),
  AVERAGE: (subject) => `Average ${subject}`,
  MEDIAN: (subject) => `Median ${subject}`,
  MINIMUM: (subject) => `Lowest ${subject}`,
  MAXIMUM: (subject) => `Highest ${subject}`,
}

const labelOf = (profile: DatasetProfile, ref: string): string =>
  columnIn(profile, ref)?.label ?? humanise(splitRef(ref).column)

function measureTitle(profile: DatasetProfile, { column, aggregate }: Measure, tables: readonly string[]): string {
  if (column === undefined) {
    const [table] = tables
    const label = tables.length === 1 && table !== undefined ? tableIn(profile, table)?.label : undefined
    return label === undefined ? 'Count' : `Number of ${inSentence(label)}`
  }
  if (aggregate === undefined) return labelOf(profile, column)
  const counts = aggregate === 'COUNT' || aggregate === 'COUNT_DISTINCT'
  if (!counts || columnIn(profile, column)?.role !== 'IDENTIFIER')
    return AGGREGATE_TITLES[aggregate](inSentence(labelOf(profile, column)))
  // A key stands for what its table holds.
  const { table } = splitRef(column)
  const held = inSentence(tableIn(profile, table)?.label ?? humanise(table))
  return aggregate === 'COUNT' ? `Number of ${held}` : `Number of different ${held}`
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
