import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import { count, createRunner, specOf, sum, where } from '../../test/run-query.js'
import { shopRelationships, shopTables } from '../../test/shop.js'
import { catalogueOf, loadTables, relationships, type TestTable } from '../../test/tables.js'
import { compileQuery } from './compile.js'

// The numbers below are counted by hand from the tables of test/shop.ts.
const clickhouse = await testClickHouse()
const { client, database } = clickhouse
const shop = createRunner(client, catalogueOf(database, shopTables, shopRelationships), '2026-11-23T10:00:00Z')

beforeAll(() => loadTables(client, database, shopTables))
afterAll(() => clickhouse.drop())

describe('columns of the one side', () => {
  test('are joined along the shortest way, rows without a match under NULL', async () => {
    const rows = await shop.rows({ measures: [sum('orders.shipping')], dimensions: [{ column: 'regions.name' }] })
    expect(rows).toEqual([
      ['North', 12],
      ['South', 30],
      [null, 30],
    ])
  })

  test('are reached over several tables at once', async () => {
    const rows = await shop.rows({
      measures: [sum('lines.revenue')],
      dimensions: [{ column: 'regions.name' }, { column: 'products.category' }],
    })
    expect(rows).toEqual([
      ['North', 'Paper', 80],
      ['South', 'Light', 100.5],
      [null, 'Light', 100.5],
      [null, 'Paper', 60],
    ])
  })

  test('leave every measure its total: no join drops or repeats a row', async () => {
    expect(await shop.rows({ measures: [sum('lines.revenue')] })).toEqual([[341]])
    const byRegion = await shop.rows({ measures: [sum('lines.revenue')], dimensions: [{ column: 'regions.name' }] })
    expect(byRegion.reduce((total, [, revenue]) => total + Number(revenue), 0)).toBe(341)
  })
})

describe('measures of the one side', () => {
  test('count each of their rows once, however many rows it is joined to', async () => {
    // Order 1 has two paper lines, order 4 too; shipping 5 + 7 + 13 of paper, 11 + 17 of light.
    const rows = await shop.rows({
      measures: [sum('orders.shipping'), count('orders.id')],
      dimensions: [{ column: 'products.category' }],
    })
    expect(rows).toEqual([
      ['Light', 28, 2],
      ['Paper', 25, 3],
    ])
  })

  test('count the customers of a category once each', async () => {
    const rows = await shop.rows({ measures: [count('customers.id')], dimensions: [{ column: 'products.category' }] })
    expect(rows).toEqual([
      ['Light', 1],
      ['Paper', 2],
    ])
  })

  test('are not repeated by a filter on the many side', async () => {
    const query = { measures: [sum('customers.credit')], filter: where('orders.status', 'EQ', 'paid') }
    expect(await shop.rows(query)).toEqual([[100 + 200 + 800]])
  })

  test('tell rows apart by number where no column does', async () => {
    // The two pen lines of order 4 differ only in quantity; their rows of 50 and 10 both count.
    const query = {
      measures: [count('lines.quantity'), sum('lines.revenue')],
      filter: where('tickets.minutes', 'GT', 0),
    }
    expect(await shop.rows(query)).toEqual([[3, 80]])
    expect(shop.sql(query)).toContain('rowNumberInAllBlocks')
  })

  test('average over their own rows', async () => {
    const rows = await shop.rows({
      measures: [{ column: 'customers.credit', aggregate: 'AVERAGE' }],
      dimensions: [{ column: 'orders.status' }],
    })
    expect(rows).toEqual([
      ['open', 200],
      ['paid', 1100 / 3],
    ])
  })
})

describe('measures of several tables', () => {
  test('are each aggregated over their own rows, side by side', async () => {
    // Joined, Ada's two orders and two tickets would make four rows.
    const rows = await shop.rows({
      measures: [sum('orders.shipping'), sum('tickets.minutes'), count('tickets.id')],
      dimensions: [{ column: 'customers.name' }],
    })
    expect(rows).toEqual([
      ['Ada', 12, 30, 2],
      ['Bob', 30, null, 0],
      ['Cy', null, 40, 1],
      ['Di', 13, null, 0],
      [null, 17, null, 0],
    ])
  })

  test('need no dimension', async () => {
    const measures = [sum('lines.revenue'), sum('orders.shipping'), count('customers.id')]
    expect(await shop.rows({ measures })).toEqual([[341, 72, 4]])
  })

  test('keep only the groups of the measures shown when another table has the condition', async () => {
    const rows = await shop.rows({
      measures: [sum('orders.shipping')],
      dimensions: [{ column: 'customers.name' }],
      filter: { compare: { column: 'tickets.minutes', aggregate: 'SUM', operator: 'GT', values: [15] } },
    })
    expect(rows).toEqual([['Ada', 12]])
  })
})

