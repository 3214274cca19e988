import { describe, expect, test } from '@jest/globals'
import { catalogueOf } from '../../../test/tables.js'
import { mendedExpressions, shownMetric } from './mend-metric.js'

const found = catalogueOf('db', [
  {
    name: 'orders',
    columns: { id: 'INTEGER', Total: 'DECIMAL', state: 'STRING', 'unit price': 'DECIMAL', where: 'DECIMAL' },
    rows: [[1, 2.5, 'paid', 1.5, 0]],
  },
  { name: 'order lines', columns: { id: 'INTEGER', costs: 'DECIMAL', Total: 'DECIMAL' }, rows: [[1, 1, 1]] },
])
// Numbers that are no keys are measures, as a profile finds them.
const catalogue = {
  ...found,
  tables: found.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) =>
      column.type === 'DECIMAL' ? { ...column, role: 'MEASURE' as const } : column,
    ),
  })),
}
const mended = (expression: string) => mendedExpressions({ name: 'm', expression, description: null }, catalogue)

describe('an expression whose column is gone', () => {
  test.each([
    // Called almost so: one that has a name of its own is written by that.
    ['sum(cost)', 'sum(costs)'],
    ['2 * SUM( cost ) - count(orders)', '2 * SUM( costs ) - count(orders)'],
    // With its table where that was written, where several have the name, and in quotes where it is no word.
    ['sum("order lines".cost)', 'sum("order lines".costs)'],
    ['sum(totals)', 'sum(orders.Total)'],
    ['avg(unit_price)', 'avg("unit price")'],
    ['avg(wher)', 'avg("where")'],
    // In a condition, and wherever it stands.
    ["sum(orders.Total where stat = 'paid')", "sum(orders.Total where state = 'paid')"],
    ['sum(cost) / (sum(cost) + 1)', 'sum(costs) / (sum(costs) + 1)'],
    // Several that are gone.
    ["sum(cost) / count(orders where status = 'x')", "sum(costs) / count(orders where state = 'x')"],
    ['sum(orders.unitprice) - sum(cost)', 'sum(orders."unit price") - sum(costs)'],
  ])('%s may be %s', (expression, first) => {
    expect(mended(expression)[0] ?? null).toBe(first)
  })

  test('may be of the other measures of its table, where nothing is called like it', () => {
    expect(mended('sum(orders.turnover)')).toEqual([
      'sum(orders.Total)',
      'sum(orders."unit price")',
      'sum(orders."where")',
    ])
  })

  test('is not made of something else where it counts or asks', () => {
    expect(mended('count(distinct customer)')).toEqual([])
    expect(mended("sum(orders.Total where channel = 'Web')")).toEqual([])
  })
})

test('a column that holds something else now is replaced as well', () => {
  expect(mended('sum(orders.state)')).toEqual(['sum(orders.Total)', 'sum(orders."unit price")', 'sum(orders."where")'])
})

test('an expression that fits, or that cannot be read, is left alone', () => {
  expect(mended('sum(costs)')).toEqual([])
  expect(mended('sum(cost')).toEqual([])
})

test('what is hidden is not offered', () => {
  const hiding = {
    ...catalogue,
    tables: catalogue.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => (column.name === 'costs' ? { ...column, hidden: true } : column)),
    })),
  }
  expect(mendedExpressions({ name: 'm', expression: 'sum(cost)', description: null }, hiding)).not.toContain(
    'sum(costs)',
  )
})

test('a metric says what is wrong with it, and what would do', () => {
  const metric = { name: 'spent', description: null, tables: [], unit: null, isFraction: false, addsUp: false }
  expect(shownMetric({ ...metric, expression: 'sum(cost)' }, catalogue)).toMatchObject({
    problem: expect.stringMatching(/^At character 5: this dataset has no column "cost"/),
    suggestions: ['sum(costs)'],
  })
  expect(shownMetric({ ...metric, expression: 'sum(costs)' }, catalogue)).toMatchObject({
    problem: null,
    suggestions: [],
  })
})
