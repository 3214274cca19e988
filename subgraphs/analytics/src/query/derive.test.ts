import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import type { Derivation, Measure } from '@askchart/vocabulary'
import { count, createRunner, type PartialQuery, sum } from '../../test/run-query.js'
import { sales } from '../../test/sales.js'
import { shopRelationships, shopTables } from '../../test/shop.js'
import { catalogueOf, loadTables } from '../../test/tables.js'

const tables = [sales, ...shopTables]

const clickhouse = await testClickHouse()
const { client, database } = clickhouse
const catalogue = catalogueOf(database, tables, shopRelationships)
const { rows, columns, problems, sql } = createRunner(client, catalogue, '2026-11-23T10:00:00Z')
beforeAll(() => loadTables(client, database, tables))
afterAll(() => clickhouse.drop())

const amount = (derive: Derivation): Measure => ({ ...sum('sales.amount'), derive })
const region = { column: 'sales.region' }
const month = { column: 'sales.day', granularity: 'MONTH' } as const
const in2025 = { compare: { column: 'sales.day', operator: 'GTE', values: ['2025-01-01'] } } as const

describe('a share', () => {
  const share = amount({ kind: 'SHARE' })

  test('is the part of the total of all groups, a fraction of 1', async () => {
    // West 430, East 107 of 537.
    expect(await rows({ measures: [share], dimensions: [region] })).toEqual([
      ['East', 107 / 537],
      ['West', 430 / 537],
    ])
  })

  test('counts what limits and conditions on groups leave out', async () => {
    const query: PartialQuery = { measures: [share], dimensions: [region] }
    const top = { orderBy: [{ by: 'share_sum_amount', direction: 'DESCENDING' }], limit: 1 } as const
    expect(await rows({ ...query, ...top })).toEqual([['West', 430 / 537]])
    const large = { compare: { column: 'sales.amount', aggregate: 'SUM', operator: 'LT', values: [200] } } as const
    expect(await rows({ ...query, filter: large })).toEqual([['East', 107 / 537]])
  })

  test('is of the rows that the filter leaves', async () => {
    // In 2025: West 250, East 100.
    expect(await rows({ measures: [share], dimensions: [region], filter: in2025 })).toEqual([
      ['East', 100 / 350],
      ['West', 250 / 350],
    ])
  })

  test('may be within each value of a dimension', async () => {
    const within = amount({ kind: 'SHARE', within: 'sales.region' })
    expect(await rows({ measures: [within], dimensions: [region, month], filter: in2025 })).toEqual([
      ['East', '2025-01-01', 0.4],
      ['East', '2025-03-01', 0.6],
      ['West', '2025-01-01', 0.4],
      ['West', '2025-02-01', 0.6],
      ['West', '2025-04-01', 0],
    ])
  })

  test('of a limit by groups is still of all of them', async () => {
    const query: PartialQuery = {
      measures: [amount({ kind: 'SHARE', within: 'day_month' })],
      dimensions: [month, region],
      filter: in2025,
      orderBy: [{ by: 'sales.amount', direction: 'DESCENDING' }],
      limit: 1,
    }
    // West has more in all months together, so it alone stays; January is 100 of West and 40 of East.
    expect(await rows(query)).toEqual([
      ['2025-02-01', 'West', 1],
      ['2025-01-01', 'West', 100 / 140],
      ['2025-04-01', 'West', null],
    ])
  })

  test('stands beside what it is a share of, and of measures of several tables', async () => {
    const query: PartialQuery = {
      measures: [
        sum('orders.shipping'),
        { ...sum('orders.shipping'), derive: { kind: 'SHARE' } },
        { ...count('tickets.id'), derive: { kind: 'SHARE' } },
      ],
      dimensions: [{ column: 'customers.name' }],
    }
    // Shipping 12, 30, none, 13, 17 of 72; tickets 2, 0, 1, 0, 0 of 3.
    expect(await rows(query)).toEqual([
      ['Ada', 12, 12 / 72, 2 / 3],
      ['Bob', 30, 30 / 72, 0],
      ['Cy', null, null, 1 / 3],
      ['Di', 13, 13 / 72, 0],
      [null, 17, 17 / 72, 0],
    ])
  })
})

