import type { Cell, DataColumn, Json, VegaLiteSpec } from '@askchart/vocabulary'
import type { Change } from '../spec-edits.js'
import { channel, isCategory } from '../spec-read.js'
import { valuesOf } from '../axes.js'
import { NONE } from '../rows.js'
import { sortingOf } from './sort-edits.js'

type Name = Exclude<Cell, null>

/** More names than this are not put in order one by one. */
const MOST_NAMES = 30

/** The names along an axis in the order made by hand; those that it leaves out come last. Null where it has none. */
export function handOrder(spec: VegaLiteSpec, columns: readonly DataColumn[]): readonly Name[] | null {
  const axis = sortingOf(spec)?.channel
  const found = axis === 'x' || axis === 'y' ? channel(spec, axis) : null
  const sort = found?.['sort']
  if (!found || !Array.isArray(sort)) return null
  return namesOf(columns, found['field']).toSorted((a, b) => placeIn(sort, a) - placeIn(sort, b))
}

/** What names are called where they are drawn. */
const namesOf = (columns: readonly DataColumn[], field: Json | undefined): readonly Name[] =>
  valuesOf(columns, field).map((value) => value ?? NONE)

function placeIn(sort: readonly unknown[], value: Name): number {
  const at = sort.indexOf(value)
  return at < 0 ? sort.length : at
}

/** Whether the names along an axis may be put in order by hand. */
export function canOrder(spec: VegaLiteSpec, columns: readonly DataColumn[]): boolean {
  const sorting = sortingOf(spec)
  if (sorting?.channel !== 'x' && sorting?.channel !== 'y') return false
  const found = channel(spec, sorting.channel)
  const values = valuesOf(columns, found?.['field'])
  const type = columns.find(({ name }) => name === found?.['field'])?.type
  // Time has an order of its own.
  const named = isCategory(found) && found['timeUnit'] === undefined && type !== 'DATE' && type !== 'DATETIME'
  return named && values.length > 1 && values.length <= MOST_NAMES
}

/** The changes that begin an order by hand: as the rows have the names. */
export function orderByHand(spec: VegaLiteSpec, columns: readonly DataColumn[]): readonly Change[] {
  const axis = sortingOf(spec)?.channel
  if (!canOrder(spec, columns) || (axis !== 'x' && axis !== 'y')) return []
  return [{ path: `/spec/encoding/${axis}/sort`, value: [...namesOf(columns, channel(spec, axis)?.['field'])] }]
}

/** The changes that move one name a place forwards or back. */
export function moveName(
  spec: VegaLiteSpec,
  columns: readonly DataColumn[],
  from: number,
  by: -1 | 1,
): readonly Change[] {
  const names = handOrder(spec, columns)
  const axis = sortingOf(spec)?.channel
  const [one, other] = [names?.[from], names?.[from + by]]
  if (!names || axis === undefined || one === undefined || other === undefined) return []
  const next = names.map((name, index) => (index === from ? other : index === from + by ? one : name))
  return [{ path: `/spec/encoding/${axis}/sort`, value: next }]
}
