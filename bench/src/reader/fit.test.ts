import { expect, test } from '@jest/globals'
import { accuracy, type Example, fit, scoreOf, sequence, shuffled } from './fit.js'

const choice = (right: boolean, ...features: readonly number[]) => ({
  right,
  features: Int32Array.from(features),
  values: Float32Array.from(features, () => 1),
})

// Feature 0 marks what is right, feature 1 what is wrong, feature 2 says nothing.
const examples: readonly Example[] = Array.from({ length: 40 }, (_, at) => ({
  group: `group ${at % 4}`,
  weight: 1,
  choices: [choice(false, 1, 2), choice(true, 0, 2)],
}))
const options = { epochs: 5, rate: 0.2, pull: 0.001, free: [true, true, true] }

test('what tells right from wrong gains weight, what both have gains none', () => {
  const weights = fit(examples, new Float64Array(3), options)
  expect(weights[0]).toBeGreaterThan(0.5)
  expect(weights[1]).toBeLessThan(-0.5)
  expect(weights[2]).toBeCloseTo(0, 6)
  expect(accuracy(examples, new Float64Array(3))).toBe(0)
  expect(accuracy(examples, weights)).toBe(1)
})

test('features that are not free keep the weight they had', () => {
  const weights = fit(examples, Float64Array.from([0, 0.25, 0]), { ...options, free: [true, false, true] })
  expect(weights[1]).toBe(0.25)
})

test('the same examples give the same weights each time', () => {
  expect(fit(examples, new Float64Array(3), options)).toEqual(fit(examples, new Float64Array(3), options))
  expect(shuffled([1, 2, 3, 4, 5], sequence(3))).toEqual(shuffled([1, 2, 3, 4, 5], sequence(3)))
})

test('an example without a right choice teaches nothing and counts as missed', () => {
  const lost: Example = { group: 'lost', weight: 1, choices: [choice(false, 0)] }
  expect(fit([lost], new Float64Array(3), options)).toEqual(new Float64Array(3))
  expect(accuracy([lost], new Float64Array(3))).toBe(0)
  expect(scoreOf(choice(true, 0, 1), Float64Array.from([2, 3, 5]))).toBe(5)
})