describe('rows without a match', () => {
  test('are found by a missing value of the many side', async () => {
    const query = {
      dimensions: [{ column: 'customers.name' }],
      filter: { compare: { column: 'orders.id', operator: 'IS_NULL', values: [] } },
    } as const
    expect(await shop.rows(query)).toEqual([['Cy']])
  })
})

describe('COUNT without a column', () => {
  test('counts the rows that hold one value each of all that is named', async () => {
    expect(await shop.rows({ measures: [{ aggregate: 'COUNT' }], dimensions: [{ column: 'regions.name' }] })).toEqual([
      ['East', 1],
      ['North', 1],
      ['South', 1],
    ])
    const counted = { measures: [{ aggregate: 'COUNT' }], filter: where('customers.name', 'EQ', 'Ada') } as const
    expect(await shop.rows(counted)).toEqual([[1]])
    const joined = { ...counted, dimensions: [{ column: 'orders.status' }] }
    expect(await shop.rows(joined)).toEqual([['paid', 2]])
  })

  test('asks for a table where nothing names one', () => {
    expect(shop.problems({ measures: [{ aggregate: 'COUNT' }] })).toMatchObject([{ path: 'measures[0]' }])
  })
})

describe('values row by row', () => {
  test('come from the rows that hold them all', async () => {
    const rows = await shop.rows({
      measures: [{ column: 'products.price' }, { column: 'lines.quantity' }],
      filter: where('orders.status', 'EQ', 'paid'),
    })
    expect(rows).toEqual([
      [10, 1],
      [10, 1],
      [10, 3],
      [10, 5],
      [20, 2],
    ])
  })

  test('are not repeated by a filter on the many side', async () => {
    const rows = await shop.rows({
      measures: [{ column: 'customers.credit' }],
      dimensions: [{ column: 'customers.name' }],
      filter: where('orders.shipping', 'GT', 0),
    })
    expect(rows).toEqual([
      ['Ada', 100],
      ['Bob', 200],
      ['Di', 800],
    ])
  })

  test('are refused where no row holds them all', () => {
    const query = { measures: [{ column: 'orders.shipping' }, { column: 'tickets.minutes' }] }
    expect(shop.problems(query)).toMatchObject([{ path: 'measures', message: expect.stringContaining('"tickets"') }])
  })
})

test('a table that nothing leads to is a problem of the column that names it', () => {
  const query = { measures: [sum('orders.shipping')], dimensions: [{ column: 'notes.text' }] }
  expect(shop.problems(query)).toEqual([
    { path: 'dimensions[0].column', message: 'No relationship leads from "orders" to "notes".' },
  ])
})

