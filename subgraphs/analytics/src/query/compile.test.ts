import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import type { ComparisonOperator, Filter } from '@askchart/vocabulary'
import { count, createRunner, type PartialQuery, sum, where } from '../../test/run-query.js'
import { readings } from '../../test/readings.js'
import { shopRelationships, shopTables } from '../../test/shop.js'
import { catalogueOf, loadTables } from '../../test/tables.js'

const tables = [readings, ...shopTables]

const clickhouse = await testClickHouse()
const { client, database } = clickhouse
const { rows, columns, sql } = createRunner(
  client,
  catalogueOf(database, tables, shopRelationships),
  '2026-11-23T10:00:00Z',
)
beforeAll(() => loadTables(client, database, tables))
afterAll(() => clickhouse.drop())

const region = { column: 'readings.region' }
const year = { column: 'readings.year' }
const amount = sum('readings.amount')
const idsWhere = async (filter: Filter): Promise<readonly unknown[]> =>
  (await rows({ dimensions: [{ column: 'readings.id' }], filter })).map(([id]) => id)
const compare = (column: string, operator: ComparisonOperator, ...values: (string | number | boolean)[]): Filter => ({
  compare: { column, operator, values },
})

describe('aggregates', () => {
  test('leave missing values out, and are missing where there is nothing else', async () => {
    const measures = (['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVERAGE', 'MEDIAN', 'MINIMUM', 'MAXIMUM'] as const).map(
      (aggregate) => ({ column: 'readings.amount', aggregate }),
    )
    expect(await rows({ measures })).toEqual([[6, 6, 25.5, 4.25, 3.75, 1, 9]])
    const filter = where('readings.id', 'EQ', 4)
    expect(await rows({ measures, filter })).toEqual([[0, 0, null, null, null, null, null]])
  })

  test('of nothing at all are no group', async () => {
    expect(await rows({ measures: [amount], dimensions: [region], filter: where('readings.id', 'GT', 99) })).toEqual([])
  })

  test('COUNT without a column counts rows, with one its values', async () => {
    expect(await rows({ measures: [{ aggregate: 'COUNT' }, count('readings.size')], dimensions: [year] })).toEqual([
      [2024, 2, 1],
      [2025, 5, 5],
    ])
  })

  test('keep whole numbers beyond 2^53 exact, as text', async () => {
    expect(await rows({ measures: [sum('readings.big')] })).toEqual([['9007199254740994']])
    expect(await rows({ measures: [{ column: 'readings.big', aggregate: 'MAXIMUM' }] })).toEqual([['9007199254740993']])
    expect(await idsWhere(compare('readings.big', 'EQ', '9007199254740993'))).toEqual([1])
  })

  test('tell the types of what they make', async () => {
    const answer = await columns({
      measures: [sum('readings.size'), { column: 'readings.size', aggregate: 'AVERAGE' }, count('readings.region')],
      dimensions: [region, { column: 'readings.sold' }],
      limit: 1,
    })
    expect(answer.map(({ name, type }) => [name, type])).toEqual([
      ['region', 'STRING'],
      ['sold', 'BOOLEAN'],
      ['sum_size', 'INTEGER'],
      ['average_size', 'DECIMAL'],
      ['count_region', 'INTEGER'],
    ])
  })
})

