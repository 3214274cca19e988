import { expect, test } from '@jest/globals'
import { metricUses, withMeasures } from './metric-uses.js'
import type { QuerySpec } from './query-spec.js'

const query: QuerySpec = {
  v: 1,
  measures: [
    { column: 'orders.cost', aggregate: 'SUM' },
    { metric: 'net sales', via: ['sold'], derive: { kind: 'SHARE', within: 'net_sales' } },
  ],
  dimensions: [{ column: 'orders.region' }],
  orderBy: [
    { by: 'share_net_sales', direction: 'DESCENDING' },
    { by: 'net sales', direction: 'ASCENDING' },
    { by: 'region', direction: 'ASCENDING' },
  ],
}

test('every measure that is of a metric is found', () => {
  expect(metricUses(query)).toEqual([{ path: 'measures[1]', metric: 'net sales' }])
})

test('an aggregate of a column takes the place of a metric, and the result is called by its new name', () => {
  const instead = new Map([['net sales', { aggregate: 'SUM' as const, column: 'orders.paid' }]])
  expect(withMeasures(query, instead)).toEqual({
    ...query,
    measures: [
      query.measures[0],
      { aggregate: 'SUM', column: 'orders.paid', via: ['sold'], derive: { kind: 'SHARE', within: 'net_sales' } },
    ],
    orderBy: [
      { by: 'share_sum_paid', direction: 'DESCENDING' },
      { by: 'share_sum_paid', direction: 'ASCENDING' },
      { by: 'region', direction: 'ASCENDING' },
    ],
  })
})

test('another metric does, and so does the number of rows', () => {
  const measures = (subject: Parameters<typeof withMeasures>[1]) => withMeasures(query, subject).measures[1]
  expect(measures(new Map([['net sales', { metric: 'profit' }]]))).toMatchObject({ metric: 'profit', via: ['sold'] })
  const counted = measures(new Map([['net sales', { aggregate: 'COUNT' as const }]]))
  expect(counted).toEqual({ aggregate: 'COUNT', via: ['sold'], derive: { kind: 'SHARE', within: 'net_sales' } })
})

test('a query of other metrics stays as it is', () => {
  expect(withMeasures(query, new Map([['profit', { metric: 'loss' }]]))).toEqual(query)
})
