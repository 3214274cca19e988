import { expect, test } from '@jest/globals'
import { shownOf } from '../../test/reader/gist.js'
import { shop } from '../../test/reader/shop.js'
import { prepareDataset, read } from './read.js'

const prepared = prepareDataset(shop)

test.each([
  ['Revenue by category and region', 'regions.region_name, products.category'],
  ['Revenue by region and category', 'regions.region_name, products.category'],
  ['Profit by channel and category', 'orders.channel, products.category'],
  ['Sales by region and channel', 'regions.region_name, orders.channel'],
  ['revenue by month and region', 'orders.order_date:MONTH, regions.region_name'],
  ['total revenue by region and month', 'orders.order_date:MONTH, regions.region_name'],
  ['monthly revenue by region', 'orders.order_date:MONTH, regions.region_name'],
  ['quarterly sales by region', 'orders.order_date:QUARTER, regions.region_name'],
  ['monthly order count by channel', 'orders.order_date:MONTH, orders.channel'],
  ['revenue each month for each region', 'orders.order_date:MONTH, regions.region_name'],
])('both that something is split by are shown: %s', (prompt, groups) => {
  expect(shownOf(read(prompt, prepared, { today: '2025-12-31' }))).toMatch(new RegExp(` by ${groups}$`))
})

test.each([
  ['revenue by year and month', 'MONTH'],
  ['revenue by month and year', 'MONTH'],
  ['revenue by year and quarter', 'QUARTER'],
])('of two steps of the calendar the finer tells both: %s', (prompt, step) => {
  const result = read(prompt, prepared, { today: '2025-12-31' })
  expect(shownOf(result)).toBe(`LINE SUM(order_lines.revenue) by orders.order_date:${step}`)
  expect(result).toMatchObject({
    reading: { mentions: expect.not.arrayContaining([expect.objectContaining({ kind: 'LEFT_OUT' })]) },
  })
})