describe('filters', () => {
  test.each<[string, Filter, readonly number[]]>([
    ['EQ', compare('readings.region', 'EQ', 'West'), [1, 2]],
    ['NEQ, which missing values are not', compare('readings.region', 'NEQ', 'West'), [3, 4, 5, 7]],
    ['not, which they are not either', { not: compare('readings.region', 'EQ', 'West') }, [3, 4, 5, 7]],
    ['LT', compare('readings.amount', 'LT', 2), [1]],
    ['LTE', compare('readings.amount', 'LTE', 2), [1, 2]],
    ['GT', compare('readings.amount', 'GT', 4), [3, 6]],
    ['GTE', compare('readings.amount', 'GTE', 4), [3, 5, 6]],
    ['a fraction against whole numbers', compare('readings.size', 'GT', 5.5), [6, 7]],
    ['BETWEEN, both ends included', compare('readings.size', 'BETWEEN', 2, 5), [2, 4, 5]],
    ['IN', compare('readings.region', 'IN', 'West', 'North'), [1, 2, 5]],
    ['IN with numbers of both kinds', compare('readings.size', 'IN', 1, 2.5, 4), [1, 4]],
    ['NOT_IN', compare('readings.region', 'NOT_IN', 'West', 'North'), [3, 4, 7]],
    ['a boolean', compare('readings.sold', 'EQ', false), [2, 5]],
    ['IS_NULL', compare('readings.sold', 'IS_NULL'), [4, 7]],
    ['IS_NOT_NULL', compare('readings.region', 'IS_NOT_NULL'), [1, 2, 3, 4, 5, 7]],
    ['LIKE without regard to case', compare('readings.region', 'LIKE', '%ST'), [1, 2, 3, 4]],
    ['LIKE beyond ASCII', compare('readings.odd `name\\', 'LIKE', 'ünÏ%'), [6]],
    ['LIKE with a backslash as a character', compare('readings.odd `name\\', 'LIKE', '%\\s%'), [4]],
    ['LIKE that ends in a backslash', compare('readings.odd `name\\', 'LIKE', '%\\'), []],
    ['hostile text', compare('readings.odd `name\\', 'EQ', "a'; DROP TABLE readings; --"), [1]],
    ['text with a tab', compare('readings.odd `name\\', 'EQ', 'tab\there'), [3]],
    ['text like a parameter', compare('readings.odd `name\\', 'EQ', '{p1:String}'), [5]],
    ['the empty text', compare('readings.odd `name\\', 'EQ', ''), [7]],
    [
      'or within and within not',
      {
        not: {
          and: [
            compare('readings.year', 'EQ', 2025),
            { or: [compare('readings.size', 'GT', 5), compare('readings.region', 'EQ', 'West')] },
          ],
        },
      },
      [1, 3, 4, 5],
    ],
  ])('keep what meets %s', async (_, filter, ids) => {
    expect(await idsWhere(filter)).toEqual(ids)
  })

  test('hold for groups when they ask about an aggregate', async () => {
    const query: PartialQuery = {
      measures: [amount],
      dimensions: [region],
      filter: {
        and: [
          where('readings.id', 'LT', 7),
          { compare: { column: 'readings.id', aggregate: 'COUNT', operator: 'GTE', values: [2] } },
        ],
      },
    }
    expect(await rows(query)).toEqual([
      ['East', 9],
      ['West', 3],
    ])
  })

  test('of groups may be joined by or, and rest on aggregates that are not shown', async () => {
    const of = (aggregate: 'SUM' | 'MAXIMUM', value: number): Filter => ({
      compare: { column: 'readings.size', aggregate, operator: 'EQ', values: [value] },
    })
    expect(await rows({ dimensions: [region], filter: { or: [of('SUM', 3), of('MAXIMUM', 5)] } })).toEqual([
      ['North'],
      ['West'],
    ])
  })
})

describe('order', () => {
  test('ascends by dimensions when none is asked for, missing values last', async () => {
    expect(await rows({ measures: [{ aggregate: 'COUNT' }], dimensions: [year, region] })).toEqual([
      [2024, 'East', 1],
      [2024, 'West', 1],
      [2025, 'East', 1],
      [2025, 'North', 1],
      [2025, 'South', 1],
      [2025, 'West', 1],
      [2025, null, 1],
    ])
  })

  test('breaks ties by dimension', async () => {
    const orderBy = [{ by: 'count', direction: 'DESCENDING' }] as const
    expect(await rows({ measures: [{ aggregate: 'COUNT' }], dimensions: [region], orderBy })).toEqual([
      ['East', 2],
      ['West', 2],
      ['North', 1],
      ['South', 1],
      [null, 1],
    ])
  })

  test('takes a name of the result, or the ref of the one column that has it', async () => {
    for (const by of ['sum_amount', 'readings.amount']) {
      const query: PartialQuery = {
        measures: [amount],
        dimensions: [region],
        orderBy: [{ by, direction: 'DESCENDING' }],
      }
      expect((await rows(query)).map(([name]) => name)).toEqual(['East', null, 'North', 'South', 'West'])
    }
  })
})

