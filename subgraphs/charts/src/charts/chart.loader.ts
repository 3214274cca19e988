import DataLoader from 'dataloader'
import type { Chart } from './chart.js'
import type { ChartDataSource } from './chart.data-source.js'

export type ChartById = (id: string) => Promise<Chart | null>

/**
 * Batches look-ups of one tick and keeps nothing: the context of a subscription lives as long as the subscription, and
 * each of its events tells the chart as it is then.
 */
export function chartByIdFrom(charts: ChartDataSource): ChartById {
  const loader = new DataLoader((ids: readonly string[]) => charts.byIds(ids), { cache: false, maxBatchSize: 500 })
  return (id) => loader.load(id)
}