describe('a running total', () => {
  const running = amount({ kind: 'RUNNING_TOTAL' })

  test('adds up along time, and holds nothing for what has none', async () => {
    expect(await rows({ measures: [running], dimensions: [month] })).toEqual([
      ['2023-12-01', 80],
      ['2024-02-01', 130],
      ['2024-12-01', 180],
      ['2025-01-01', 320],
      ['2025-02-01', 470],
      ['2025-03-01', 530],
      ['2025-04-01', 530],
      [null, null],
    ])
  })

  test('begins anew for each series, whichever dimension comes first', async () => {
    const wanted = [
      ['East', '2025-01-01', 40],
      ['East', '2025-03-01', 100],
      ['West', '2025-01-01', 100],
      ['West', '2025-02-01', 250],
      ['West', '2025-04-01', 250],
    ]
    const query: PartialQuery = { measures: [running], filter: in2025 }
    expect(await rows({ ...query, dimensions: [region, month] })).toEqual(wanted)
    const turned = await rows({ ...query, dimensions: [month, region] })
    expect(turned.map(([time, name, total]) => [name, time, total]).sort()).toEqual(wanted)
  })

  test('runs along time even where the rows come in another order', async () => {
    const query: PartialQuery = { measures: [sum('sales.amount'), running], dimensions: [month], filter: in2025 }
    const orderBy = [{ by: 'sum_amount', direction: 'DESCENDING' }] as const
    expect(await rows({ ...query, orderBy, limit: 2 })).toEqual([
      ['2025-02-01', 150, 290],
      ['2025-01-01', 140, 140],
    ])
  })

  test('runs along bins where there is no time', async () => {
    const query: PartialQuery = {
      measures: [{ aggregate: 'COUNT', derive: { kind: 'RUNNING_TOTAL' } }],
      dimensions: [{ column: 'sales.amount', bin: { step: 50 } }],
    }
    expect(await rows(query)).toEqual([
      [0, 6],
      [50, 10],
      [150, 11],
    ])
  })
})

test('tell the types of what they make, under names of their own', async () => {
  const answer = await columns({
    measures: [
      amount({ kind: 'SHARE' }),
      amount({ kind: 'RUNNING_TOTAL' }),
      amount({ kind: 'CHANGE' }),
      amount({ kind: 'GROWTH' }),
    ],
    dimensions: [month],
  })
  expect(answer.map(({ name, type }) => [name, type])).toEqual([
    ['day_month', 'DATE'],
    ['share_sum_amount', 'DECIMAL'],
    ['running_sum_amount', 'INTEGER'],
    ['change_sum_amount', 'INTEGER'],
    ['growth_sum_amount', 'DECIMAL'],
  ])
})

test('values stay parameters', () => {
  const hostile = "x'; DROP TABLE sales; --"
  const filter: PartialQuery['filter'] = { compare: { column: 'sales.region', operator: 'EQ', values: [hostile] } }
  const text = sql({ measures: [amount({ kind: 'SHARE' }), amount({ kind: 'GROWTH' })], dimensions: [month], filter })
  expect(text).not.toContain('DROP')
})

test.each<[string, PartialQuery, string, string]>([
  [
    'a share of averages',
    { measures: [{ column: 'sales.amount', aggregate: 'AVERAGE', derive: { kind: 'SHARE' } }], dimensions: [region] },
    'measures[0].derive',
    'only those of SUM, COUNT, COUNT_DISTINCT',
  ],
  [
    'a running total of a quotient',
    {
      measures: [{ ...sum('sales.amount'), per: count('sales.id'), derive: { kind: 'RUNNING_TOTAL' } }],
      dimensions: [month],
    },
    'measures[0].derive',
    'only those of SUM, COUNT',
  ],
  [
    'a running total along names',
    { measures: [amount({ kind: 'RUNNING_TOTAL' })], dimensions: [region] },
    'measures[0].derive',
    'with an order',
  ],
  [
    'growth without time',
    { measures: [amount({ kind: 'GROWTH' })], dimensions: [region] },
    'measures[0].derive',
    'periods',
  ],
  [
    'growth along weekdays',
    { measures: [amount({ kind: 'GROWTH' })], dimensions: [{ column: 'sales.day', granularity: 'DAY_OF_WEEK' }] },
    'measures[0].derive',
    'periods',
  ],
  [
    'a year before a number',
    { measures: [amount({ kind: 'CHANGE', against: 'YEAR_BEFORE' })], dimensions: [{ column: 'sales.year' }] },
    'measures[0].derive.against',
    'dates or times',
  ],
  [
    'a share within what is no dimension',
    { measures: [amount({ kind: 'SHARE', within: 'sales.regoin' })], dimensions: [region] },
    'measures[0].derive.within',
    '"region"',
  ],
  [
    'growth of the latest day',
    { measures: [{ column: 'sales.day', aggregate: 'MAXIMUM', derive: { kind: 'GROWTH' } }], dimensions: [month] },
    'measures[0].derive',
    'a number',
  ],
])('%s is refused', (_, query, path, words) => {
  const [problem, ...others] = problems(query)
  expect(others).toEqual([])
  expect(problem?.path).toBe(path)
  expect(problem?.message).toContain(words)
})
