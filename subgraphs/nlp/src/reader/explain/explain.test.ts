import { describe, expect, test } from '@jest/globals'
import type { Filter, Measure, QuerySpec } from '@askchart/vocabulary'
import { shop } from '../../../test/reader/shop.js'
import { prepareDataset } from '../read.js'
import { explain } from './explain.js'

const dataset = prepareDataset(shop)
const told = (query: Partial<QuerySpec>): string =>
  explain({ v: 1, measures: [], dimensions: [{ column: 'regions.region_name' }], ...query }, dataset)

const revenue = { column: 'order_lines.revenue', aggregate: 'SUM' } as const
const orders = { column: 'orders.order_id', aggregate: 'COUNT' } as const
const month = { column: 'orders.order_date', granularity: 'MONTH' } as const
const web: Filter = { compare: { column: 'orders.channel', operator: 'EQ', values: ['Web'] } }

describe('what is made of a measure', () => {
  test.each<[Measure, string]>([
    [{ ...revenue, derive: { kind: 'SHARE' } }, 'Share of the total revenue for each month of order date.'],
    [
      { ...revenue, derive: { kind: 'SHARE', within: 'order_date_month' } },
      'Share of the total revenue within each month of order date for each month of order date.',
    ],
    [{ ...revenue, derive: { kind: 'RUNNING_TOTAL' } }, 'Running total of the revenue for each month of order date.'],
    [
      { ...revenue, derive: { kind: 'CHANGE' } },
      'Change in total revenue from the month before for each month of order date.',
    ],
    [
      { ...orders, derive: { kind: 'GROWTH', against: 'YEAR_BEFORE' } },
      'Growth of number of orders in percent over the same month a year before for each month of order date.',
    ],
    [{ ...revenue, per: orders }, 'Total revenue divided by number of orders for each month of order date.'],
    [
      { ...orders, filter: web, per: orders },
      'Number of orders (channel is Web) divided by number of orders for each month of order date.',
    ],
  ])('%j', (measure, sentence) => {
    expect(told({ measures: [measure], dimensions: [month] })).toBe(sentence)
  })
})

describe('what related rows must be', () => {
  const placed = { of: 'customers', table: 'orders' }
  test.each<[Filter, string]>([
    [{ exists: placed }, 'customers with orders'],
    [{ not: { exists: placed } }, 'customers without orders'],
    [{ exists: { ...placed, count: { operator: 'GTE', value: 3 } } }, 'customers with at least 3 orders'],
    [{ not: { exists: { ...placed, filter: web } } }, 'customers without orders where channel is Web'],
    [
      { exists: { ...placed, filter: { compare: { ...orders, operator: 'GT', values: [2] } } } },
      'customers with orders where number of orders over 2',
    ],
    [
      {
        compare: {
          column: 'order_lines.revenue',
          operator: 'GT',
          values: [],
          to: { column: 'order_lines.revenue', aggregate: 'AVERAGE' },
        },
      },
      'revenue over the average revenue of all',
    ],
  ])('%j', (filter, words) => {
    expect(told({ measures: [revenue], filter })).toBe(`Total revenue for each region name, ${words}.`)
  })
})

test('so many of each', () => {
  const query = {
    measures: [revenue],
    dimensions: [{ column: 'regions.region_name' }, { column: 'products.product_name' }],
    orderBy: [{ by: 'sum_revenue', direction: 'DESCENDING' }],
    limitBy: { dimension: 'regions.region_name', count: 3 },
  } as const
  expect(told(query)).toBe(
    'Total revenue for each region name and product name, largest first, only the first 3 of each region name.',
  )
})
