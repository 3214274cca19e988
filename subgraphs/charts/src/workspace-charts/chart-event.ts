import type { PubSub } from '@askchart/pubsub'
import { z } from 'zod'
import type { Chart } from '../charts/chart.js'

export const ChartEventKind = { CREATED: 'CREATED', EDITED: 'EDITED', DELETED: 'DELETED' } as const
export type ChartEventKind = keyof typeof ChartEventKind

export const workspaceTopic = (workspaceId: string): string => `workspaceCharts:${workspaceId}`

const message = z.object({ kind: z.enum(ChartEventKind), chartId: z.string() })

/** What happened to a chart of a workspace. */
export type ChartEvent = z.output<typeof message>

export const parseChartEvent = (heard: unknown): ChartEvent => message.parse(heard)

/** Tells those who follow a workspace's charts, after what happened was stored. */
export async function tellWorkspace(
  pubsub: PubSub,
  kind: ChartEventKind,
  { id: chartId, workspaceId }: Pick<Chart, 'id' | 'workspaceId'>,
): Promise<void> {
  const event: ChartEvent = { kind, chartId }
  await pubsub.publish(workspaceTopic(workspaceId), event)
}
