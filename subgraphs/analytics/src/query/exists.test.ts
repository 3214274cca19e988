import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import type { Existence, Filter } from '@askchart/vocabulary'
import { count, createRunner, type PartialQuery, sum, where } from '../../test/run-query.js'
import { shopRelationships, shopTables } from '../../test/shop.js'
import { catalogueOf, loadTables, relationships, type TestTable } from '../../test/tables.js'

const staff: readonly TestTable[] = [
  { name: 'cities', columns: { code: 'STRING', name: 'STRING' }, rows: [['1', 'Rome'], ['2', 'Oslo'], ['3', 'Bern']] }, // prettier-ignore
  {
    name: 'people',
    columns: { id: 'INTEGER', name: 'STRING', boss_id: 'INTEGER', home: 'INTEGER', work: 'INTEGER', pay: 'INTEGER' },
    rows: [
      [1, 'Top', null, 1, 1, 90],
      [2, 'Mid', 1, 1, 2, 50],
      [3, 'Low', 2, 2, 2, 30],
      [4, 'New', 2, null, 2, 30],
    ],
  },
]
const staffRelationships = relationships(
  'boss: people.boss_id > people.id',
  'home: people.home > cities.code',
  'work: people.work > cities.code',
)

const clickhouse = await testClickHouse()
const { client, database } = clickhouse
const now = '2026-11-23T10:00:00Z'
const shop = createRunner(client, catalogueOf(database, shopTables, shopRelationships), now)
const office = createRunner(client, catalogueOf(database, staff, staffRelationships), now)
beforeAll(() => loadTables(client, database, [...shopTables, ...staff]))
afterAll(() => clickhouse.drop())

const exists = (existence: Existence): Filter => ({ exists: existence })
const customers = async (filter: Filter): Promise<readonly unknown[]> =>
  (await shop.rows({ dimensions: [{ column: 'customers.name' }], filter })).map(([name]) => name)
const people = async (filter: Filter): Promise<readonly unknown[]> =>
  (await office.rows({ dimensions: [{ column: 'people.name' }], filter })).map(([name]) => name)
const ordersOf = (more: Partial<Existence> = {}): Filter => exists({ of: 'customers', table: 'orders', ...more })

describe('related rows', () => {
  test.each<[string, Filter, readonly string[]]>([
    ['there are', ordersOf(), ['Ada', 'Bob', 'Di']],
    ['there are none', { not: ordersOf() }, ['Cy']],
    ['meet a filter', ordersOf({ filter: where('orders.status', 'EQ', 'open') }), ['Bob']],
    [
      'none of which meets a filter',
      { not: ordersOf({ filter: where('orders.status', 'EQ', 'open') }) },
      ['Ada', 'Cy', 'Di'],
    ],
    [
      'lie further away',
      exists({ of: 'customers', table: 'products', filter: where('products.name', 'EQ', 'Pen') }),
      ['Ada', 'Di'],
    ],
    ['lie on the way', ordersOf({ filter: where('products.name', 'EQ', 'Lamp') }), ['Bob']],
    ['have related rows themselves', ordersOf({ filter: { not: exists({ of: 'orders', table: 'lines' }) } }), ['Bob']],
    ['are on the one side', exists({ of: 'customers', table: 'regions' }), ['Ada', 'Bob', 'Cy']],
    ['are missing on the one side', { not: exists({ of: 'customers', table: 'regions' }) }, ['Di']],
    ['of several kinds', { and: [ordersOf(), { not: exists({ of: 'customers', table: 'tickets' }) }] }, ['Bob', 'Di']],
    ['one kind or another', { or: [where('customers.name', 'EQ', 'Di'), { not: ordersOf() }] }, ['Cy', 'Di']],
  ])('%s', async (_, filter, names) => {
    expect(await customers(filter)).toEqual(names)
  })

  test('are never met twice: no row is repeated', async () => {
    expect(await shop.rows({ measures: [sum('customers.credit'), count('customers.id')], filter: ordersOf() })).toEqual(
      [[1100, 3]],
    )
  })
})

describe('how many related rows there are', () => {
  const counted = (operator: 'EQ' | 'NEQ' | 'LT' | 'LTE' | 'GT' | 'GTE', value: number): Filter =>
    ordersOf({ count: { operator, value } })
  // Ada 2, Bob 2, Cy 0, Di 1.
  test.each<[string, Filter, readonly string[]]>([
    ['at least 2', counted('GTE', 2), ['Ada', 'Bob']],
    ['more than 1', counted('GT', 1), ['Ada', 'Bob']],
    ['just 1', counted('EQ', 1), ['Di']],
    ['none', counted('EQ', 0), ['Cy']],
    ['fewer than 2, none included', counted('LT', 2), ['Cy', 'Di']],
    ['at most 1, none included', counted('LTE', 1), ['Cy', 'Di']],
    ['other than 2', counted('NEQ', 2), ['Cy', 'Di']],
    ['other than none', counted('NEQ', 0), ['Ada', 'Bob', 'Di']],
    ['not at least 2', { not: counted('GTE', 2) }, ['Cy', 'Di']],
    ['at least none', counted('GTE', 0), ['Ada', 'Bob', 'Cy', 'Di']],
    [
      'of those that meet a filter',
      ordersOf({ count: { operator: 'GTE', value: 2 }, filter: where('orders.status', 'EQ', 'paid') }),
      ['Ada'],
    ],
    [
      'different ones: order 4 has the pen twice',
      exists({ of: 'customers', table: 'products', count: { operator: 'GTE', value: 2 } }),
      ['Ada'],
    ],
    [
      'rows alike in everything count each',
      exists({ of: 'customers', table: 'lines', count: { operator: 'EQ', value: 2 } }),
      ['Di'],
    ],
  ])('%s', async (_, filter, names) => {
    expect(await customers(filter)).toEqual(names)
  })
})

