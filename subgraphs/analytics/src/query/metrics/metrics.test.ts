import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import { createRunner } from '../../../test/run-query.js'
import { catalogueOf, loadTables, relationships, type TestTable } from '../../../test/tables.js'
import { profilesOfMetrics } from './profile-metric.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

const tables: readonly TestTable[] = [
  {
    name: 'customers',
    columns: { id: 'INTEGER', region: 'STRING' },
    rows: [
      [1, 'North'],
      [2, 'South'],
      [3, 'South'],
    ],
  },
  {
    name: 'orders',
    columns: { id: 'INTEGER', customer_id: 'INTEGER', day: 'DATE', total: 'DECIMAL', status: 'STRING' },
    rows: [
      [1, 1, '2024-12-10', 100, 'paid'],
      [2, 1, '2025-01-10', 300, 'paid'],
      [3, 2, '2025-01-20', 50, 'returned'],
      [4, 2, '2025-02-01', 50, 'paid'],
    ],
  },
  {
    name: 'lines',
    columns: { order_id: 'INTEGER', cost: 'DECIMAL' },
    // Three lines of the first order: joined, its total would count three times.
    rows: [
      [1, 10],
      [1, 20],
      [1, 30],
      [2, 150],
      [4, 30],
    ],
  },
]
const related = relationships('orders.customer_id > customers.id', 'lines.order_id > orders.id')
const defined = {
  margin: '(sum(total) - sum(cost)) / sum(total)',
  profit: 'sum(total) - sum(lines.cost)',
  'order value': 'sum(total) / count(orders)',
  'return rate': "count(orders where status = 'returned') / count(orders)",
  returned: "sum(total where status = 'returned')",
  people: 'count(customers)',
  'first orders': 'count(orders where id < 2)',
  'per head': 'sum(total) / count(customers)',
}
const clickhouse = await testClickHouse()
const { client, database } = clickhouse
const plain = catalogueOf(database, tables, related)
const catalogue = {
  ...plain,
  metrics: profilesOfMetrics(
    Object.entries(defined).map(([name, expression]) => ({ name, expression, description: null })),
    plain,
  ),
}
const { rows, columns, problems } = createRunner(client, catalogue, '2025-03-01T00:00:00Z')
beforeAll(() => loadTables(client, database, tables))
afterAll(() => clickhouse.drop())

const byRegion = { dimensions: [{ column: 'customers.region' }] }
const byMonth = { dimensions: [{ column: 'orders.day', granularity: 'MONTH' as const }] }

describe('a metric', () => {
  test('aggregates each table by its own rows, however they are joined', async () => {
    expect(await rows({ ...byRegion, measures: [{ metric: 'profit' }, { metric: 'margin' }] })).toEqual([
      ['North', 190, 0.475],
      ['South', 70, 0.7],
    ])
    expect(await rows({ measures: [{ metric: 'profit' }] })).toEqual([[260]])
  })

  test('counts the rows of the table that it names, beside others', async () => {
    expect(
      await rows({
        ...byRegion,
        measures: [{ metric: 'people' }, { metric: 'per head' }, { metric: 'order value' }],
      }),
    ).toEqual([
      ['North', 1, 400, 200],
      ['South', 2, 50, 50],
    ])
  })

  test('means in its conditions the columns of the table that it aggregates', async () => {
    expect(await rows({ measures: [{ metric: 'first orders' }] })).toEqual([[1]])
  })

  test('of some rows is 0 where there are none of them', async () => {
    expect(await rows({ ...byRegion, measures: [{ metric: 'return rate' }, { metric: 'returned' }] })).toEqual([
      ['North', 0, 0],
      ['South', 0.5, 50],
    ])
  })

  test('divided by nothing is nothing', async () => {
    const filter = { compare: { column: 'orders.status', operator: 'EQ' as const, values: ['lost'] } }
    expect(await rows({ measures: [{ metric: 'order value' }, { metric: 'profit' }], filter })).toEqual([[null, 0]])
  })

  test('is narrowed by a filter of the query and one of its own', async () => {
    const paid = { compare: { column: 'orders.status', operator: 'EQ' as const, values: ['paid'] } }
    expect(await rows({ ...byRegion, measures: [{ metric: 'order value' }], filter: paid })).toEqual([
      ['North', 200],
      ['South', 50],
    ])
    const late = { compare: { column: 'orders.day', operator: 'GTE' as const, values: ['2025-01-01'] } }
    expect(await rows({ ...byRegion, measures: [{ metric: 'return rate', filter: late }] })).toEqual([
      ['North', 0],
      ['South', 0.5],
    ])
  })

  test('orders and limits by its name or that of its column, and stands beside other measures', async () => {
    const measures = [{ metric: 'order value' }, { column: 'orders.total', aggregate: 'MAXIMUM' as const }]
    const first = { ...byRegion, measures, limit: 1 }
    const wanted = [['North', 200, 300]]
    expect(await rows({ ...first, orderBy: [{ by: 'order value', direction: 'DESCENDING' }] })).toEqual(wanted)
    expect(await rows({ ...first, orderBy: [{ by: 'order_value', direction: 'DESCENDING' }] })).toEqual(wanted)
    expect((await columns(first)).map(({ name, type }) => [name, type])).toEqual([
      ['region', 'STRING'],
      ['order_value', 'DECIMAL'],
      ['maximum_total', 'DECIMAL'],
    ])
  })

  test('is a share, a running total, a growth and a quotient like any measure', async () => {
    expect(await rows({ ...byRegion, measures: [{ metric: 'profit', derive: { kind: 'SHARE' } }] })).toEqual([
      ['North', 190 / 260],
      ['South', 70 / 260],
    ])
    const monthly = await rows({
      ...byMonth,
      measures: [
        { metric: 'profit' },
        { metric: 'profit', derive: { kind: 'RUNNING_TOTAL' } },
        { metric: 'order value', derive: { kind: 'GROWTH' } },
        { metric: 'profit', per: { column: 'orders.id', aggregate: 'COUNT' } },
      ],
    })
    expect(monthly).toEqual([
      ['2024-12-01', 40, 40, null, 40],
      ['2025-01-01', 200, 240, 0.75, 100],
      ['2025-02-01', 20, 260, (50 - 175) / 175, 20],
    ])
  })

  test('that cannot be told says why', () => {
    expect(problems({ measures: [{ metric: 'margn' }] })).toEqual([
      { path: 'measures[0].metric', message: 'This dataset has no metric "margn". It has "margin".' },
    ])
    expect(problems({ ...byRegion, measures: [{ metric: 'margin', derive: { kind: 'SHARE' } }] })).toMatchObject([
      { path: 'measures[0].derive' },
    ])
    expect(problems({ measures: [{ metric: 'margin' }, { column: 'orders.total' }] })).toMatchObject([
      { path: 'measures[0].aggregate' },
    ])
    const old = { name: 'old', expression: 'sum(orders.gone)', description: null }
    const broken = { ...plain, metrics: profilesOfMetrics([old], plain) }
    expect(broken.metrics).toMatchObject([{ name: 'old', tables: [] }])
    expect(createRunner(client, broken, '2025-03-01T00:00:00Z').problems({ measures: [{ metric: 'old' }] })).toEqual([
      {
        path: 'measures[0].metric',
        message: expect.stringMatching(
          /^The metric "old" does not fit the data any more. At character 5: this dataset has no column "orders.gone"./,
        ),
      },
    ])
  })
})
