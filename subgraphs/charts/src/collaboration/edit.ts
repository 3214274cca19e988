import type { AppliedChange } from '@askchart/document'
import type { Chart } from '../charts/chart.js'

/** One version of a chart and what was done to reach it. */
export interface Edit {
  readonly chartId: string
  readonly version: number
  /** Null where the server itself made it. */
  readonly authorId: string | null
  readonly clientId: string | null
  readonly at: Date
  readonly changes: readonly AppliedChange[]
  /** The version whose changes it takes back. */
  readonly reverts: number | null
  /** The version whose content it brings back. */
  readonly restores: number | null
  /** The words that asked for it, where words did. */
  readonly prompt: string | null
  /** The version that it mends: its edit and what others did were good apart and did not draw together. */
  readonly mends: number | null
  /** The version that it goes on from: the one before, unless it sums up many that were missed. */
  readonly follows: number
  /** The Yjs update, where it was read with the rest. */
  readonly update: Uint8Array | null
}

export interface EditedChart {
  readonly kind: 'edited'
  readonly chart: Chart
  readonly edit: Edit
  /** The server's own edit that followed at once, where what was merged would not draw. */
  readonly mended: Edit | null
}

export interface EditConflict {
  readonly kind: 'conflict'
  readonly message: string
  readonly chart: Chart
}