describe('aggregates of related rows', () => {
  const spent = (aggregate: 'SUM' | 'MAXIMUM', operator: 'GT' | 'LT', value: number): Filter => ({
    compare: { column: 'orders.shipping', aggregate, operator, values: [value] },
  })
  // Shipping: Ada 5 + 7, Bob 11 + 19, Di 13.
  test.each<[string, Filter, readonly string[]]>([
    ['a sum', ordersOf({ filter: spent('SUM', 'GT', 12) }), ['Bob', 'Di']],
    [
      'of some of them',
      ordersOf({ filter: { and: [spent('SUM', 'GT', 12), where('orders.status', 'EQ', 'paid')] } }),
      ['Bob', 'Di'],
    ],
    [
      'two at once',
      ordersOf({ filter: { or: [spent('MAXIMUM', 'LT', 8), spent('MAXIMUM', 'GT', 18)] } }),
      ['Ada', 'Bob'],
    ],
    ['beside a count', ordersOf({ filter: spent('SUM', 'GT', 12), count: { operator: 'LT', value: 2 } }), ['Di']],
    [
      'nothing, of which nothing holds',
      ordersOf({ filter: spent('SUM', 'LT', 12), count: { operator: 'LT', value: 5 } }),
      [],
    ],
  ])('%s', async (_, filter, names) => {
    expect(await customers(filter)).toEqual(names)
  })
})

describe('rows of other tables', () => {
  const often = ordersOf({ count: { operator: 'GTE', value: 2 } })

  test('are chosen by what relates to theirs: shipping by status of those who ordered twice', async () => {
    // Ada's 5 + 7 paid, Bob's 11 open and 19 paid; not Di's, nor the order of nobody.
    const query: PartialQuery = { measures: [sum('orders.shipping')], dimensions: [{ column: 'orders.status' }] }
    expect(await shop.rows({ ...query, filter: often })).toEqual([
      ['open', 11],
      ['paid', 31],
    ])
    expect(await shop.rows({ ...query, filter: { not: often } })).toEqual([['paid', 13]])
  })

  test('of several measures at once', async () => {
    const measures = [sum('orders.shipping'), sum('tickets.minutes'), sum('lines.revenue')]
    expect(await shop.rows({ measures, filter: often })).toEqual([[42, 30, 180.5]])
  })

  test('on the many side are reached through it', async () => {
    // Products in orders of customers with two orders: Ada's pen and pad, Bob's lamp.
    expect(await shop.rows({ dimensions: [{ column: 'products.name' }], filter: often })).toEqual([
      ['Lamp'],
      ['Pad'],
      ['Pen'],
    ])
  })

  test('that were never sold', async () => {
    const filter: Filter = { not: exists({ of: 'products', table: 'lines' }) }
    expect(
      await shop.rows({ measures: [count('products.id')], dimensions: [{ column: 'products.name' }], filter }),
    ).toEqual([['Torch', 1]])
  })
})

describe('a table that relates to itself', () => {
  const reports = (more: Partial<Existence> = {}): Filter =>
    exists({ of: 'people', table: 'people', via: ['boss'], ...more })

  test('is asked for the rows that point at each', async () => {
    expect(await people(reports())).toEqual(['Mid', 'Top'])
    expect(await people({ not: reports() })).toEqual(['Low', 'New'])
    expect(await people(reports({ count: { operator: 'GTE', value: 2 } }))).toEqual(['Mid'])
    expect(await people(reports({ filter: where('people.pay', 'GT', 40) }))).toEqual(['Top'])
  })

  test('keys of different types meet by their text, and via tells ways apart', async () => {
    const at = (via: string): Filter =>
      exists({ of: 'cities', table: 'people', via: [via], count: { operator: 'GTE', value: 2 } })
    const cities = async (filter: Filter) => office.rows({ dimensions: [{ column: 'cities.name' }], filter })
    expect(await cities(at('home'))).toEqual([['Rome']])
    expect(await cities(at('work'))).toEqual([['Oslo']])
    const working = {
      of: 'cities',
      ofVia: ['work'],
      table: 'people',
      via: ['home'],
      count: { operator: 'EQ', value: 2 },
    } as const
    expect(await people(exists(working))).toEqual(['Top'])
  })
})

