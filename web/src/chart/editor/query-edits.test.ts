import type { DataColumn, QuerySpec, VegaLiteSpec } from '@askchart/vocabulary'
import { describe, expect, test } from '@jest/globals'
import { applyToSpec } from '../spec-edits.js'
import { addColumn, offered, partOf } from './new-columns.js'
import { aggregateTitle, changeAggregate, changeGranularity } from './query-edits.js'

const query: QuerySpec = {
  v: 1,
  dimensions: [{ column: 'orders.order_date', granularity: 'MONTH' }],
  measures: [{ column: 'orders.sales', aggregate: 'SUM' }],
  orderBy: [{ by: 'sum_sales', direction: 'DESCENDING' }],
}
const columns: readonly DataColumn[] = [
  { name: 'order_date_month', type: 'DATE', values: ['2026-01-01'] },
  { name: 'sum_sales', type: 'DECIMAL', values: [1] },
]
const month = { field: 'order_date_month', type: 'temporal', timeUnit: 'yearmonth', title: 'Month' }
const spec: VegaLiteSpec = {
  mark: 'line',
  encoding: {
    x: { ...month, axis: { format: '%b %Y', labelOverlap: true } },
    y: { field: 'sum_sales', type: 'quantitative', title: 'Sales' },
    tooltip: [
      { field: 'order_date_month', type: 'temporal', title: 'Month', format: '%b %Y' },
      { field: 'sum_sales', type: 'quantitative', title: 'Sales', format: '$,.2f' },
    ],
  },
}
const chart = { spec, query, columns }
const valueAt = (changes: readonly { path: string; value: unknown }[], path: string): unknown =>
  changes.find((change) => change.path === path)?.value

describe('a measure that is summed up otherwise', () => {
  test('is another column, called so in question, order, axis and tooltip', () => {
    const changes = changeAggregate(chart, 'sum_sales', 'AVERAGE', 'Sales')
    expect(valueAt(changes, '/query/measures')).toEqual([{ column: 'orders.sales', aggregate: 'AVERAGE' }])
    expect(valueAt(changes, '/query/orderBy')).toEqual([{ by: 'average_sales', direction: 'DESCENDING' }])
    expect(applyToSpec(spec, changes)['encoding']).toMatchObject({
      x: { field: 'order_date_month' },
      y: { field: 'average_sales', title: 'Average sales' },
      tooltip: [{ title: 'Month' }, { field: 'average_sales', title: 'Average sales' }],
    })
  })

  test('is called so in its layer and in the legend, and the other layers stay as they are', () => {
    const tooltip = [
      { field: 'sum_sales', type: 'quantitative', title: 'Sales' },
      { field: 'sum_profit', type: 'quantitative', title: 'Profit' },
    ]
    const layer = (field: string, title: string) => ({
      mark: { type: 'line' },
      encoding: { y: { field, type: 'quantitative', title }, color: { datum: title }, tooltip },
    })
    const layered = { encoding: { x: month }, layer: [layer('sum_sales', 'Sales'), layer('sum_profit', 'Profit')] }
    const measures = [...query.measures, { column: 'orders.profit', aggregate: 'SUM' as const }]
    const asked = { spec: layered, query: { ...query, measures }, columns }
    const told = [tooltip[0], { field: 'average_profit', title: 'Average profit' }]
    expect(applyToSpec(layered, changeAggregate(asked, 'sum_profit', 'AVERAGE', 'Profit'))).toMatchObject({
      encoding: { x: month },
      layer: [
        { encoding: { y: { field: 'sum_sales', title: 'Sales' }, color: { datum: 'Sales' }, tooltip: told } },
        {
          encoding: {
            y: { field: 'average_profit', title: 'Average profit' },
            color: { datum: 'Average profit' },
            tooltip: told,
          },
        },
      ],
    })
  })

  test('is the same as before where nothing changes', () => {
    expect(changeAggregate(chart, 'sum_sales', 'SUM', 'Sales')).toEqual([])
    expect(changeAggregate(chart, 'order_date_month', 'SUM', 'Month')).toEqual([])
  })

  test.each([
    ['Sales', 'SUM', 'AVERAGE', 'Average sales'],
    ['Average sales', 'AVERAGE', 'SUM', 'Sales'],
    ['Average sales', 'AVERAGE', 'MAXIMUM', 'Highest sales'],
    ['Highest unit price', 'MAXIMUM', 'COUNT_DISTINCT', 'Number of different unit price'],
    ['ROI', 'SUM', 'MEDIAN', 'Median ROI'],
  ] as const)('%s (%s) as %s: %s', (title, from, to, wanted) => {
    expect(aggregateTitle(title, from, to)).toBe(wanted)
  })
})

