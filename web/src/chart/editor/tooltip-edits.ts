import type { Json, JsonObject, VegaLiteSpec } from '@askchart/vocabulary'
import type { Change } from '../spec-edits.js'
import { isObject } from '../spec-read.js'
import type { Column } from './columns.js'
import { toldOf } from './query-edits.js'

const PATH = '/spec/encoding/tooltip'

/** What a tooltip tells, one entry a column; null where the drawing decides that by itself. */
function listOf({ encoding }: VegaLiteSpec): readonly Json[] | null {
  const found = isObject(encoding) ? encoding['tooltip'] : undefined
  const list: readonly Json[] | null = Array.isArray(found) ? found : null
  if (list) return list
  return isObject(found) && found['value'] === null ? [] : null
}

const tells = (entry: Json, name: string): boolean => isObject(entry) && entry['field'] === name

/** The channel that draws a column. */
const drawnAs = ({ encoding }: VegaLiteSpec, name: string): JsonObject | null =>
  Object.values(isObject(encoding) ? encoding : {}).find(
    (found): found is JsonObject => isObject(found) && found['field'] === name,
  ) ?? null

/** Whether the tooltip of a mark tells a column; where nothing is said, it tells what is drawn. */
export const isTold = (spec: VegaLiteSpec, name: string): boolean =>
  listOf(spec)?.some((entry) => tells(entry, name)) ?? drawnAs(spec, name) !== null

/** Whether what a tooltip tells can be chosen: not of charts in layers, each of which has its own. */
export const hasTooltip = (spec: VegaLiteSpec): boolean => isObject(spec['encoding']) && !Array.isArray(spec['layer'])

/** A column as a tooltip tells it, its numbers written as its axis writes them. */
function entryOf(spec: VegaLiteSpec, { name, title, output }: Column): JsonObject {
  if (output.kind === 'dimension') return toldOf(name, title, 'dimension', output.dimension)
  const axis = drawnAs(spec, name)?.['axis']
  const format = isObject(axis) ? axis['format'] : undefined
  return {
    ...toldOf(name, title, 'measure', output.measure),
    ...(typeof format === 'string' ? { format } : {}),
  }
}

/** The changes that make tooltips tell a column or not; a tooltip that would tell nothing is not shown. */
export function tell(spec: VegaLiteSpec, columns: readonly Column[], column: Column, on: boolean): readonly Change[] {
  if (!hasTooltip(spec) || isTold(spec, column.name) === on) return []
  const now = listOf(spec) ?? columns.filter(({ name }) => isTold(spec, name)).map((told) => entryOf(spec, told))
  const next = on ? [...now, entryOf(spec, column)] : now.filter((entry) => !tells(entry, column.name))
  return [{ path: PATH, value: next.length === 0 ? { value: null } : next }]
}
