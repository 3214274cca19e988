import { describe, expect, test } from '@jest/globals'
import { shownOf } from '../../../test/reader/gist.js'
import { shop } from '../../../test/reader/shop.js'
import { prepareDataset, read } from '../read.js'

const dataset = prepareDataset(shop)
const shown = (prompt: string): string => shownOf(read(prompt, dataset, { today: '2025-12-31' }))

describe('shares within each of something are its parts', () => {
  test.each([
    'share of revenue by category within each region',
    'percentage of revenue by category in each region',
    'share of revenue of each category within each region',
    'share of revenue by category within region',
    'revenue share by category per region',
  ])('%s', (prompt) => {
    expect(shown(prompt)).toBe('NORMALIZED BAR SUM(order_lines.revenue) by regions.region_name, products.category')
  })

  test('whichever is named first', () => {
    expect(shown('share of profit by segment for each channel')).toBe(
      'NORMALIZED BAR SUM(order_lines.profit) by orders.channel, customers.segment',
    )
  })
})

test.each(['revenue by category in each region', 'revenue by category within each region'])(
  '%s: both are shown',
  (prompt) => {
    expect(shown(prompt)).toBe('BAR SUM(order_lines.revenue) by regions.region_name, products.category')
  },
)

test('all the rows of each are no groups of their own', () => {
  expect(shown('total revenue for all products in each category')).toBe(
    'BAR SUM(order_lines.revenue) by products.category',
  )
})

test('what is named twice is one thing', () => {
  expect(shown('show the channels and the number of orders in each channel')).toBe('BAR COUNT(*) by orders.channel')
})
