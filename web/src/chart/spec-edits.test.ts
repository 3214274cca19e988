import { describe, expect, test } from '@jest/globals'
import { changeColour, changeScheme, colouringOf } from './colours.js'
import { fieldTitle } from './field-title.js'
import { changeMark, markChoices, markOf } from './marks.js'
import { applyToSpec } from './spec-edits.js'

const bars = {
  mark: 'bar',
  encoding: {
    x: { field: 'region', type: 'nominal', axis: { title: 'Region' } },
    y: { field: 'sum_sales', type: 'quantitative' },
  },
} as const
const pie = {
  mark: { type: 'arc' },
  encoding: {
    theta: { field: 'sum_sales', type: 'quantitative' },
    color: { field: 'region', type: 'nominal' },
  },
} as const

describe('applyToSpec', () => {
  test('sets, makes what is between, and removes', () => {
    const spec = applyToSpec(bars, [
      { path: '/spec/encoding/color/scale/scheme', value: 'dark2' },
      { path: '/spec/encoding/x/axis', value: null },
    ])
    expect(spec).toEqual({
      mark: 'bar',
      encoding: {
        x: { field: 'region', type: 'nominal' },
        y: { field: 'sum_sales', type: 'quantitative' },
        color: { scale: { scheme: 'dark2' } },
      },
    })
    expect(bars.encoding.x.axis.title).toBe('Region')
  })

  test('reaches into a layer and leaves its neighbours', () => {
    const spec = applyToSpec({ layer: [{ mark: 'bar' }, { mark: 'line' }] }, [
      { path: '/spec/layer/1/mark', value: 'area' },
    ])
    expect(spec).toEqual({ layer: [{ mark: 'bar' }, { mark: 'area' }] })
  })

  test('reads escaped keys, and leaves other roots alone', () => {
    expect(
      applyToSpec({}, [
        { path: '/spec/a~1b', value: 1 },
        { path: '/title', value: 'T' },
      ]),
    ).toEqual({ 'a/b': 1 })
  })
})

describe('marks', () => {
  test('one category by one measure may become a pie, and come back', () => {
    expect(markChoices(bars)).toEqual(['bar', 'line', 'area', 'point', 'arc'])
    const turned = applyToSpec(bars, changeMark(bars, 'arc'))
    expect(turned).toEqual({
      mark: 'arc',
      encoding: { theta: { field: 'sum_sales', type: 'quantitative' }, color: { field: 'region', type: 'nominal' } },
    })
    expect(markChoices(turned)).toEqual(['arc', 'bar'])
    expect(markOf(applyToSpec(turned, changeMark(turned, 'bar')))).toBe('bar')
  })

  test('keeps what a mark says besides its type', () => {
    const spec = { ...bars, mark: { type: 'bar', color: 'red' } }
    expect(applyToSpec(spec, changeMark(spec, 'line'))['mark']).toEqual({ type: 'line', color: 'red' })
  })

  test('a line runs along x, whichever way the bars lay', () => {
    const { x, y } = bars.encoding
    const lying = { mark: 'bar', encoding: { x: y, y: x } }
    expect(applyToSpec(lying, changeMark(lying, 'line'))).toEqual({ ...bars, mark: 'line' })
    expect(applyToSpec(lying, changeMark(lying, 'point'))['encoding']).toEqual(lying.encoding)
  })

  test('bars made of a pie write their numbers as its tooltip does', () => {
    const tooltip = [{ field: 'sum_sales', type: 'quantitative', format: '$,.2f' }]
    const told = { ...pie, encoding: { ...pie.encoding, tooltip } }
    expect(applyToSpec(told, changeMark(told, 'bar'))).toMatchObject({
      encoding: { y: { axis: { format: '$,.2~f' } } },
    })
  })

  test('bars made of a pie keep none of its order', () => {
    const ordered = { ...pie, encoding: { ...pie.encoding, order: { field: 'sum_sales', type: 'quantitative' } } }
    expect(applyToSpec(ordered, changeMark(ordered, 'bar'))['encoding']).toEqual({
      x: { ...pie.encoding.color, axis: { labelAngle: 0 } },
      y: pie.encoding.theta,
    })
  })

  test('offers nothing for boxplots and layers', () => {
    expect(markChoices({ mark: 'boxplot' })).toEqual([])
    expect(markChoices({ layer: [] })).toEqual([])
  })
})

describe('colours', () => {
  test('a plain mark takes one colour', () => {
    expect(colouringOf(bars)).toEqual({ by: 'mark', value: null })
    const red = applyToSpec(bars, changeColour(bars, '#c23b52'))
    expect(colouringOf(red)).toEqual({ by: 'mark', value: '#c23b52' })
    expect(colouringOf(applyToSpec(red, changeColour(red, null)))).toEqual({ by: 'mark', value: null })
  })

  test('a field of colours takes a scheme', () => {
    const dark = applyToSpec(pie, changeScheme(pie, 'dark2'))
    expect(colouringOf(dark)).toMatchObject({ by: 'field', scheme: 'dark2' })
    expect(colouringOf(applyToSpec(dark, changeScheme(dark, null)))).toMatchObject({ by: 'field', scheme: null })
  })
})

test('a field is called what the axes call it', () => {
  expect(fieldTitle({ encoding: { x: { field: 'name', title: 'Region' } } }, 'name')).toBe('Region')
  expect(fieldTitle(bars, 'sum_sales')).toBe('sum sales')
})

test('a field is called as its tooltip or its layer calls it', () => {
  const told = { ...bars, encoding: { ...bars.encoding, tooltip: [{ field: 'sum_sales', title: 'Sales' }] } } as const
  expect(fieldTitle(told, 'sum_sales')).toBe('Sales')
  const layered = {
    encoding: {},
    layer: [{ mark: 'bar', encoding: { y: { field: 'sum_sales', title: 'Sold' } } }],
  } as const
  expect(fieldTitle(layered, 'sum_sales')).toBe('Sold')
})