describe('two ways between the same tables', () => {
  const tables: readonly TestTable[] = [
    {
      name: 'airports',
      columns: { code: 'STRING', city: 'STRING' },
      rows: [
        ['A', 'Aachen'],
        ['B', 'Bern'],
        ['C', 'Cork'],
      ],
    },
    {
      name: 'flights',
      columns: { number: 'INTEGER', origin: 'STRING', destination: 'STRING', seats: 'INTEGER' },
      rows: [
        [1, 'A', 'B', 10],
        [2, 'A', 'C', 20],
        [3, 'B', 'C', 40],
      ],
    },
    {
      name: 'people',
      columns: { id: 'INTEGER', name: 'STRING', boss_id: 'INTEGER', pay: 'INTEGER' },
      rows: [
        [1, 'Top', null, 9],
        [2, 'Mid', 1, 5],
        [3, 'Low', 2, 2],
        [4, 'Lo', 2, 1],
      ],
    },
  ]
  const related = relationships(
    'flights.origin > airports.code',
    'flights.destination > airports.code',
    'people.boss_id > people.id',
  )
  const world = `${database}_ways`
  const ways = createRunner(client, catalogueOf(world, tables, related), '2026-11-23T10:00:00Z')
  beforeAll(async () => {
    await client.command({ query: `CREATE DATABASE \`${world}\`` })
    await loadTables(client, world, tables)
  })

  test('are a problem that names them', () => {
    const query = { measures: [sum('flights.seats')], dimensions: [{ column: 'airports.city' }] }
    expect(ways.problems(query)).toEqual([
      {
        path: 'dimensions[0].column',
        message: 'There are 2 ways from "flights" to "airports": choose one of "origin", "destination" with via.',
      },
    ])
  })

  test('are told apart by via, and may both be walked in one query', async () => {
    const origin = { column: 'airports.city', via: ['origin'] }
    const destination = { column: 'airports.city', via: ['destination'] }
    expect(await ways.rows({ measures: [sum('flights.seats')], dimensions: [origin] })).toEqual([
      ['Aachen', 30],
      ['Bern', 40],
    ])
    expect(await ways.rows({ measures: [sum('flights.seats')], dimensions: [origin, destination] })).toEqual([
      ['Aachen', 'Bern', 10],
      ['Aachen', 'Cork', 20],
      ['Bern', 'Cork', 40],
    ])
  })

  test('may be chosen by the measure, seen from the one side', async () => {
    const measures = [{ column: 'airports.code', aggregate: 'COUNT', via: ['destination'] }] as const
    expect(await ways.rows({ measures, dimensions: [{ column: 'flights.origin' }] })).toEqual([
      ['A', 2],
      ['B', 1],
    ])
  })

  test('lead from a table to itself only when asked to', async () => {
    const boss = { column: 'people.name', via: ['boss'] }
    expect(await ways.rows({ measures: [sum('people.pay')], dimensions: [boss] })).toEqual([
      ['Mid', 3],
      ['Top', 5],
      [null, 9],
    ])
    expect(await ways.rows({ measures: [sum('people.pay')], dimensions: [{ column: 'people.name' }] })).toHaveLength(4)
  })

  test('unknown relationships are told with their place', () => {
    const query = { measures: [sum('flights.seats')], dimensions: [{ column: 'airports.city', via: ['orign'] }] }
    expect(ways.problems(query)).toEqual([
      { path: 'dimensions[0].via', message: 'This dataset has no relationship "orign". It has "origin".' },
    ])
  })
})

test('a key that should be unique and is not repeats no rows', async () => {
  const tables: readonly TestTable[] = [
    { name: 'one', columns: { id: 'INTEGER', name: 'STRING' }, rows: [[1, 'x'], [1, 'x']] }, // prettier-ignore
    { name: 'many', columns: { one_id: 'INTEGER', amount: 'INTEGER' }, rows: [[1, 5], [1, 7]] }, // prettier-ignore
  ]
  const name = `${database}_twins`
  await client.command({ query: `CREATE DATABASE \`${name}\`` })
  await loadTables(client, name, tables)
  const twins = createRunner(
    client,
    catalogueOf(name, tables, relationships('many.one_id > one.id')),
    '2026-11-23T00:00:00Z',
  )
  expect(await twins.rows({ measures: [sum('many.amount')], dimensions: [{ column: 'one.name' }] })).toEqual([
    ['x', 12],
  ])
})

test('keys of different types meet by their text', async () => {
  const tables: readonly TestTable[] = [
    { name: 'one', columns: { id: 'STRING', name: 'STRING' }, rows: [['1', 'x']] },
    { name: 'many', columns: { one_id: 'INTEGER', amount: 'INTEGER' }, rows: [[1, 5]] },
  ]
  const name = `${database}_types`
  await client.command({ query: `CREATE DATABASE \`${name}\`` })
  await loadTables(client, name, tables)
  const mixed = createRunner(
    client,
    catalogueOf(name, tables, relationships('many.one_id > one.id')),
    '2026-11-23T00:00:00Z',
  )
  expect(await mixed.rows({ measures: [sum('many.amount')], dimensions: [{ column: 'one.name' }] })).toEqual([['x', 5]])
})

test('a dataset of relationships that form a thicket is searched in bounded time', () => {
  const names = Array.from({ length: 30 }, (_, index) => `t${index}`)
  const tables = names.map((name): TestTable => ({ name, columns: { id: 'INTEGER' }, rows: [] }))
  const all = names.flatMap((from) =>
    names.filter((to) => to !== from).map((to) => `${from}${to}: ${from}.id > ${to}.id`),
  )
  const catalogue = catalogueOf('none', tables, relationships(...all))
  const dimensions = [{ column: 't29.id', via: ['t3t4', 't10t11', 't20t21', 't22t23'] }]
  const result = compileQuery(specOf({ measures: [sum('t0.id')], dimensions }), catalogue, { now: new Date(0) })
  expect(Object.keys(result)).toEqual(['problems'])
})
