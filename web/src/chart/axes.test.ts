import type { DataColumn, VegaLiteSpec } from '@askchart/vocabulary'
import { describe, expect, test } from '@jest/globals'
import { withAxes } from './axes.js'
import { withLegend } from './legends.js'

const names = (...values: readonly string[]): DataColumn => ({ name: 'name', type: 'STRING', values })
const numbers = (...values: readonly number[]): DataColumn => ({ name: 'sum', type: 'DECIMAL', values })
const category = { field: 'name', type: 'nominal' } as const
const measure = { field: 'sum', type: 'quantitative' } as const
const bars: VegaLiteSpec = { mark: 'bar', encoding: { x: category, y: measure } }
const months = names(
  ...'January February March April May June July August September October November December'.split(' '),
)

describe('axes', () => {
  test('months that do not fit are cut to three letters, and lean only where those do not fit either', () => {
    const cut = { axis: { labelExpr: 'slice(datum.label, 0, 3)' } }
    const leaning = { axis: { labelAngle: -40 } }
    expect(withAxes(bars, [months], 1200)).toMatchObject({ encoding: { x: category } })
    expect(withAxes(bars, [months], 1200)).not.toMatchObject({ encoding: { x: cut } })
    expect(withAxes(bars, [months], 700)).toMatchObject({ encoding: { x: cut } })
    expect(withAxes(bars, [months], 700)).not.toMatchObject({ encoding: { x: leaning } })
    expect(withAxes(bars, [months], 300)).toMatchObject({ encoding: { x: { axis: { ...cut.axis, ...leaning.axis } } } })
  })

  test('leaning labels are thinned once they no longer fit beside the axis of numbers', () => {
    const many = names(...Array.from({ length: 16 }, (_, at) => `Category number ${at}`))
    expect(withAxes(bars, [many], 400)).toMatchObject({ encoding: { x: { axis: { labelOverlap: false } } } })
    expect(withAxes(bars, [many], 300)).toMatchObject({ encoding: { x: { axis: { labelOverlap: true } } } })
  })

  test('numbers end at a tick, in layers too, unless the chart says where', () => {
    expect(withAxes(bars, [], 700)).toMatchObject({ encoding: { y: { scale: { nice: 6 } } } })
    expect(
      withAxes({ encoding: { x: category }, layer: [{ mark: 'line', encoding: { y: measure } }] }, [], 300),
    ).toMatchObject({
      layer: [{ encoding: { y: { scale: { nice: 4 } } } }],
    })
    const own = { ...measure, scale: { domain: [0, 7] } }
    expect(withAxes({ mark: 'bar', encoding: { x: category, y: own } }, [], 700)).toMatchObject({
      encoding: { y: { scale: { domain: [0, 7] } } },
    })
  })

  test('long numbers are told by a letter, or by their power of ten', () => {
    const dollars = { ...measure, axis: { format: '$,.2~f' } }
    const spec: VegaLiteSpec = { mark: 'bar', encoding: { x: category, y: dollars } }
    const axisOf = (value: number, width: number) => withAxes(spec, [numbers(value)], width)
    expect(axisOf(2_500_000, 700)).toMatchObject({ encoding: { y: { axis: dollars.axis } } })
    expect(axisOf(2_500_000, 700)).not.toMatchObject({ encoding: { y: { axis: { labelExpr: expect.anything() } } } })
    expect(axisOf(2_500_000, 300)).toMatchObject({
      encoding: { y: { axis: { labelExpr: "format(datum.value, '$.3~s')" } } },
    })
    expect(axisOf(3e18, 700)).toMatchObject({
      encoding: { y: { axis: { labelExpr: "datum.value === 0 ? '0' : format(datum.value, '$.2~e')" } } },
    })
  })

  test('an axis of bins reaches to the end of the last one', () => {
    const bins = { ...measure, bin: { binned: true, step: 50 } }
    expect(withAxes({ mark: 'bar', encoding: { x: bins } }, [numbers(100, 0, 550)], 700)).toMatchObject({
      encoding: { x: { scale: { domain: [0, 600] } } },
    })
  })
})

describe('legends', () => {
  test('have as many columns as their labels leave room for, and no label wider than its column', () => {
    const lying = { mark: 'bar', encoding: { y: category, x: measure, color: { field: 'segment', type: 'nominal' } } }
    const segment: DataColumn = { name: 'segment', type: 'STRING', values: ['Consumer', 'Corporate', 'Small Business'] }
    const legendAt = (width: number) => withLegend(lying, [names('Office Supplies'), segment], width)
    expect(legendAt(700)).toMatchObject({ encoding: { color: { legend: { columns: 3 } } } })
    expect(legendAt(300)).toMatchObject({ encoding: { color: { legend: { columns: 1, labelLimit: 138 } } } })
  })

  test('that were taken away stay away', () => {
    const spec = { mark: 'bar', encoding: { x: category, color: { ...category, legend: null } } }
    expect(withLegend(spec, [names('a')], 700)).toBe(spec)
  })
})
