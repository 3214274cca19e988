import { expect, test } from '@jest/globals'
import { failureTable, type Outcome, quantile, reliability, rounding } from './report.js'

const outcome = (confidence: number | null, passed: boolean): Outcome => ({
  id: 'x',
  passed,
  why: '',
  confidence,
  elapsedMs: 1,
})

test('answers that are as often right as they say have no calibration error', () => {
  const outcomes = [1, 2, 3, 4, 5].map((at) => outcome(0.8, at !== 5))
  expect(reliability(outcomes).error).toBeCloseTo(0)
  expect(reliability(outcomes).rows).toEqual([{ from: 0.8, count: 5, said: 0.8, right: 0.8 }])
})

test('answers that are surer than right have an error of the difference; refusals count nowhere', () => {
  const outcomes = [outcome(0.95, true), outcome(0.95, false), outcome(null, false)]
  expect(reliability(outcomes).error).toBeCloseTo(0.45)
})

test('the quantile of a list is a value of it', () => {
  expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3)
  expect(quantile([5, 1, 4, 2, 3], 0.99)).toBe(5)
  expect(quantile([], 0.5)).toBe(0)
})

test('the commonest failures come first, with the first example of each', () => {
  const table = failureTable([
    { kind: 'order', example: 'a' },
    { kind: 'data', example: 'b' },
    { kind: 'data', example: 'c' },
  ])
  expect(table.split('\n').slice(2)).toEqual(['| data | 2 | b |', '| order | 1 | a |'])
})

test('answers at a tenth are those whose confidence rounds to it', () => {
  const outcomes = [
    outcome(0.74, false),
    outcome(0.76, true),
    outcome(0.84, false),
    outcome(0.86, true),
    outcome(null, true),
  ]
  expect(rounding(outcomes, 0.8)).toEqual({ count: 2, said: 0.8, right: 0.5 })
  expect(rounding(outcomes, 0.2)).toBeNull()
})
