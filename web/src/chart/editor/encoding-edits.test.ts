import type { DataColumn, QuerySpec, VegaLiteSpec } from '@askchart/vocabulary'
import { describe, expect, test } from '@jest/globals'
import { applyToSpec, type Change } from '../spec-edits.js'
import { columnsOf, type Slot } from './columns.js'
import { canClear, canPlace, clearSlot, type Encoded, placeColumn, shownIn, swapAxes } from './encoding-edits.js'

const query: QuerySpec = {
  v: 1,
  dimensions: [{ column: 'orders.region' }, { column: 'orders.channel' }],
  measures: [
    { column: 'orders.sales', aggregate: 'SUM' },
    { column: 'orders.profit', aggregate: 'SUM' },
  ],
}
const data: readonly DataColumn[] = [
  { name: 'region', type: 'STRING', values: ['West', 'East'] },
  { name: 'channel', type: 'STRING', values: ['Web', 'Shop'] },
  { name: 'sum_sales', type: 'DECIMAL', values: [1, 2] },
  { name: 'sum_profit', type: 'DECIMAL', values: [1, 2] },
]
const region = { field: 'region', type: 'nominal', title: 'Region', sort: null }
const channel = { field: 'channel', type: 'nominal', title: 'Channel', sort: null }
const sales = { field: 'sum_sales', type: 'quantitative', title: 'Sales' }
const tooltip = [
  { field: 'region', type: 'nominal', title: 'Region' },
  { field: 'channel', type: 'nominal', title: 'Channel' },
  { field: 'sum_sales', type: 'quantitative', title: 'Sales', format: '$,.2f' },
  { field: 'sum_profit', type: 'quantitative', title: 'Profit', format: '$,.2f' },
]
const bars: VegaLiteSpec = {
  mark: { type: 'bar' },
  encoding: {
    x: { ...region, axis: { labelAngle: 0 } },
    y: { ...sales, axis: { format: '$,.2~f' } },
    color: { ...channel, legend: {} },
    tooltip,
  },
}
const chartOf = (spec: VegaLiteSpec, more: Partial<Encoded> = {}): Encoded => ({ spec, query, columns: data, ...more })

function placed(chart: Encoded, name: string, slot: Slot): VegaLiteSpec {
  return applyToSpec(chart.spec, changesOf(chart, name, slot))
}
function changesOf(chart: Encoded, name: string, slot: Slot): readonly Change[] {
  const column = columnsOf(chart.spec, chart.query, chart.columns).find((one) => one.name === name)
  if (!column) throw new Error(`There is no column ${name}.`)
  return placeColumn(chart, column, slot)
}
const queried = (changes: readonly Change[]): readonly string[] =>
  changes.map(({ path }) => path).filter((path) => path.startsWith('/query'))

