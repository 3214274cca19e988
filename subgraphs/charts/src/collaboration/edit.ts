import type { AppliedChange } from '@askchart/document'
import type { Chart } from '../charts/chart.js'

/** One version of a chart and what was done to reach it. */
export interface Edit {
  readonly chartId: string
  readonly version: number
  readonly authorId: string
  readonly clientId: string | null
  readonly at: Date
  readonly changes: readonly AppliedChange[]
  /** The version whose changes it takes back. */
  readonly reverts: number | null
  /** The version whose content it brings back. */
  readonly restores: number | null
  /** The words that asked for it, where words did. */
  readonly prompt: string | null
}

export interface EditedChart {
  readonly kind: 'edited'
  readonly chart: Chart
  readonly edit: Edit
}

export interface EditConflict {
  readonly kind: 'conflict'
  readonly message: string
  readonly chart: Chart
}