test('time that is cut otherwise has the unit and the dates of that cut', () => {
  const changes = changeGranularity(chart, 'order_date_month', 'QUARTER')
  expect(valueAt(changes, '/query/dimensions')).toEqual([{ column: 'orders.order_date', granularity: 'QUARTER' }])
  expect(applyToSpec(spec, changes)['encoding']).toMatchObject({
    x: {
      field: 'order_date_quarter',
      type: 'temporal',
      timeUnit: 'yearquarter',
      title: 'Quarter',
      axis: { format: 'Q%q %Y', labelOverlap: true },
    },
    tooltip: [{ field: 'order_date_quarter', format: 'Q%q %Y', title: 'Quarter' }, { field: 'sum_sales' }],
  })
  const weeks = applyToSpec(spec, changeGranularity(chart, 'order_date_month', 'WEEK'))
  expect(weeks['encoding']).not.toHaveProperty('x.timeUnit')
})

describe('a column of the data that is not in the question', () => {
  const catalogue = (ref: string, role: 'MEASURE' | 'DIMENSION' | 'IDENTIFIER' | 'TIME', hidden = false) => ({
    ref,
    label: ref.slice(ref.indexOf('.') + 1),
    type: role === 'MEASURE' ? ('DECIMAL' as const) : ('STRING' as const),
    role,
    defaultAggregate: null,
    hidden,
  })
  const region = catalogue('orders.region', 'DIMENSION')
  const profit = catalogue('orders.profit', 'MEASURE')

  test('is offered, unless it is asked for, hidden, or only tells rows apart', () => {
    const tables = [
      {
        name: 'orders',
        label: 'Orders',
        columns: [
          region,
          profit,
          catalogue('orders.sales', 'MEASURE'),
          catalogue('orders.id', 'IDENTIFIER'),
          catalogue('orders.secret', 'DIMENSION', true),
        ],
      },
    ]
    expect(offered(chart, tables).map((group) => group.columns.map(({ ref }) => ref))).toEqual([
      ['orders.region', 'orders.profit'],
    ])
  })

  test('is asked for and drawn in one edit', () => {
    const changes = addColumn(chart, region, 'color')
    expect(valueAt(changes, '/query/dimensions')).toEqual([
      { column: 'orders.order_date', granularity: 'MONTH' },
      { column: 'orders.region' },
    ])
    expect(applyToSpec(spec, changes)['encoding']).toMatchObject({
      color: { field: 'region', type: 'nominal', title: 'Region', sort: null },
      tooltip: [{}, {}, { field: 'region', title: 'Region' }],
    })
    expect(new Set(changes.map(({ path }) => path)).size).toBe(changes.length)
  })

  test('takes the place of the measure that was drawn, which stays in the tooltip', () => {
    const changes = addColumn(chart, profit, 'y')
    expect(applyToSpec(spec, changes)['encoding']).toMatchObject({ y: { field: 'sum_profit', title: 'Profit' } })
    expect(valueAt(changes, '/query/measures')).toHaveLength(2)
  })

  test('is summed up, but not where the question goes row by row', () => {
    expect(partOf(chart, profit).part).toEqual({ column: 'orders.profit', aggregate: 'SUM' })
    const raw = { ...query, measures: [{ column: 'orders.sales' }] }
    expect(partOf({ query: raw }, profit).part).toEqual({ column: 'orders.profit' })
  })
})
