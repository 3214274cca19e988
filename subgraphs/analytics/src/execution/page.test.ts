import { describe, expect, test } from '@jest/globals'
import type { Cell, DataColumn } from '@askchart/vocabulary'
import { type PageRequest, pageOf } from './page.js'
import type { QueryRows } from './query.data-source.js'

const rowsOf = (...columns: readonly DataColumn[]): QueryRows => ({
  columns,
  rowCount: columns[0]?.values.length ?? 0,
  truncated: false,
  asOf: new Date(0),
})
const page = (rows: QueryRows, request: Partial<PageRequest>) =>
  pageOf(rows, { names: null, first: null, after: null, maxPoints: null, ...request })
const valuesOf = (columns: readonly DataColumn[], name: string): readonly Cell[] =>
  columns.find((column) => column.name === name)?.values ?? []

const days = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10))
const text = (name: string, values: readonly Cell[]): DataColumn => ({ name, type: 'STRING', values })
const date = (name: string, values: readonly Cell[]): DataColumn => ({ name, type: 'DATE', values })
const number = (name: string, values: readonly Cell[]): DataColumn => ({ name, type: 'DECIMAL', values })

describe('a page', () => {
  const rows = rowsOf(text('region', ['a', 'b', 'c', 'd']), number('sum', [1, 2, 3, 4]))

  test('holds the asked columns in the asked order', () => {
    expect(page(rows, { names: ['sum', 'region'], first: 2, after: 1 })).toEqual([
      number('sum', [2, 3]),
      text('region', ['b', 'c']),
    ])
    expect(page(rows, { after: 3 })).toEqual([text('region', ['d']), number('sum', [4])])
    expect(page(rows, { first: 0 })).toEqual([text('region', []), number('sum', [])])
    expect(page(rows, { after: 99, first: 1 })).toEqual([text('region', []), number('sum', [])])
  })

  test.each<[Partial<PageRequest>, string]>([
    [{ names: ['nope'] }, 'names'],
    [{ first: -1 }, 'first'],
    [{ after: -1 }, 'after'],
    [{ maxPoints: 1 }, 'maxPoints'],
  ])('refuses %j', (request, field) => {
    expect(() => page(rows, request)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', details: { field } }))
  })
})

describe('thinning', () => {
  const count = 2_000
  const wave = Array.from({ length: count }, (_, index) => Math.sin(index / 50))
  // Two peaks side by side: no bucket keeps more than one point by itself.
  const spiked = wave.map((value, index) => (index === 777 ? 9 : index === 778 ? -9 : value))

  test('keeps to the bound, the ends and the highest and lowest points', () => {
    const thinned = page(rowsOf(date('day', days(count)), number('value', spiked)), { maxPoints: 100 })
    const values = valuesOf(thinned, 'value')
    expect(values.length).toBeLessThanOrEqual(100)
    expect(values.length).toBeGreaterThan(90)
    expect(values).toContain(9)
    expect(values).toContain(-9)
    expect([values[0], values.at(-1)]).toEqual([spiked[0], spiked.at(-1)])
  })

  test('keeps the peaks of every measure, and rows whole', () => {
    const other = wave.map((_, index) => (index === 1500 ? 1_000_000 : index % 7))
    const rows = rowsOf(date('day', days(count)), number('a', spiked), number('b', other))
    const thinned = page(rows, { maxPoints: 50 })
    expect(valuesOf(thinned, 'a')).toContain(9)
    expect(valuesOf(thinned, 'b')).toContain(1_000_000)
    const at = valuesOf(thinned, 'a').indexOf(9)
    expect(valuesOf(thinned, 'day')[at]).toBe(days(count)[777])
    expect(valuesOf(thinned, 'b')[at]).toBe(other[777])
  })

  test('chooses the same rows whichever columns are asked for', () => {
    const rows = rowsOf(date('day', days(count)), number('a', spiked))
    const whole = page(rows, { maxPoints: 60 })
    expect(page(rows, { names: ['day'], maxPoints: 60 })).toEqual([whole[0]])
  })

  test('thins each series by itself', () => {
    const region = wave.flatMap(() => ['East', 'West'])
    const day = days(count).flatMap((value) => [value, value])
    const values = spiked.flatMap((value, index) => [value, index === 55 ? 500 : 100])
    const rows = rowsOf(date('day', day), text('region', region), number('value', values))
    const thinned = page(rows, { maxPoints: 200 })
    const regions = valuesOf(thinned, 'region')
    expect(regions.length).toBeLessThanOrEqual(200)
    expect(regions.filter((name) => name === 'East').length).toBeGreaterThan(80)
    expect(valuesOf(thinned, 'value')).toEqual(expect.arrayContaining([9, -9, 500]))
    expect(valuesOf(thinned, 'day')).toEqual([...valuesOf(thinned, 'day')].sort())
  })

  test('does not stumble over missing values, few points or many series', () => {
    const gaps = wave.map((value, index) => (index % 3 === 0 ? null : value))
    const rows = rowsOf(date('day', days(count)), number('value', gaps))
    expect(valuesOf(page(rows, { maxPoints: 10 }), 'day').length).toBeLessThanOrEqual(10)
    expect(valuesOf(page(rows, { maxPoints: 2 }), 'day')).toEqual([days(count)[0], days(count).at(-1)])
    const many = rowsOf(date('day', days(count)), text('key', wave.map(String)), number('value', wave))
    expect(valuesOf(page(many, { maxPoints: 40 }), 'day').length).toBeLessThanOrEqual(40)
  })

  test('leaves a short result alone', () => {
    const rows = rowsOf(date('day', days(5)), number('value', [5, 1, 4, 2, 3]))
    expect(valuesOf(page(rows, { maxPoints: 5 }), 'value')).toEqual([5, 1, 4, 2, 3])
  })
})