describe('limit', () => {
  const top = (limit: number, dimensions = [region]): PartialQuery => ({
    measures: [amount],
    dimensions,
    orderBy: [{ by: 'sum_amount', direction: 'DESCENDING' }],
    limit,
  })

  test('counts rows with one dimension', async () => {
    expect(await rows(top(2))).toEqual([
      ['East', 9],
      [null, 6],
    ])
  })

  test('counts groups of the category with two: all years of the top regions', async () => {
    expect(await rows(top(2, [region, year]))).toEqual([
      ['East', 2024, 9],
      [null, 2025, 6],
      ['East', 2025, null],
    ])
  })

  test('ranks the groups by their totals, not by their largest part', async () => {
    const query = top(1, [region, { column: 'readings.id' }])
    expect(await rows({ ...query, filter: where('readings.id', 'NEQ', 3) })).toEqual([[null, 6, 6]])
    const withoutNull: Filter = { and: [where('readings.id', 'NEQ', 3), where('readings.region', 'NEQ', 'North')] }
    expect(await rows({ ...query, filter: withoutNull })).toEqual([['South', 7, 3.5]])
    const westIsMore: Filter = { and: [withoutNull, where('readings.id', 'LT', 7)] }
    expect(await rows({ ...query, filter: westIsMore })).toEqual([
      ['West', 2, 2],
      ['West', 1, 1],
    ])
  })

  test('passes over groups that a condition on groups leaves nothing of', async () => {
    const filter: Filter = { compare: { column: 'readings.amount', aggregate: 'SUM', operator: 'LT', values: [3] } }
    expect(await rows({ ...top(1, [region, year]), filter })).toEqual([
      ['West', 2025, 2],
      ['West', 2024, 1],
    ])
  })

  test('counts rows where nothing is aggregated', async () => {
    expect(await rows({ measures: [{ column: 'readings.amount' }], dimensions: [region, year], limit: 2 })).toEqual([
      ['East', 2024, 9],
      ['East', 2025, null],
    ])
  })

  test('works over measures of several tables', async () => {
    const query: PartialQuery = {
      measures: [sum('orders.shipping'), sum('tickets.minutes')],
      dimensions: [{ column: 'customers.name' }, { column: 'regions.name' }],
      orderBy: [{ by: 'tickets.minutes', direction: 'DESCENDING' }],
      limit: 2,
    }
    expect(await rows(query)).toEqual([
      ['Cy', 'South', null, 40],
      ['Ada', 'North', 12, 30],
    ])
  })
})

describe('names', () => {
  test('of the result may be anything, even those of the statement itself', async () => {
    const query: PartialQuery = {
      measures: [
        { ...sum('orders.shipping'), as: 'orders.shipping' },
        { ...count('customers.id'), as: '_d0' },
        { ...count('tickets.id'), as: 'ship`ping \\ "\'' },
      ],
      dimensions: [{ column: 'regions.name', as: 'orders' }],
    }
    expect(await rows(query)).toEqual([
      ['North', 12, 1, 2],
      ['South', 30, 2, 1],
      [null, 30, 1, 0],
    ])
    expect((await columns(query)).map(({ name }) => name)).toEqual([
      'orders',
      'orders.shipping',
      '_d0',
      'ship`ping \\ "\'',
    ])
  })

  test('stand in the text only from the catalogue; values never do', () => {
    const hostile = "x'; DROP TABLE readings; --"
    const text = sql({ measures: [amount], filter: where('readings.region', 'EQ', hostile), limit: 3 })
    expect(text).not.toContain('DROP')
    expect(text).toContain('`readings`.`region` = {p1:String}')
  })
})
