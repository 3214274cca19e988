import type { ColumnType } from './enums.js'
import type { Cell } from './query-spec.js'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

/**
 * A restricted Vega-Lite 6 unit or layered spec: marks, encodings and looks, no rows and no URLs. The data source is
 * always the named one (`{"name": "data"}`), whose fields are the query's output columns.
 */
export type VegaLiteSpec = JsonObject

/** Columnar rows: `values` of all columns have the same length. */
export interface DataColumn {
  readonly name: string
  readonly type: ColumnType
  readonly values: readonly Cell[]
}
