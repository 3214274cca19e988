import { expect, test } from '@jest/globals'
import { inShop } from '../../../test/read-by.js'

const BY_REGION = 'by regions.region_name'
const BOTH = 'BAR SUM(order_lines.revenue), SUM(order_lines.profit)'

test.each([
  ['revenue by region sorted by profit', `${BOTH} ${BY_REGION} order sum_profit DESCENDING`],
  ['revenue by region in order of profit', `${BOTH} ${BY_REGION} order sum_profit DESCENDING`],
  ['revenue by region, highest profit first', `${BOTH} ${BY_REGION} order sum_profit DESCENDING`],
  ['revenue by region, lowest profit first', `${BOTH} ${BY_REGION} order sum_profit ASCENDING`],
  [
    'revenue by category sorted by number of orders',
    'BAR SUM(order_lines.revenue), COUNT(orders.order_id) by products.category order count_order_id DESCENDING',
  ],
])('what it is sorted by is shown too: %s', (prompt, shown) => {
  expect(inShop(prompt)).toBe(shown)
})

test('what is shown already is not shown twice', () => {
  expect(inShop('revenue by region sorted by revenue')).toBe(
    `BAR SUM(order_lines.revenue) ${BY_REGION} order sum_revenue DESCENDING`,
  )
})
