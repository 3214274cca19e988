import { describe, expect, test } from '@jest/globals'
import type { Arrangement, Cell, ColumnType, DataColumn, Mark, QuerySpec } from '@askchart/vocabulary'
import { salesProfile } from '../../test/sales-profile.js'
import { drawnRows } from './drawn-rows.js'

const column = (name: string, type: ColumnType, values: readonly Cell[]): DataColumn => ({ name, type, values })
const MONTH = { column: 'orders.order_date', granularity: 'MONTH' } as const
const CHANNEL = { column: 'orders.channel' } as const
const SUM = { column: 'orders.revenue', aggregate: 'SUM' } as const

function draw(
  mark: Mark,
  query: Partial<Omit<QuerySpec, 'v'>>,
  columns: readonly DataColumn[],
  arrangement: Arrangement | null = null,
) {
  const whole: QuerySpec = { v: 1, dimensions: [], measures: [], ...query }
  return drawnRows({ query: whole, mark, arrangement, intent: 'COMPARISON' }, salesProfile, columns)
}

const months = column('order_date_month', 'DATE', ['2025-03-01', '2025-01-01', '2025-02-01'])
const sums = column('sum_revenue', 'DECIMAL', [30, 10, 20])

test('a bar keeps the order of its rows, category as x', () => {
  const names = column('product_name', 'STRING', ['Adjustable standing desk', 'Lamp', null])
  const chart = draw('BAR', { dimensions: [{ column: 'products.product_name' }], measures: [SUM] }, [names, sums])
  expect(chart).toEqual({
    mark: 'bar',
    stack: null,
    rows: [
      { x: 'Adjustable standing desk', y: 30 },
      { x: 'Lamp', y: 10 },
      { x: null, y: 20 },
    ],
    encodings: {
      x: { field: 'product_name', aggregate: null, bin: false, timeUnit: null },
      y: { field: 'revenue', aggregate: 'SUM', bin: false, timeUnit: null },
      color: null,
      column: null,
      row: null,
    },
  })
})

describe('a line', () => {
  const parts = { dimensions: [MONTH], measures: [SUM] }

  test('runs in the order of time, whatever the order of its rows', () => {
    const { rows, encodings } = draw('LINE', parts, [months, sums])
    expect(rows.map(({ y }) => y)).toEqual([10, 20, 30])
    expect(encodings.x).toMatchObject({ field: 'order_date', timeUnit: 'MONTH' })
  })

  test('runs backwards, or by its measure, where the query says so', () => {
    const by = (name: string) =>
      draw('LINE', { ...parts, orderBy: [{ by: name, direction: 'DESCENDING' }] }, [months, sums]).rows
    expect(by('order_date_month').map(({ y }) => y)).toEqual([30, 20, 10])
    expect(by('sum_revenue').map(({ y }) => y)).toEqual([30, 10, 20])
  })
})

describe('a second dimension', () => {
  const names = column('channel', 'STRING', ['Web', 'Shop', 'Web'])
  const paid = column('paid', 'BOOLEAN', [true, true, false])
  const parts = { dimensions: [CHANNEL, { column: 'orders.paid' }], measures: [SUM] }

  test('is the colour, with each bar drawn whole', () => {
    const { rows, stack } = draw('BAR', parts, [names, paid, sums])
    expect(stack).toBe(true)
    expect(rows).toEqual([
      { x: 'Web', y: 30, color: 'true' },
      { x: 'Web', y: 20, color: 'false' },
      { x: 'Shop', y: 10, color: 'true' },
    ])
  })

  test('side by side does not stack', () => {
    expect(draw('BAR', parts, [names, paid, sums], 'GROUPED').stack).toBe(false)
  })

  test('in panels still tells the rows apart', () => {
    const { rows, encodings, stack } = draw('BAR', parts, [names, paid, sums], 'FACETED')
    expect(encodings).toMatchObject({ color: null, column: { field: 'paid' } })
    expect(rows[0]).toEqual({ x: 'Web', y: 30, color: 'true' })
    expect(stack).toBeNull()
  })
})

test('several measures are told apart by their titles', () => {
  const names = column('channel', 'STRING', ['Web', 'Shop', 'Phone'])
  const weights = column('average_weight', 'DECIMAL', [1, 2, 3])
  const measures = [SUM, { column: 'orders.weight', aggregate: 'AVERAGE' }] as const
  const { rows } = draw('BAR', { dimensions: [CHANNEL], measures }, [names, sums, weights])
  expect(rows.slice(0, 2)).toEqual([
    { x: 'Web', y: 30, color: 'Revenue' },
    { x: 'Web', y: 1, color: 'Average weight (kg)' },
  ])
})

test('a scatter has its two measures, row by row', () => {
  const weights = column('weight', 'DECIMAL', [3, 1, 2])
  const revenues = column('revenue', 'DECIMAL', [5, 6, 7])
  const measures = [{ column: 'orders.weight' }, { column: 'orders.revenue' }]
  const { rows, mark } = draw('POINT', { measures }, [weights, revenues])
  expect(mark).toBe('scatter')
  expect(rows).toEqual([
    { x: 3, y: 5 },
    { x: 1, y: 6 },
    { x: 2, y: 7 },
  ])
})

test('a number is one row; a count names no column', () => {
  const chart = draw('TEXT', { measures: [{ aggregate: 'COUNT' }] }, [column('count', 'INTEGER', [42])])
  expect(chart).toMatchObject({ mark: 'text', rows: [{ x: null, y: 42 }], encodings: { y: { field: null } } })
})
