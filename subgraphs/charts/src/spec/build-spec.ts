import type { DatasetProfile, VegaLiteSpec } from '@askchart/vocabulary'
import { layoutOf } from './layout.js'
import { painters } from './marks/registry.js'
import { type Reading, type ResultShape, unknownShape } from './reading.js'

export type { Reading, ResultShape } from './reading.js'

/**
 * The Vega-Lite spec of a reading: `fieldsOf -> layoutOf -> painter`, decided from field types and counts, never from
 * rows. Its fields are the query's output columns, its data source is named `data`, and its looks are left to whoever
 * draws it.
 */
export function buildSpec(reading: Reading, profile: DatasetProfile, result: ResultShape = unknownShape): VegaLiteSpec {
  const layout = layoutOf(reading, profile, result)
  return { data: { name: 'data' }, ...painters[layout.mark].spec(layout) }
}
