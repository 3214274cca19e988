import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import { count, createRunner, type PartialQuery, sum, where } from '../../test/run-query.js'
import { shopRelationships, shopTables } from '../../test/shop.js'
import { catalogueOf, loadTables } from '../../test/tables.js'

// The numbers below are counted by hand from the tables of test/shop.ts.
const clickhouse = await testClickHouse()
const { client, database } = clickhouse
const shop = createRunner(client, catalogueOf(database, shopTables, shopRelationships), '2026-11-23T10:00:00Z')
beforeAll(() => loadTables(client, database, shopTables))
afterAll(() => clickhouse.drop())

const customer = { column: 'customers.name' }
const paid = where('orders.status', 'EQ', 'paid')

describe('a measure with a filter of its own', () => {
  test('counts its rows, and leaves the groups without any in the result', async () => {
    const query: PartialQuery = {
      measures: [
        { ...count('orders.id'), filter: where('orders.status', 'EQ', 'open') },
        { ...sum('orders.shipping'), filter: where('orders.status', 'EQ', 'open') },
        count('orders.id'),
      ],
      dimensions: [customer],
    }
    expect(await shop.rows(query)).toEqual([
      ['Ada', 0, null, 2],
      ['Bob', 1, 11, 2],
      ['Di', 0, null, 1],
      [null, 0, null, 1],
    ])
  })

  test('narrows what the query has left', async () => {
    const measures = [{ ...sum('orders.shipping'), filter: paid }, sum('orders.shipping')]
    expect(await shop.rows({ measures, filter: where('orders.shipping', 'GT', 6) })).toEqual([[7 + 13 + 19, 67]])
  })

  test('counts each row once where the dimensions repeat it', async () => {
    const query: PartialQuery = {
      measures: [
        { ...sum('orders.shipping'), filter: paid },
        { aggregate: 'COUNT', filter: paid },
      ],
      dimensions: [{ column: 'products.category' }],
    }
    // COUNT without a column counts lines: of paid orders 5 of paper and none of light.
    expect(await shop.rows(query)).toEqual([
      ['Light', null, 0],
      ['Paper', 25, 5],
    ])
  })

  test('looks along to the one side, and to the many side by exists', async () => {
    const south = { ...sum('orders.shipping'), filter: where('regions.name', 'EQ', 'South') }
    const withPen = {
      ...count('orders.id'),
      filter: { exists: { of: 'orders', table: 'products', filter: where('products.name', 'EQ', 'Pen') } },
    }
    expect(await shop.rows({ measures: [south, withPen, count('orders.id')] })).toEqual([[30, 3, 6]])
  })
})

describe('a measure divided by another', () => {
  test('is their quotient in each group, and nothing where the divisor is 0', async () => {
    const query: PartialQuery = {
      measures: [
        { ...sum('orders.shipping'), per: count('orders.id') },
        { ...count('orders.id'), filter: paid, per: count('orders.id') },
        { ...count('orders.id'), per: { ...count('orders.id'), filter: where('orders.status', 'EQ', 'open') } },
      ],
      dimensions: [customer],
    }
    expect(await shop.rows(query)).toEqual([
      ['Ada', 6, 1, null],
      ['Bob', 15, 0.5, 2],
      ['Di', 13, 1, null],
      [null, 17, 0, null],
    ])
    const [, first, second] = await shop.columns(query)
    expect([first?.name, second?.name, first?.type]).toEqual([
      'sum_shipping_per_count_id',
      'count_orders_id_per_count_orders_id',
      'DECIMAL',
    ])
  })

  test('may be of two tables, each aggregated over its own rows', async () => {
    // Revenue of Ada's lines 80 over her 2 orders; Bob 100.5 over 2; Di 60 over 1; nobody 100.5 over 1; Cy has neither.
    const query: PartialQuery = {
      measures: [{ ...sum('lines.revenue'), per: count('orders.id') }],
      dimensions: [customer],
      orderBy: [{ by: 'sum_revenue_per_count_id', direction: 'DESCENDING' }],
      limit: 3,
    }
    expect(await shop.rows(query)).toEqual([
      [null, 100.5],
      ['Di', 60],
      ['Bob', 50.25],
    ])
  })

  test('ranks the groups of a limit', async () => {
    const query: PartialQuery = {
      measures: [{ ...sum('orders.shipping'), per: count('orders.id') }],
      dimensions: [customer, { column: 'orders.status' }],
      orderBy: [{ by: 'orders.shipping', direction: 'DESCENDING' }],
      limit: 2,
    }
    expect(await shop.rows(query)).toEqual([
      ['Bob', 'paid', 19],
      [null, null, 17],
      ['Bob', 'open', 11],
    ])
  })
})

