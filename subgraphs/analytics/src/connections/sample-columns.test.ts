import { describe, expect, test } from '@jest/globals'
import { estimateDistinct, measureColumn } from './sample-columns.js'

describe('how many different values there are', () => {
  test('is exact where all rows were seen', () => {
    expect(estimateDistinct(100, 40, 10, 100)).toBe(40)
  })
  test('is what was seen where every value was seen often', () => {
    expect(estimateDistinct(10_000, 5, 0, 1_000_000)).toBe(5)
  })
  test('is all rows where no value was seen twice', () => {
    expect(estimateDistinct(10_000, 10_000, 10_000, 1_000_000)).toBe(1_000_000)
  })
  test('lies between where some were', () => {
    // 10000 * 9000 / (10000 - 8000 + 8000 * 10000 / 1000000)
    expect(estimateDistinct(10_000, 9_000, 8_000, 1_000_000)).toBe(43_269)
  })
  test('of nothing is nothing', () => {
    expect(estimateDistinct(0, 0, 0, 10)).toBe(0)
  })
})

describe('a column', () => {
  const facts = { rows: 6, isKey: false, isText: true }
  test('has its most frequent values first, and none of them missing', () => {
    expect(measureColumn(['b', 'a', null, 'a', 'c', 'c'], facts)).toEqual({
      distinctCount: 3,
      minimum: 'a',
      maximum: 'c',
      values: ['a', 'c', 'b'],
    })
  })
  test('of a large table is never taken for a key by chance', () => {
    const cells = Array.from({ length: 10_000 }, (_, index) => index)
    const large = { rows: 1_000_000, isKey: false, isText: false }
    expect(measureColumn(cells, large)).toMatchObject({ distinctCount: 999_999 })
    expect(measureColumn(cells, { ...large, isKey: true })).toMatchObject({ distinctCount: 1_000_000 })
    expect(measureColumn(cells, large).values).toHaveLength(20)
  })
  test('of prose lists no texts', () => {
    expect(measureColumn(['x'.repeat(201), 'short'], facts).values).toEqual(['short'])
  })
  test('of nothing has no values', () => {
    expect(measureColumn([null, null], facts)).toEqual({ distinctCount: 0, minimum: null, maximum: null, values: [] })
    expect(measureColumn([], facts)).toMatchObject({ distinctCount: 0 })
  })
})
