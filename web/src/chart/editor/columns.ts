import {
  type ColumnType,
  type DataColumn,
  type Granularity,
  type Json,
  type JsonObject,
  type OutputColumn,
  outputColumns,
  type QuerySpec,
  type VegaLiteSpec,
} from '@askchart/vocabulary'
import { fieldTitle } from '../field-title.js'
import { isObject } from '../spec-read.js'

/** A column of the chart's question, as it is dragged about. */
export interface Column {
  readonly name: string
  readonly title: string
  readonly output: OutputColumn
  /** Unknown until its values are there. */
  readonly type: ColumnType | null
}

/** The columns that the question gives, dimensions first. */
export const columnsOf = (spec: VegaLiteSpec, query: QuerySpec, data: readonly DataColumn[]): readonly Column[] =>
  outputColumns(query).map((output) => ({
    name: output.name,
    title: fieldTitle(spec, output.name),
    output,
    type: data.find(({ name }) => name === output.name)?.type ?? null,
  }))

/** How a cut of time is drawn: Vega-Lite's unit of the same cut, and how its dates are written. */
export const timeCuts: Readonly<
  Record<Granularity, { readonly title: string; readonly timeUnit?: string; readonly format?: string }>
> = {
  MINUTE: { title: 'Minute', timeUnit: 'yearmonthdatehoursminutes', format: '%b %-d, %H:%M' },
  HOUR: { title: 'Hour', timeUnit: 'yearmonthdatehours', format: '%b %-d, %H:%M' },
  DAY: { title: 'Day', timeUnit: 'yearmonthdate', format: '%b %-d, %Y' },
  // Vega-Lite's weeks start on Sunday.
  WEEK: { title: 'Week', format: '%b %-d, %Y' },
  MONTH: { title: 'Month', timeUnit: 'yearmonth', format: '%b %Y' },
  QUARTER: { title: 'Quarter', timeUnit: 'yearquarter', format: 'Q%q %Y' },
  YEAR: { title: 'Year', timeUnit: 'year', format: '%Y' },
  DAY_OF_WEEK: { title: 'Day of week' },
  MONTH_OF_YEAR: { title: 'Month of year' },
  HOUR_OF_DAY: { title: 'Hour of day' },
}

const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const cycles: Readonly<Partial<Record<Granularity, readonly string[]>>> = {
  DAY_OF_WEEK: WEEKDAYS,
  MONTH_OF_YEAR: MONTHS,
}

const isNumber = (type: ColumnType | null): boolean => type === 'INTEGER' || type === 'DECIMAL'
const isDate = (type: ColumnType | null): boolean => type === 'DATE' || type === 'DATETIME'

/** Where else a spec draws a field; its tooltips say too little to go by. */
function drawnAs({ encoding }: VegaLiteSpec, field: string): JsonObject | null {
  if (!isObject(encoding)) return null
  const found = Object.entries(encoding).find(
    ([name, one]) =>
      name !== 'tooltip' &&
      !name.endsWith('Offset') &&
      isObject(one) &&
      one['field'] === field &&
      one['type'] !== undefined,
  )?.[1]
  return isObject(found) ? found : null
}

/** How the tooltip writes a field's values. */
function toldFormat({ encoding }: VegaLiteSpec, field: string): string | undefined {
  const tooltips: readonly Json[] = isObject(encoding) && Array.isArray(encoding['tooltip']) ? encoding['tooltip'] : []
  const told = tooltips.find((one) => isObject(one) && one['field'] === field)
  const format = isObject(told) ? told['format'] : undefined
  return typeof format === 'string' ? format : undefined
}

/** What a column is by itself: its type, and what its query did to it. */
function fresh({ name, title, output, type }: Column): JsonObject {
  const base = { field: name, title }
  if (output.kind === 'measure') return { ...base, type: isDate(type) ? 'temporal' : 'quantitative' }
  const { granularity, bin } = output.dimension
  if (granularity !== undefined) {
    const { timeUnit, format } = timeCuts[granularity]
    if (format === undefined) return { ...base, type: 'ordinal', sort: cycles[granularity] ?? null }
    return { ...base, type: 'temporal', ...(timeUnit === undefined ? {} : { timeUnit }) }
  }
  if (bin)
    return {
      ...base,
      type: 'quantitative',
      ...(bin.step === undefined ? {} : { bin: { binned: true, step: bin.step } }),
    }
  if (isDate(type)) return { ...base, type: 'temporal' }
  return { ...base, type: isNumber(type) ? 'ordinal' : 'nominal', sort: null }
}

/** How the dates or the numbers of a column are written along an axis; nothing where the axis knows. */
function axisFormat(spec: VegaLiteSpec, { name, output }: Column): string | undefined {
  if (output.kind === 'dimension') {
    const { granularity } = output.dimension
    return granularity === undefined ? undefined : timeCuts[granularity].format
  }
  // The tooltip's `$,.2f` is `$,.2~f` on an axis.
  return toldFormat(spec, name)?.replace(/([^~])f$/, '$1~f')
}

export type Slot = 'x' | 'y' | 'color' | 'size' | 'theta' | 'facet'

/** A column as what a channel shows. What is known of it elsewhere in the spec comes along, where it makes sense there. */
export function channelOf(spec: VegaLiteSpec, column: Column, slot: Slot): JsonObject {
  const known = drawnAs(spec, column.name)
  const {
    axis: _axis,
    legend: _legend,
    header: _header,
    scale: _scale,
    stack: _stack,
    columns: _columns,
    ...plain
  } = known ?? fresh(column)
  const format = axisFormat(spec, column)
  const written: JsonObject = format === undefined ? {} : { format }
  const measure = column.output.kind === 'measure'
  if (slot === 'x' || slot === 'y') {
    const names = plain['type'] === 'nominal' || plain['type'] === 'ordinal'
    const level = names && slot === 'x' ? { labelAngle: 0 } : {}
    const thinned = names && slot === 'x' && format !== undefined ? { labelOverlap: true } : {}
    return { ...withSortFor(plain, names), axis: { ...written, ...level, ...thinned } }
  }
  const separate = measure || plain['type'] !== 'temporal' ? plain : { ...plain, type: 'ordinal' }
  const { sort, bin: _bin, ...rest } = separate
  const kept: JsonObject = Array.isArray(sort) ? { ...rest, sort } : measure ? rest : { ...rest, sort: null }
  if (slot === 'color') return { ...kept, legend: written }
  if (slot === 'facet') return { ...kept, columns: 3, header: written }
  return kept
}

/** An order by another channel's values means nothing once that channel shows something else. */
function withSortFor({ sort, ...found }: JsonObject, names: boolean): JsonObject {
  if (!names) return found
  return { ...found, sort: Array.isArray(sort) || sort === 'ascending' || sort === 'descending' ? sort : null }
}