describe('a limit by the values of a dimension', () => {
  const product = { column: 'products.name' }
  const query: PartialQuery = {
    measures: [sum('lines.revenue')],
    dimensions: [{ column: 'regions.name' }, product],
    orderBy: [{ by: 'lines.revenue', direction: 'DESCENDING' }],
    limitBy: { dimension: 'regions.name', count: 1 },
  }
  // North: Pad 40, Pen 40. South: Lamp 100.5. None: Lamp 100.5, Pen 60.

  test('keeps the first rows of each, ties by the dimensions', async () => {
    expect(await shop.rows(query)).toEqual([
      ['South', 'Lamp', 100.5],
      [null, 'Lamp', 100.5],
      ['North', 'Pad', 40],
    ])
    expect(await shop.rows({ ...query, limitBy: { dimension: 'name', count: 2 } }).catch(String)).toContain(
      'no dimension',
    )
    expect(await shop.rows({ ...query, limitBy: { dimension: 'regions_name', count: 2 } })).toHaveLength(5)
  })

  test('beside a limit keeps them of so many values', async () => {
    // All together: none 160.5, South 100.5, North 80.
    expect(await shop.rows({ ...query, limit: 1, limitBy: { dimension: 'regions.name', count: 2 } })).toEqual([
      [null, 'Lamp', 100.5],
      [null, 'Pen', 60],
    ])
    const byProduct = { ...query, limitBy: { dimension: 'products.name', count: 1 } }
    // Lamp 201, Pen 100, Pad 40.
    expect(await shop.rows({ ...byProduct, limit: 2 })).toEqual([
      ['South', 'Lamp', 100.5],
      [null, 'Pen', 60],
    ])
  })

  test('takes shares of all', async () => {
    const share = { ...sum('lines.revenue'), derive: { kind: 'SHARE', within: 'regions.name' } } as const
    expect(await shop.rows({ ...query, measures: [share] })).toEqual([
      ['South', 'Lamp', 1],
      [null, 'Lamp', 100.5 / 160.5],
      ['North', 'Pad', 0.5],
    ])
  })

  test('works row by row', async () => {
    const dearest: PartialQuery = {
      measures: [{ column: 'products.price' }],
      dimensions: [{ column: 'products.category' }, product],
      orderBy: [{ by: 'products.price', direction: 'DESCENDING' }],
      limitBy: { dimension: 'products.category', count: 1 },
    }
    expect(await shop.rows(dearest)).toEqual([
      ['Light', 'Lamp', 100.5],
      ['Paper', 'Pad', 20],
    ])
  })
})

test.each<[string, PartialQuery, string, string]>([
  [
    'a filter on the many side',
    { measures: [{ ...count('orders.id'), filter: where('products.name', 'EQ', 'Pen') }] },
    'measures[0].filter.compare.column',
    'exists',
  ],
  [
    'an aggregate in it',
    {
      measures: [
        {
          ...count('orders.id'),
          filter: { compare: { column: 'orders.id', aggregate: 'SUM', operator: 'GT', values: [1] } },
        },
      ],
    },
    'measures[0].filter.compare.column',
    'chooses rows',
  ],
  [
    'an unknown column in it',
    { measures: [{ ...count('orders.id'), filter: where('orders.stauts', 'EQ', 'x') }] },
    'measures[0].filter.compare.column',
    '"orders.status"',
  ],
  [
    'a division by dates',
    { measures: [{ ...count('orders.id'), per: { column: 'orders.ordered', aggregate: 'MAXIMUM' } }] },
    'measures[0].per.aggregate',
    'a number',
  ],
  [
    'a division by nothing known',
    { measures: [{ ...count('orders.id'), per: count('order.id') }] },
    'measures[0].per.column',
    '"orders.id"',
  ],
  [
    'a limit by what is no dimension',
    { measures: [count('orders.id')], dimensions: [customer], limitBy: { dimension: 'count_id', count: 1 } },
    'limitBy.dimension',
    '"name"',
  ],
])('%s is told with its place', (_, query, path, words) => {
  const [problem, ...others] = shop.problems(query)
  expect(others).toEqual([])
  expect(problem?.path).toBe(path)
  expect(problem?.message).toContain(words)
})
