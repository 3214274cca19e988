import {
  binRange,
  isRaw,
  MONTH_FORMAT,
  type ColumnProfile,
  type DatasetProfile,
  type Dimension,
  type OutputColumn,
  outputColumns,
  type QuerySpec,
} from '@askchart/vocabulary'
import { dimensionFormats, measureFormats, type NumberFormats } from './formats.js'
import { addsUp } from './measure-nature.js'
import { columnIn } from './profile.js'
import type { ResultShape } from './reading.js'
import { columnTitles } from './titles.js'
import { timeLooks } from './time.js'

/**
 * What kind of axis suits a result column. `temporal` is a point in time, `cyclic` a weekday or the like, `bin` the
 * lower bound of a range, `number` a plain number and `name` everything else.
 */
export type FieldKind = 'measure' | 'temporal' | 'cyclic' | 'bin' | 'number' | 'name'

/** A result column, with all that marks decide from. */
export interface Field {
  readonly name: string
  readonly column: OutputColumn
  readonly profile: ColumnProfile | null
  readonly kind: FieldKind
  readonly title: string
  /** Distinct values of the result, where known; else a bound from the catalogue. */
  readonly distinct: number | null
  /** Characters of the longest label that is known. */
  readonly labelLength: number
  readonly formats: NumberFormats
  /** Whether the values of several groups may be added up. */
  readonly addsUp: boolean
  readonly timeFormat: string | null
  readonly timeUnit: string | null
  readonly binStep: number | null
}

const isTime = (profile: ColumnProfile | null): boolean => profile?.type === 'DATE' || profile?.type === 'DATETIME'
const isNumber = (profile: ColumnProfile | null): boolean => profile?.type === 'INTEGER' || profile?.type === 'DECIMAL'

function dimensionKind({ granularity, bin }: Dimension, profile: ColumnProfile | null): FieldKind {
  if (granularity !== undefined) return timeLooks[granularity].kind
  if (bin !== undefined) return 'bin'
  if (isTime(profile)) return 'temporal'
  return isNumber(profile) && profile?.role !== 'IDENTIFIER' ? 'number' : 'name'
}

function timeLook({ granularity }: Dimension, profile: ColumnProfile | null) {
  if (granularity !== undefined) return timeLooks[granularity]
  if (profile?.type === 'DATE') return profile.format === MONTH_FORMAT ? timeLooks.MONTH : timeLooks.DAY
  return { timeUnit: null, format: profile?.type === 'DATETIME' ? '%b %-d, %Y %H:%M' : null }
}

const longest = (profile: ColumnProfile | null): number =>
  Math.max(0, ...(profile?.sampleValues ?? []).map((value) => String(value).length))

/** The result columns of a query as fields, dimensions first. */
export function fieldsOf(query: QuerySpec, profile: DatasetProfile, shape: ResultShape): readonly Field[] {
  const columns = outputColumns(query)
  const titles = columnTitles(profile, columns)
  return columns.map((column, at): Field => {
    const title = titles[at] ?? column.name
    const ref = column.kind === 'measure' ? column.measure.column : column.dimension.column
    const known = ref === undefined ? null : columnIn(profile, ref)
    const distinct = shape.distinct[column.name] ?? null
    const common = { name: column.name, column, profile: known, title, distinct }
    if (column.kind === 'measure') {
      const formats = measureFormats(column.measure, profile)
      const rawTime = isRaw(column.measure) && isTime(known)
      const text = { labelLength: 0, timeFormat: rawTime ? '%b %-d, %Y' : null, timeUnit: null, binStep: null }
      return {
        ...common,
        ...text,
        kind: rawTime ? 'temporal' : 'measure',
        formats,
        addsUp: addsUp(column.measure, profile),
      }
    }
    const { dimension } = column
    const { timeUnit, format } = timeLook(dimension, known)
    const cut = dimension.granularity !== undefined || dimension.bin !== undefined
    return {
      ...common,
      kind: dimensionKind(dimension, known),
      distinct: distinct ?? (cut ? null : (known?.distinctCount ?? null)),
      labelLength: longest(known),
      formats: dimensionFormats(known),
      addsUp: false,
      timeFormat: format,
      timeUnit,
      binStep: known === null ? (dimension.bin?.step ?? null) : (binRange(query, dimension, known)?.step ?? null),
    }
  })
}