describe('a column that is placed in a channel', () => {
  test('changes places with what stood there, and nothing else changes', () => {
    const chart = chartOf(bars)
    const next = placed(chart, 'channel', 'x')
    expect([shownIn(next, 'x'), shownIn(next, 'y'), shownIn(next, 'color')]).toEqual(['channel', 'sum_sales', 'region'])
    expect(queried(changesOf(chart, 'channel', 'x'))).toEqual([])
    expect(next['encoding']).toMatchObject({ x: { title: 'Channel', axis: { labelAngle: 0 } }, color: { legend: {} } })
  })

  test('goes to a free channel and leaves its own', () => {
    const next = placed(chartOf(bars), 'channel', 'facet')
    expect([shownIn(next, 'color'), shownIn(next, 'facet')]).toEqual([null, 'channel'])
  })

  test('that was only in the tooltip is written as the tooltip writes it', () => {
    const next = placed(chartOf(bars), 'sum_profit', 'y')
    expect(next['encoding']).toMatchObject({
      y: { field: 'sum_profit', type: 'quantitative', title: 'Profit', axis: { format: '$,.2~f' } },
    })
  })

  test('turns the chart where it goes to the other axis', () => {
    const sorted = applyToSpec(bars, [{ path: '/spec/encoding/x/sort', value: '-y' }])
    const next = placed(chartOf(sorted), 'region', 'y')
    expect(next['encoding']).toMatchObject({
      x: { field: 'sum_sales', axis: { format: '$,.2~f' } },
      y: { field: 'region', sort: '-x', axis: {} },
    })
    expect(applyToSpec(next, swapAxes(next))['encoding']).toEqual(sorted['encoding'])
  })

  test('takes what splits the rows out of the question with it, where that has nowhere to go', () => {
    const chart = chartOf({ mark: 'bar', encoding: { x: region, y: sales, tooltip } })
    const changes = changesOf(chart, 'channel', 'x')
    expect(queried(changes)).toEqual(['/query/dimensions'])
    expect(changes.find(({ path }) => path === '/query/dimensions')?.value).toEqual([{ column: 'orders.channel' }])
    expect(applyToSpec(chart.spec, changes)['encoding']).toMatchObject({
      x: { field: 'channel' },
      tooltip: tooltip.slice(1),
    })
  })

  test('of averages stands side by side and is not stacked', () => {
    const averages: QuerySpec = { ...query, measures: [{ column: 'orders.sales', aggregate: 'AVERAGE' }] }
    const measure = { ...sales, field: 'average_sales' }
    const spec = { mark: 'bar', encoding: { x: region, y: measure, facet: channel } }
    const columns = [...data.slice(0, 2), { name: 'average_sales', type: 'DECIMAL', values: [1, 2] } as const]
    const next = placed({ spec, query: averages, columns }, 'channel', 'color')
    expect(next['encoding']).toMatchObject({ y: { stack: false }, xOffset: { field: 'channel' } })
  })

  test('is not taken where it would not draw', () => {
    const chart = chartOf(bars)
    const [, , measure] = columnsOf(bars, query, data)
    if (!measure) throw new Error('no measure')
    expect(canPlace(chart, measure, 'facet')).toBe(false)
    expect(canPlace(chart, measure, 'color')).toBe(false)
    expect(canPlace(chart, measure, 'y')).toBe(false)
    expect(placeColumn(chart, measure, 'color')).toEqual([])
  })

  test('beside its colour stands where the colour says', () => {
    const grouped = applyToSpec(bars, [
      { path: '/spec/encoding/xOffset', value: { ...channel } },
      { path: '/spec/encoding/y/stack', value: false },
    ])
    expect(placed(chartOf(grouped), 'channel', 'x')['encoding']).toMatchObject({
      xOffset: { field: 'region', type: 'nominal' },
    })
  })
})

describe('a channel that is cleared', () => {
  test('leaves out of the question what split the rows, each path once', () => {
    const changes = clearSlot(chartOf(bars), 'color')
    expect(changes.map(({ path }) => path).toSorted()).toEqual([
      '/query/dimensions',
      '/spec/encoding/color',
      '/spec/encoding/tooltip',
    ])
    expect(shownIn(applyToSpec(bars, changes), 'color')).toBeNull()
  })

  test('stays where the mark needs it', () => {
    const line = { ...bars, mark: 'line' }
    expect(canClear(line, 'y')).toBe(false)
    expect(clearSlot(chartOf(line), 'y')).toEqual([])
    expect(canClear(bars, 'y')).toBe(true)
  })

  test('takes an order by the column that is gone out of the question', () => {
    const ordered: QuerySpec = {
      ...query,
      orderBy: [
        { by: 'channel', direction: 'ASCENDING' },
        { by: 'sum_sales', direction: 'DESCENDING' },
      ],
    }
    const changes = clearSlot(chartOf(bars, { query: ordered }), 'color')
    expect(changes.find(({ path }) => path === '/query/orderBy')?.value).toEqual([
      { by: 'sum_sales', direction: 'DESCENDING' },
    ])
  })
})
