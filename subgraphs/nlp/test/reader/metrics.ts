import type { DatasetProfile, Metric } from '@askchart/vocabulary'
import { shop } from './shop.js'

export const metric = (name: string, tables: readonly string[], addsUp = false): Metric => ({
  name,
  expression: 'sum(profit) / sum(revenue)',
  description: 'How many wizards there are.',
  tables,
  unit: null,
  isFraction: !addsUp,
  addsUp,
})

/** The shop with metrics that somebody defined, one of which no longer fits. */
export const shopWithMetrics: DatasetProfile = {
  ...shop,
  metrics: [
    metric('profit margin', ['order_lines']),
    metric('average order value', ['orders']),
    metric('MRR', ['order_lines', 'orders'], true),
    metric('old one', []),
  ],
}
