import type { DataColumn, QuerySpec, VegaLiteSpec } from '@askchart/vocabulary'
import { describe, expect, test } from '@jest/globals'
import { applyToSpec } from '../spec-edits.js'
import { binWidth, changeBinWidth } from './bin-edits.js'
import { columnsOf } from './columns.js'
import { canOrder, handOrder, moveName, orderByHand } from './hand-order.js'
import { hasTooltip, isTold, tell } from './tooltip-edits.js'

const priced: QuerySpec = {
  v: 1,
  dimensions: [{ column: 'goods.price', bin: { maxBins: 10 } }, { column: 'goods.kind' }],
  measures: [{ column: 'goods.stock', aggregate: 'SUM' }],
}
const histogram: VegaLiteSpec = {
  mark: 'bar',
  encoding: {
    x: { field: 'price_bin', type: 'quantitative', bin: { binned: true, step: 10 }, title: 'Price' },
    y: { field: 'sum_stock', type: 'quantitative', title: 'Stock', axis: { format: '$,.0f' } },
  },
}
const bounds: readonly DataColumn[] = [
  { name: 'price_bin', type: 'DECIMAL', values: [0, 10, 90] },
  { name: 'kind', type: 'STRING', values: ['b', null, 'a'] },
  { name: 'sum_stock', type: 'DECIMAL', values: [1, 2, 3] },
]
const chart = { spec: histogram, query: priced, columns: bounds }

describe('bins', () => {
  test('are as wide as they are told, in the question and in the drawing', () => {
    expect(binWidth(chart, 'price_bin')).toBe(10)
    expect(changeBinWidth(chart, 'price_bin', 25)).toEqual([
      { path: '/query/dimensions', value: [{ column: 'goods.price', bin: { step: 25 } }, { column: 'goods.kind' }] },
      { path: '/spec/encoding/x/bin/step', value: 25 },
    ])
  })

  test('are of a layer too', () => {
    const spec = { layer: [{ mark: 'rule' }, { ...histogram }] }
    const [, drawn] = changeBinWidth({ ...chart, spec }, 'price_bin', 25)
    expect(drawn).toEqual({ path: '/spec/layer/1/encoding/x/bin/step', value: 25 })
  })

  test('are never more than can be seen, nor of no width', () => {
    const [asked] = changeBinWidth(chart, 'price_bin', 0.001)
    expect(asked?.value).toMatchObject([{ bin: { step: 90 / 200 } }, {}])
    for (const width of [0, -5, Number.NaN]) expect(changeBinWidth(chart, 'price_bin', width)).toEqual([])
    expect(changeBinWidth(chart, 'kind', 10)).toEqual([])
  })
})

describe('a tooltip', () => {
  const columns = columnsOf(histogram, priced, bounds)
  const [, kind, stock] = columns
  if (!kind || !stock) throw new Error('The question has three columns.')

  test('tells what is drawn until it is chosen, then one column more or less', () => {
    expect(columns.map(({ name }) => isTold(histogram, name))).toEqual([true, false, true])
    const more = applyToSpec(histogram, tell(histogram, columns, kind, true))
    expect(columns.map(({ name }) => isTold(more, name))).toEqual([true, true, true])
    expect(more['encoding']).toMatchObject({
      tooltip: [{ title: 'Price' }, { title: 'Stock', format: '$,.0f' }, { field: 'kind' }],
    })
    const less = applyToSpec(more, tell(more, columns, stock, false))
    expect(columns.map(({ name }) => isTold(less, name))).toEqual([true, true, false])
  })

  test('of nothing is none, and comes back', () => {
    let spec = histogram
    for (const column of columns) spec = applyToSpec(spec, tell(spec, columns, column, false))
    expect(spec['encoding']).toMatchObject({ tooltip: { value: null } })
    expect(applyToSpec(spec, tell(spec, columns, kind, true))['encoding']).toMatchObject({
      tooltip: [{ field: 'kind' }],
    })
  })

  test('of layers is not for choosing', () => {
    expect(hasTooltip({ layer: [histogram] })).toBe(false)
    expect(tell({ layer: [histogram] }, columns, kind, true)).toEqual([])
  })
})

describe('an order by hand', () => {
  const bars: VegaLiteSpec = {
    mark: 'bar',
    encoding: { y: { field: 'kind', type: 'nominal', sort: '-x' }, x: { field: 'sum_stock', type: 'quantitative' } },
  }

  test('begins as the rows are, and moves one name at a time', () => {
    expect(handOrder(bars, bounds)).toBeNull()
    const begun = applyToSpec(bars, orderByHand(bars, bounds))
    expect(handOrder(begun, bounds)).toEqual(['b', '(none)', 'a'])
    const moved = applyToSpec(begun, moveName(begun, bounds, 2, -1))
    expect(moved['encoding']).toMatchObject({ y: { sort: ['b', 'a', '(none)'] } })
    expect(moveName(begun, bounds, 0, -1)).toEqual([])
    expect(moveName(begun, bounds, 2, 1)).toEqual([])
  })

  test('leaves names that came later at the end', () => {
    const spec = applyToSpec(bars, [{ path: '/spec/encoding/y/sort', value: ['a', 'gone'] }])
    expect(handOrder(spec, bounds)).toEqual(['a', 'b', '(none)'])
  })

  test('is for names, and not for time or numbers', () => {
    expect(canOrder(bars, bounds)).toBe(true)
    expect(canOrder(histogram, bounds)).toBe(false)
    const days: readonly DataColumn[] = [{ name: 'kind', type: 'DATE', values: ['2026-01-01', '2026-01-02'] }]
    expect(canOrder(bars, days)).toBe(false)
    expect(orderByHand(histogram, bounds)).toEqual([])
  })
})
