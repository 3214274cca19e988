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
])('both that are named after "by" are shown: %s', (prompt, groups) => {
  expect(shownOf(read(prompt, prepared, { today: '2025-12-31' }))).toMatch(new RegExp(` by ${groups}$`))
})
