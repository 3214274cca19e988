import type { Cell } from '../query-spec.js'
import type { Json, JsonObject } from '../spec.js'
import type { DrawnColumn } from './overlay-look.js'

/** What overlays need to know of the two axes of a chart of one mark. */
export interface Axes {
  readonly x: JsonObject | null
  readonly y: JsonObject | null
}

/** What drawers call a name that is missing. */
const NONE = '(none)'

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const isDiscrete = (found: JsonObject | null): boolean =>
  found?.['type'] === 'nominal' || found?.['type'] === 'ordinal'
export const isNumbers = (found: JsonObject | null): boolean => found?.['type'] === 'quantitative'

const valuesOf = (columns: readonly DrawnColumn[], field: Json | undefined): readonly Cell[] =>
  columns.find(({ name }) => name === field)?.values ?? []

const compared = (a: Cell, b: Cell): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0

/** Names in the order of another field's sums, as Vega-Lite orders by a channel. */
function bySums(
  names: readonly Cell[],
  columns: readonly DrawnColumn[],
  field: Json,
  by: Json,
  down: boolean,
): readonly Cell[] {
  const [values, of] = [valuesOf(columns, by), valuesOf(columns, field)]
  const sums = new Map<Cell, number>()
  of.forEach((name, row) => sums.set(name, (sums.get(name) ?? 0) + Number(values[row] ?? 0)))
  return names.toSorted((a, b) => ((sums.get(a) ?? 0) - (sums.get(b) ?? 0)) * (down ? -1 : 1))
}

/**
 * The names along an axis in the order drawn. Layers that are drawn from other rows would else have them mixed up; null
 * where the axis has no names, or names that its own rules keep in order.
 */
export function namesAlong(axis: 'x' | 'y', axes: Axes, columns: readonly DrawnColumn[]): readonly Cell[] | null {
  const found = axes[axis]
  if (!found || !isDiscrete(found) || found['timeUnit'] !== undefined || typeof found['field'] !== 'string') return null
  const names = [...new Set(valuesOf(columns, found['field']))]
  const { sort } = found
  const other = axes[axis === 'x' ? 'y' : 'x']
  const shown = (list: readonly Cell[]): readonly Cell[] => list.map((name) => name ?? NONE)
  if (Array.isArray(sort)) {
    const first: readonly Json[] = sort
    const known = names.filter((name) => first.includes(name))
    return shown([
      ...known.toSorted((a, b) => first.indexOf(a) - first.indexOf(b)),
      ...names.filter((name) => !first.includes(name)),
    ])
  }
  if (sort === null) return shown(names)
  if (sort === undefined || sort === 'ascending') return shown(names.toSorted(compared))
  if (sort === 'descending') return shown(names.toSorted((a, b) => compared(b, a)))
  const byOther = typeof sort === 'string' && /^-?[xy]$/.test(sort) && other?.['field'] !== undefined
  if (!byOther) return null
  return shown(bySums(names, columns, found['field'], other['field'] ?? null, sort.startsWith('-')))
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?/

/** A date of the data as Vega-Lite writes one: that calendar date wherever it is drawn. */
function dated(value: Cell): JsonObject | null {
  const match = DATE.exec(String(value))
  if (!match) return null
  const [year = 0, month = 1, date = 1, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part || 0))
  return { year, month, date, hours, minutes, seconds }
}

/** A value as a place along an axis; null where the axis has no such place. */
export function placeOf(found: JsonObject | null, value: Cell): Json {
  if (found?.['type'] === 'temporal') return dated(value)
  if (isNumbers(found)) return typeof value === 'number' ? value : null
  return value
}

/** Rows whose value of the axis is this one. */
export function rowsAt(found: JsonObject, value: Cell): JsonObject {
  const { field = null, timeUnit } = found
  if (value === null) return { field, equal: NONE }
  const date = found['type'] === 'temporal' || timeUnit !== undefined ? dated(value) : null
  if (date === null) return { field, equal: value }
  const { hours: _hours, minutes: _minutes, seconds: _seconds, ...day } = date
  const exact = typeof timeUnit === 'string' && /hours|minutes|seconds/.test(timeUnit)
  return { field, timeUnit: exact ? 'yearmonthdatehoursminutesseconds' : 'yearmonthdate', equal: exact ? date : day }
}
