import type { Viewer } from '@askchart/service'
import type { Chart } from '../charts/chart.js'

/** A way for anybody who has its token to look at one chart. The token itself is told once and not kept. */
export interface ShareLink {
  readonly id: string
  readonly chartId: string
  readonly createdBy: string
  readonly createdAt: Date
  readonly expiresAt: Date | null
}

export const MAX_LINKS = 50

/** Whether this is whoever holds a link to this very chart. */
export const holdsLinkTo = (viewer: Viewer, { id }: Pick<Chart, 'id'>): boolean =>
  viewer.kind === 'link' && viewer.chartId === id
