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
    [{ exists: placed }, 'only customers with orders'],
    [{ not: { exists: placed } }, 'only customers without orders'],
    [{ exists: { ...placed, count: { operator: 'GTE', value: 3 } } }, 'only customers with at least 3 orders'],
    [{ not: { exists: { ...placed, filter: web } } }, 'only customers without orders where channel is Web'],
    [
      { exists: { ...placed, filter: { compare: { ...orders, operator: 'GT', values: [2] } } } },
      'only customers with orders where number of orders is over 2',
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
      'where revenue is over the average revenue of all',
    ],
  ])('%j', (filter, words) => {
    expect(told({ measures: [revenue], filter })).toBe(`Total revenue for each region name, ${words}.`)
  })
})

test.each<[Partial<QuerySpec>, string]>([
  [{ measures: [revenue], filter: web }, 'Total revenue for each region name, where channel is Web.'],
  [
    {
      measures: [revenue],
      filter: {
        and: [
          { compare: { column: 'orders.order_date', operator: 'GTE', values: ['2025-01-01'] } },
          { compare: { column: 'orders.order_date', operator: 'LT', values: ['2026-01-01'] } },
          web,
        ],
      },
    },
    'Total revenue for each region name, where order date is in 2025 and channel is Web.',
  ],
  [
    {
      measures: [revenue],
      filter: {
        and: [
          { compare: { column: 'orders.order_date', operator: 'GTE', values: ['2025-07-01'] } },
          { compare: { column: 'orders.order_date', operator: 'LT', values: ['2025-10-01'] } },
        ],
      },
    },
    'Total revenue for each region name, where order date is in Q3 2025.',
  ],
  [
    {
      measures: [revenue],
      filter: {
        and: [
          { compare: { column: 'orders.order_date', operator: 'GTE', values: ['2025-03-05'] } },
          { compare: { column: 'orders.order_date', operator: 'LT', values: ['2025-03-21'] } },
        ],
      },
    },
    'Total revenue for each region name, where order date is between 5 Mar 2025 and 20 Mar 2025.',
  ],
  [
    {
      measures: [revenue],
      filter: { compare: { column: 'order_lines.revenue', operator: 'GTE', values: [1_000_000] } },
    },
    'Total revenue for each region name, where revenue is at least 1,000,000.',
  ],
  [
    { measures: [revenue], orderBy: [{ by: 'region_name', direction: 'DESCENDING' }] },
    'Total revenue for each region name, by region name from Z to A.',
  ],
  [
    {
      measures: [revenue],
      dimensions: [month],
      orderBy: [{ by: 'order_date_month', direction: 'DESCENDING' }],
    },
    'Total revenue for each month of order date, latest first.',
  ],
  [
    { measures: [{ column: 'customers.city', aggregate: 'COUNT_DISTINCT' }] },
    'Number of different cities for each region name.',
  ],
  [{ measures: [{ column: 'orders.order_date', aggregate: 'MAXIMUM' }] }, 'Latest order date for each region name.'],
])('%j', (query, sentence) => {
  expect(told(query)).toBe(sentence)
})

test('a pie says that it shows parts', () => {
  const query: QuerySpec = { v: 1, measures: [revenue], dimensions: [{ column: 'regions.region_name' }] }
  expect(explain(query, dataset, 'ARC')).toBe('Total revenue for each region name, as parts of the whole.')
  expect(explain(query, dataset, 'BAR')).toBe('Total revenue for each region name.')
})

test('the first few of each step of time are told by what they are first', () => {
  const query = {
    measures: [revenue],
    dimensions: [{ column: 'orders.order_date', granularity: 'MONTH' }, { column: 'products.product_name' }],
    orderBy: [
      { by: 'order_date_month', direction: 'ASCENDING' },
      { by: 'sum_revenue', direction: 'DESCENDING' },
    ],
    limitBy: { dimension: 'orders.order_date', count: 2 },
  } as const
  expect(told(query)).toBe(
    'Total revenue for each month of order date and product name, largest first, only the first 2 of each month of order date.',
  )
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
