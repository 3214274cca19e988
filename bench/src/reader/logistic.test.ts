import { expect, test } from '@jest/globals'
import { sequence } from './fit.js'
import { fitLogistic, type Judged } from './logistic.js'

const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum))

/** Answers that are right as often as 1 - 2 x says, in two databases of unlike size. */
function answers(count: number): readonly Judged[] {
  const next = sequence(5)
  return Array.from({ length: count }, (_, at) => {
    const doubt = next() * 2
    return {
      group: at % 4 === 0 ? 'small' : 'large',
      evidence: { always: 1, doubt, useless: next() },
      right: next() < logistic(1 - 2 * doubt),
    }
  })
}

test('the weights say how often answers are right', () => {
  const weights = fitLogistic(answers(6_000))
  expect(weights['always']).toBeCloseTo(1, 0)
  expect(weights['doubt']).toBeCloseTo(-2, 0)
  expect(Math.abs(weights['useless'] ?? 1)).toBeLessThan(0.3)
})

test('the same answers give the same weights', () => {
  expect(fitLogistic(answers(500))).toEqual(fitLogistic(answers(500)))
})

test('evidence that is rarely there is drawn to nothing', () => {
  const rare: Judged = { group: 'small', evidence: { always: 1, rare: 1 }, right: false }
  const weights = fitLogistic([...answers(500), rare])
  expect(Math.abs(weights['rare'] ?? 9)).toBeLessThan(0.4)
})
