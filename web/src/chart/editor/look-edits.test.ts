import type { DataColumn, VegaLiteSpec } from '@askchart/vocabulary'
import { describe, expect, test } from '@jest/globals'
import { changeScheme } from '../colours.js'
import { applyToSpec, type Change } from '../spec-edits.js'
import { axisLook, setAxisFormat, setAxisTitle, setBound, setLabels, setLog, setZero } from './axis-edits.js'
import { legendLook, placeLegend, setLegendTitle, showLegend } from './legend-edits.js'
import { changeCurve, changeDots, curveOf, dotsOf } from './mark-edits.js'
import { formatOf, numberLook } from './number-format.js'
import { colourSeries, plainSeries, seriesColours } from './series-colour-edits.js'
import { changeSize, sizeOf } from './size-edits.js'
import { changeSort, sortingOf } from './sort-edits.js'
import { changeStacking, stackingOf } from './stack-edits.js'

const columns: readonly DataColumn[] = [
  { name: 'region', type: 'STRING', values: ['West', 'East'] },
  { name: 'channel', type: 'STRING', values: ['Web', 'Shop'] },
  { name: 'sum_sales', type: 'DECIMAL', values: [1, 2] },
]
const bars: VegaLiteSpec = {
  mark: { type: 'bar' },
  encoding: {
    x: { field: 'region', type: 'nominal', title: 'Region', sort: null },
    y: { field: 'sum_sales', type: 'quantitative', title: 'Sales', axis: { format: '$,.2~f' } },
    color: { field: 'channel', type: 'nominal', title: 'Channel' },
    tooltip: [{ field: 'sum_sales', type: 'quantitative', format: '$,.2f' }],
  },
}
const layered: VegaLiteSpec = {
  encoding: { x: { field: 'region', type: 'nominal' } },
  layer: [
    { mark: 'bar', encoding: { y: { field: 'a', type: 'quantitative' } } },
    { mark: 'bar', encoding: { y: { field: 'b', type: 'quantitative' } } },
  ],
}
const after = (spec: VegaLiteSpec, changes: readonly Change[]): VegaLiteSpec => applyToSpec(spec, changes)

describe('an axis', () => {
  test('is called, written and cut', () => {
    const spec = after(after(bars, setAxisTitle(bars, 'y', 'Euros')), setAxisFormat(bars, 'y', ',.0f'))
    expect(axisLook(spec, 'y', columns)).toMatchObject({ kind: 'number', title: 'Euros', format: ',.0f', zero: true })
    expect(setAxisTitle(spec, 'y', 'Euros')).toEqual([])
  })

  test('of layers is the same in all of them', () => {
    expect(setAxisTitle(layered, 'y', 'Both').map(({ path }) => path)).toEqual([
      '/spec/layer/0/encoding/y/title',
      '/spec/layer/1/encoding/y/title',
    ])
    expect(setAxisTitle(layered, 'x', 'Where').map(({ path }) => path)).toEqual(['/spec/encoding/x/title'])
  })

  test('has its labels and, once hidden whole, itself again', () => {
    const hidden = after(bars, setLabels(bars, 'x', false))
    expect(axisLook(hidden, 'x', columns)?.labels).toBe(false)
    expect(axisLook(after(hidden, setLabels(hidden, 'x', true)), 'x', columns)?.labels).toBe(true)
    const none: VegaLiteSpec = { mark: 'bar', encoding: { x: { field: 'region', type: 'nominal', axis: null } } }
    expect(axisLook(none, 'x', columns)?.labels).toBe(false)
    expect(axisLook(after(none, setLabels(none, 'x', true)), 'x', columns)?.labels).toBe(true)
  })

  test('ends where it is told, with the marks cut off there; and as the data has it again', () => {
    const cut = after(bars, setBound(bars, 'y', 'domainMax', 50))
    expect(cut).toMatchObject({ mark: { clip: true }, encoding: { y: { scale: { domainMax: 50 } } } })
    expect(axisLook(after(cut, setBound(cut, 'y', 'domainMax', null)), 'y', columns)?.max).toBeNull()
  })

  test('is logarithmic where there is no 0 to begin at', () => {
    expect(axisLook(bars, 'y', columns)?.canLog).toBe(false)
    const points = { ...bars, mark: 'point' }
    expect(axisLook(points, 'y', columns)?.canLog).toBe(true)
    const withZero = columns.map((column) => (column.name === 'sum_sales' ? { ...column, values: [0, 2] } : column))
    expect(axisLook(points, 'y', withZero)?.canLog).toBe(false)
    const zeroed = after(points, setZero(points, 'y', true))
    const logged = after(zeroed, setLog(zeroed, 'y', true))
    expect(logged).toMatchObject({ encoding: { y: { scale: { type: 'log' } } } })
    expect(logged).not.toHaveProperty('encoding.y.scale.zero')
  })
})

describe('numbers', () => {
  test.each([
    [null, 'auto', null],
    ['$,.2~f', 'currency', null],
    ['$,.2f', 'currency', 2],
    ['.0%', 'percent', 0],
    ['.1~%', 'percent', null],
    [',', 'plain', null],
    ['d', 'plain', null],
    [',.3f', 'plain', 3],
    ['.3~s', 'compact', null],
    ['+.2e', 'own', null],
  ] as const)('written %s are %s with %s decimals', (format, style, decimals) => {
    expect(numberLook(format)).toEqual({ style, decimals })
  })

  test('are written as they are read', () => {
    for (const style of ['plain', 'currency', 'percent'] as const)
      for (const decimals of [null, 0, 2])
        expect(numberLook(formatOf({ style, decimals }))).toEqual({ style, decimals })
    expect(numberLook(formatOf({ style: 'compact', decimals: null })).style).toBe('compact')
  })
})

