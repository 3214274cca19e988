import { describe, expect, test } from '@jest/globals'
import { type Bar, barsOf } from './bars.js'
import { described } from './histogram.js'
import { granularityOf } from './periods.js'
import { type Plan, planOf, type Profiled } from './plan.js'
import { createPool } from './pool.js'
import { stepOf } from './step.js'

const column = (over: Partial<Profiled>): Profiled => ({
  ref: 't.c',
  type: 'DECIMAL',
  role: 'MEASURE',
  distinctCount: 500,
  minimum: 0,
  maximum: 118,
  ...over,
})
const periods = (granularity: Extract<Plan, { kind: 'periods' }>['granularity']): Plan => ({
  kind: 'periods',
  granularity,
  query: { measures: [] },
})
const bins = (step: number): Plan => ({ kind: 'bins', step, query: { measures: [] } })
const rowsOf = (bars: readonly Bar[]): number => bars.reduce((sum, { rows }) => sum + rows, 0)

describe('how a column is counted', () => {
  test('a number by bins that are easy to say, a few different ones by themselves', () => {
    expect(planOf(column({}), 1000)).toMatchObject({ kind: 'bins', step: 5 })
    expect(planOf(column({ distinctCount: 5, maximum: 5 }), 1000)?.kind).toBe('values')
  })

  test('a text by its most frequent values, unless all differ; a key not at all', () => {
    const text = { type: 'STRING', role: 'DIMENSION', minimum: 'a', maximum: 'z' } as const
    expect(planOf(column({ ...text, distinctCount: 40 }), 1000)).toMatchObject({ kind: 'values', query: { limit: 6 } })
    expect(planOf(column({ ...text, distinctCount: 998 }), 1000)).toBeNull()
    expect(planOf(column({ type: 'INTEGER', role: 'IDENTIFIER', distinctCount: 1000 }), 1000)).toBeNull()
  })

  test('a column without values is not asked about', () => {
    expect(planOf(column({ minimum: null, maximum: null, distinctCount: 0 }), 1000)).toBeNull()
    expect(planOf(column({}), 0)).toBeNull()
  })

  test.each([
    ['2025-01-01', '2025-01-20', false, 'DAY'],
    ['2025-01-01', '2025-09-01', false, 'WEEK'],
    ['2023-01-01', '2025-12-31', false, 'MONTH'],
    ['2015-01-01', '2025-12-31', false, 'QUARTER'],
    ['1900-01-01', '2025-12-31', false, 'YEAR'],
    ['2025-01-01T08:00:00Z', '2025-01-01T08:40:00Z', true, 'MINUTE'],
    ['2025-01-01T08:00:00Z', '2025-01-02T18:00:00Z', true, 'HOUR'],
  ])('dates from %s to %s (timed: %s) by %s', (from, to, timed, granularity) => {
    expect(granularityOf(from, to, timed)).toBe(granularity)
  })

  test('steps are 1, 2 or 5 times a power of ten; at least 1 for whole numbers', () => {
    expect([
      stepOf(0, 118, 24, false),
      stepOf(0, 1, 24, false),
      stepOf(-3, 9, 24, true),
      stepOf(7, 7, 24, false),
    ]).toEqual([5, 0.05, 1, 1])
  })
})

describe('bars', () => {
  test('stand for bins without rows as well, and leave missing values out', () => {
    expect(barsOf(bins(0.1), { values: [0.1, 0.4, null], rows: [3, 2, 9] })).toEqual([
      { label: '0.1 to 0.2', rows: 3 },
      { label: '0.2 to 0.3', rows: 0 },
      { label: '0.3 to 0.4', rows: 0 },
      { label: '0.4 to 0.5', rows: 2 },
    ])
  })

  test('stand for months without rows as well, over the end of a year', () => {
    expect(barsOf(periods('MONTH'), { values: ['2024-11-01', '2025-01-01'], rows: [3, 2] })).toEqual([
      { label: 'Nov 2024', rows: 3 },
      { label: 'Dec 2024', rows: 0 },
      { label: 'Jan 2025', rows: 2 },
    ])
  })

  test('are named by the clocks of the zone; an hour that they show twice is one bar', () => {
    const values = [
      '2025-10-26T01:00:00+02:00',
      '2025-10-26T02:00:00+02:00',
      '2025-10-26T02:00:00+01:00',
      '2025-10-26T03:00:00+01:00',
    ]
    expect(barsOf(periods('HOUR'), { values, rows: [1, 2, 3, 4] })).toEqual([
      { label: '26 Oct 2025, 01:00', rows: 1 },
      { label: '26 Oct 2025, 02:00', rows: 5 },
      { label: '26 Oct 2025, 03:00', rows: 4 },
    ])
  })

  test('of two centuries stand for several years each, and lose no row', () => {
    const years = Array.from({ length: 200 }, (_, index) => 1825 + index)
    const bars = barsOf(periods('YEAR'), { values: years.map((year) => `${year}-01-01`), rows: years.map(() => 1) })
    expect(bars).toHaveLength(50)
    expect(bars[0]?.label).toBe('1825 – 1828')
    expect(rowsOf(bars)).toBe(200)
  })

  test('of values are the most frequent, in words', () => {
    const plan = planOf(column({ type: 'STRING', distinctCount: 40, minimum: 'a', maximum: 'z' }), 1000)
    if (!plan) throw new Error('A text has a plan.')
    const bars = barsOf(plan, { values: ['e', null, 'a', 'b', 'c', 'd'], rows: [9, 8, 7, 6, 5, 4] })
    expect(bars.map(({ label }) => label)).toEqual(['e', 'a', 'b', 'c', 'd'])
  })

  test('are told in one sentence to those who do not see them', () => {
    expect(described('Rows by price', barsOf(bins(10), { values: [0, 10, 20], rows: [1, 12, 3] }))).toBe(
      'Rows by price: 3 bars, the first 0 to 10, the last 20 to 30; the highest 10 to 20, 12 rows',
    )
  })
})

test('a pool runs so many tasks at once, all in the end, whatever some come to', async () => {
  const inTurn = createPool(2)
  let [running, most] = [0, 0]
  const task = async (index: number): Promise<number> => {
    running += 1
    most = Math.max(most, running)
    await Promise.resolve()
    running -= 1
    if (index === 1) throw new Error('This one breaks.')
    return index
  }
  const done = await Promise.allSettled([0, 1, 2, 3, 4].map((index) => inTurn(() => task(index))))
  expect(most).toBe(2)
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
})
