import { expect, test } from '@jest/globals'
import { shownOf } from '../../../test/reader/gist.js'
import { shop } from '../../../test/reader/shop.js'
import { prepareDataset, read } from '../read.js'

const dataset = prepareDataset(shop)

test.each([
  ['revenue by region ordered by profit descending', 'sum_profit DESCENDING'],
  ['revenue and profit by region, sorted by profit in ascending order', 'sum_profit ASCENDING'],
  ['revenue and profit by region, sorted by revenue in ascending order', 'sum_revenue ASCENDING'],
])('%s: of several measures the one that is named orders', (prompt, order) => {
  expect(shownOf(read(prompt, dataset, { today: '2025-12-31' }))).toBe(
    `BAR SUM(order_lines.revenue), SUM(order_lines.profit) by regions.region_name order ${order}`,
  )
})