test('a legend is called, moved, hidden and shown again', () => {
  const called = after(bars, setLegendTitle(bars, 'Where sold'))
  const moved = after(called, placeLegend(called, 'right'))
  expect(legendLook(moved)).toEqual({ shown: true, title: 'Where sold', place: 'right' })
  const hidden = after(moved, showLegend(moved, false))
  expect(hidden).toMatchObject({ encoding: { color: { legend: null } } })
  expect(legendLook(after(hidden, showLegend(hidden, true)))?.shown).toBe(true)
})

describe('an order', () => {
  test('by value, by name and as the question has it', () => {
    expect(sortingOf(bars)).toMatchObject({ channel: 'x', now: 'query' })
    const largest = after(bars, changeSort(bars, 'largest'))
    expect(largest).toMatchObject({ encoding: { x: { sort: '-y' } } })
    expect(after(largest, changeSort(largest, 'query'))).toMatchObject({
      encoding: { x: { sort: null, title: 'Region' } },
    })
    expect(changeSort(largest, 'largest')).toEqual([])
  })

  test('of lying bars goes by the horizontal axis', () => {
    const lying = {
      mark: 'bar',
      encoding: { y: { field: 'region', type: 'nominal' }, x: { field: 'a', type: 'quantitative' } },
    }
    expect(changeSort(lying, 'smallest')).toEqual([{ path: '/spec/encoding/y/sort', value: 'x' }])
  })

  test('of time is first to last or last to first', () => {
    const line = {
      mark: 'line',
      encoding: { x: { field: 'm', type: 'temporal' }, y: { field: 'a', type: 'quantitative' } },
    }
    expect(sortingOf(line)?.choices.map(([order]) => order)).toEqual(['ascending', 'descending'])
  })

  test('of slices is the order of their size', () => {
    const pie = {
      mark: 'arc',
      encoding: { theta: { field: 'a', type: 'quantitative' }, color: { field: 'region', type: 'nominal' } },
    }
    const sorted = after(pie, changeSort(pie, 'smallest'))
    expect(sorted).toMatchObject({ encoding: { order: { field: 'a', sort: 'ascending' } } })
    expect(after(sorted, changeSort(sorted, 'query'))).toEqual(pie)
  })
})

describe('series', () => {
  test('are stacked, stood side by side and told as shares, and come back as they were', () => {
    expect(stackingOf(bars)).toBe('stacked')
    const grouped = after(bars, changeStacking(bars, 'grouped'))
    expect(grouped).toMatchObject({ encoding: { y: { stack: false }, xOffset: { field: 'channel', type: 'nominal' } } })
    const shares = after(grouped, changeStacking(grouped, 'share'))
    expect(shares).toMatchObject({ encoding: { y: { stack: 'normalize', axis: { format: '.0%' } } } })
    expect(shares).not.toHaveProperty('encoding.xOffset')
    expect(after(shares, changeStacking(shares, 'stacked'))).toEqual(bars)
  })

  test('of a time axis stand in bands once they are side by side', () => {
    const spec = after(bars, [
      { path: '/spec/encoding/x', value: { field: 'm', type: 'temporal', timeUnit: 'yearmonth' } },
    ])
    expect(after(spec, changeStacking(spec, 'grouped'))).toMatchObject({
      encoding: { x: { type: 'ordinal', timeUnit: 'yearmonth' } },
    })
  })

  test('there are none without a colour, and areas have no side by side of bars', () => {
    expect(stackingOf({ mark: 'bar', encoding: {} })).toBeNull()
    const area = { ...bars, mark: 'area' }
    expect(after(area, changeStacking(area, 'grouped'))).not.toHaveProperty('encoding.xOffset')
  })

  test('have a colour each, and a scheme takes those away', () => {
    const plum = after(bars, colourSeries(bars, columns, 'Shop', '#b5479b'))
    expect(seriesColours(plum, columns)).toEqual([
      ['Web', '#3b6fd4'],
      ['Shop', '#b5479b'],
    ])
    expect(after(plum, plainSeries(plum))).toEqual(bars)
    expect(after(plum, changeScheme(plum, 'dark2'))).toMatchObject({
      encoding: { color: { scale: { scheme: 'dark2' } } },
    })
    expect(after(plum, changeScheme(plum, 'dark2'))).not.toHaveProperty('encoding.color.scale.range')
    expect(colourSeries(bars, columns, 'Mars', '#b5479b')).toEqual([])
  })
})

test('a line is smooth or has dots', () => {
  const line = { ...bars, mark: 'line' }
  const smooth = after(line, changeCurve(line, 'monotone'))
  expect([curveOf(line), curveOf(smooth), curveOf(bars)]).toEqual(['linear', 'monotone', null])
  expect(dotsOf(after(smooth, changeDots(smooth, true)))).toBe(true)
})

test('a size is within bounds, and fits again', () => {
  const tall = after(bars, changeSize(bars, 'height', 5000))
  expect(sizeOf(tall)).toEqual({ width: null, height: 1200 })
  expect(after(tall, changeSize(tall, 'height', null))).toEqual(bars)
})
