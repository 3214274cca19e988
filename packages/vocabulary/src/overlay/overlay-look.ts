import type { DataColumn } from '../spec.js'

/** As much of a result column as is needed to draw beside it. */
export type DrawnColumn = Pick<DataColumn, 'name' | 'values'>

/** The colours of what is drawn beside the data. */
export interface OverlayLook {
  readonly ink: string
  /** Behind texts, so that they are read over marks. */
  readonly surface: string
  /** What share of a band is the gap between bars, which Vega-Lite forgets where other marks are beside them. */
  readonly barGap: number
}
