import type { ChartContent } from '../collaboration/chart-content.js'

export interface Chart extends ChartContent {
  readonly id: string
  readonly workspaceId: string
  readonly datasetId: string
  readonly ownerId: string
  readonly analysisId: string | null
  readonly prompt: string | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** A chart before it is stored. */
export interface NewChart extends Omit<Chart, 'version' | 'createdAt' | 'updatedAt'> {
  readonly idempotencyKey: string | null
}

export const ChartOrder = {
  RECENTLY_EDITED: 'RECENTLY_EDITED',
  RECENTLY_CREATED: 'RECENTLY_CREATED',
  TITLE: 'TITLE',
} as const
export type ChartOrder = keyof typeof ChartOrder
