import { describe, expect, test } from '@jest/globals'
import { binOf, binRange } from './bin-range.js'
import type { ColumnProfile } from './dataset.js'
import type { Bin, Filter } from './query-spec.js'

const column = (
  minimum: number | null,
  maximum: number | null,
  type: 'INTEGER' | 'DECIMAL' = 'DECIMAL',
): ColumnProfile => ({
  ref: 'cars.price',
  name: 'price',
  label: 'Price',
  type,
  role: 'MEASURE',
  synonyms: [],
  distinctCount: null,
  sampleValues: [],
  minimum,
  maximum,
  unit: null,
  defaultAggregate: null,
})
const rangeOf = (profile: ColumnProfile, bin: Bin = {}, filter?: Filter) =>
  binRange(filter ? { filter } : {}, { column: 'cars.price', bin }, profile)

describe('the bins of a column', () => {
  test('are the fewest round ones that cover its range', () => {
    expect(rangeOf(column(0, 100), { maxBins: 10 })).toEqual({ step: 10, first: 0, last: 90, edge: 100 })
    expect(rangeOf(column(3, 97), { maxBins: 10 })).toEqual({ step: 10, first: 0, last: 90, edge: null })
    expect(rangeOf(column(3, 101), { maxBins: 10 })).toEqual({ step: 20, first: 0, last: 100, edge: null })
    expect(rangeOf(column(0.02, 0.29), { maxBins: 10 })).toEqual({ step: 0.05, first: 0, last: 0.25, edge: null })
    expect(rangeOf(column(-5, 5), { maxBins: 2 })).toEqual({ step: 5, first: -5, last: 0, edge: 5 })
    expect(rangeOf(column(1000, 1_000_000))?.step).toBe(50_000)
  })

  test('are whole for integers', () => {
    expect(rangeOf(column(1, 4, 'INTEGER'), { maxBins: 50 })).toEqual({ step: 1, first: 1, last: 4, edge: null })
  })

  test('follow what the filter demands of the same column, and nothing else', () => {
    const below100: Filter = { compare: { column: 'cars.price', operator: 'LT', values: [100] } }
    expect(rangeOf(column(0, 10_000), { maxBins: 10 }, below100)?.step).toBe(10)
    expect(rangeOf(column(0, 10_000), { maxBins: 10 }, { and: [{ not: below100 }] })?.step).toBe(1000)
    const other: Filter = { compare: { column: 'cars.weight', operator: 'LT', values: [100] } }
    expect(rangeOf(column(0, 10_000), { maxBins: 10 }, { and: [other] })?.step).toBe(1000)
  })

  test('have the step that was asked for, whatever the range', () => {
    expect(rangeOf(column(0, 100), { step: 25 })).toEqual({ step: 25, first: 0, last: 100, edge: null })
    expect(rangeOf(column(null, null), { step: 2 })).toEqual({ step: 2, first: null, last: null, edge: null })
  })

  test('hold decimal fractions in the bin that bears their name', () => {
    for (let cents = 0; cents < 100; cents += 1) expect(binOf(cents / 100, 0.01)).toBe(cents / 100)
  })
})