describe('an aggregate of a whole table', () => {
  test('is compared with, whatever else the query asks for', async () => {
    // Average pay is 50; the highest 90.
    const pay = { column: 'people.pay', values: [] }
    const average = { column: 'people.pay', aggregate: 'AVERAGE' } as const
    expect(await people({ compare: { ...pay, operator: 'GTE', to: average } })).toEqual(['Mid', 'Top'])
    const low: Filter = { and: [where('people.pay', 'LT', 90), { compare: { ...pay, operator: 'LT', to: average } }] }
    expect(await people(low)).toEqual(['Low', 'New'])
    expect(
      await people({ compare: { ...pay, operator: 'EQ', to: { column: 'people.pay', aggregate: 'MAXIMUM' } } }),
    ).toEqual(['Top'])
    const ofSome = { ...average, filter: where('people.pay', 'LT', 60) } as const
    // (50 + 30 + 30) / 3.
    expect(await people({ not: { compare: { ...pay, operator: 'GT', to: ofSome } } })).toEqual(['Low', 'New'])
  })

  test('holds for groups, and within exists', async () => {
    const total = { column: 'orders.shipping', aggregate: 'SUM', operator: 'GT', values: [] } as const
    const one = { column: 'orders.shipping', aggregate: 'MAXIMUM' } as const
    const query: PartialQuery = { measures: [sum('orders.shipping')], dimensions: [{ column: 'customers.name' }] }
    expect(await shop.rows({ ...query, filter: { compare: { ...total, to: one } } })).toEqual([['Bob', 30]])
    expect(await customers(ordersOf({ filter: { compare: { ...total, to: one } } }))).toEqual(['Bob'])
  })

  test('may be a date', async () => {
    const filter: Filter = {
      compare: {
        column: 'orders.ordered',
        operator: 'EQ',
        values: [],
        to: { column: 'orders.ordered', aggregate: 'MINIMUM' },
      },
    }
    expect(await shop.rows({ dimensions: [{ column: 'orders.id' }], filter })).toEqual([[6]])
  })
})

const by = { dimensions: [{ column: 'customers.name' }] }
test.each<[string, PartialQuery, string, string]>([
  [
    'an unknown table',
    { ...by, filter: exists({ of: 'customer', table: 'orders' }) },
    'filter.exists.of',
    '"customers"',
  ],
  ['another', { ...by, filter: exists({ of: 'customers', table: 'oders' }) }, 'filter.exists.table', '"orders"'],
  ['an unknown way', { ...by, filter: ordersOf({ via: ['x'] }) }, 'filter.exists.via', '"x"'],
  ['no way', { ...by, filter: exists({ of: 'customers', table: 'notes' }) }, 'filter.exists.table', 'No relationship'],
  [
    'itself',
    { ...by, filter: exists({ of: 'customers', table: 'customers' }) },
    'filter.exists.table',
    'No relationship',
  ],
  [
    'no way to what is asked',
    { ...by, filter: exists({ of: 'notes', table: 'orders' }) },
    'filter.exists.of',
    'No relationship',
  ],
  [
    'a column that is not there',
    {
      ...by,
      filter: { not: ordersOf({ filter: { and: [where('orders.id', 'GT', 1), where('orders.stauts', 'EQ', 'x')] } }) },
    },
    'filter.not.exists.filter.and[1].compare.column',
    '"orders.status"',
  ],
  [
    'an aggregate of another table',
    {
      ...by,
      filter: ordersOf({
        filter: { compare: { column: 'lines.revenue', aggregate: 'SUM', operator: 'GT', values: [1] } },
      }),
    },
    'filter.exists.filter.compare.column',
    'of the rows of "orders"',
  ],
  [
    'text against a number',
    {
      ...by,
      filter: {
        compare: {
          column: 'customers.name',
          operator: 'GT',
          values: [],
          to: { column: 'orders.id', aggregate: 'MAXIMUM' },
        },
      },
    },
    'filter.compare.to',
    'cannot be compared',
  ],
  [
    'an aggregate within the aggregate',
    {
      ...by,
      filter: {
        compare: {
          column: 'orders.id',
          operator: 'GT',
          values: [],
          to: {
            column: 'orders.id',
            aggregate: 'MAXIMUM',
            filter: { compare: { column: 'orders.id', aggregate: 'SUM', operator: 'GT', values: [1] } },
          },
        },
      },
    },
    'filter.compare.to.filter.compare.column',
    'chooses rows',
  ],
  [
    'beside a condition on groups',
    {
      measures: [sum('orders.shipping')],
      ...by,
      filter: {
        or: [ordersOf(), { compare: { column: 'orders.id', aggregate: 'COUNT', operator: 'GT', values: [1] } }],
      },
    },
    'filter.or[0].exists.of',
    'only be joined by and',
  ],
])('%s is told with its place', (_, query, path, words) => {
  const [problem, ...others] = shop.problems(query)
  expect(others).toEqual([])
  expect(problem?.path).toBe(path)
  expect(problem?.message).toContain(words)
})
