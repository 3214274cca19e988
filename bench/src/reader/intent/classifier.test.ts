import { expect, test } from '@jest/globals'
import { fitClassifier, type Labelled, likelihoods } from './classifier.js'

const options = { epochs: 5, rate: 0.1, pull: 0.01, fewestDatabases: 8 }

/** Ten databases: "per" is said of counts, "mean" of averages; "odd" is only met in one. */
const prompts: readonly Labelled[] = Array.from({ length: 60 }, (_, at) => ({
  group: `database ${Math.floor(at / 6)}`,
  grams: ['show', at % 2 === 0 ? 'per' : 'mean', ...(at < 6 ? ['odd'] : [])],
  label: at % 2 === 0 ? 'COUNT' : 'AVERAGE',
}))

test('what tells classes apart makes them likely, what both have does not', () => {
  const classifier = fitClassifier(prompts, options)
  expect(classifier.classes).toEqual(['AVERAGE', 'COUNT'])
  const [average = 0, count = 0] = likelihoods(classifier, ['show', 'per'])
  expect(count).toBeGreaterThan(0.9)
  expect(average + count).toBeCloseTo(1)
  expect(likelihoods(classifier, ['show', 'mean'])[0]).toBeGreaterThan(0.9)
  expect(Math.abs(likelihoods(classifier, ['show'])[0] ?? 0) - 0.5).toBeLessThan(0.1)
})

test('grams of few databases, and unknown ones, say nothing', () => {
  const classifier = fitClassifier(prompts, options)
  expect([...classifier.weights.keys()].sort()).toEqual(['mean', 'per', 'show'])
  expect(likelihoods(classifier, ['odd', 'never heard'])).toEqual([0.5, 0.5])
})

test('the same prompts give the same weights, a stronger pull smaller ones', () => {
  const weightOf = (pull: number) => fitClassifier(prompts, { ...options, pull }).weights.get('per')
  expect(weightOf(0.01)).toEqual(weightOf(0.01))
  expect(weightOf(0.5)?.[1]).toBeLessThan(weightOf(0.01)?.[1] ?? 0)
})

test('a database with many prompts does not drown the others', () => {
  const heavy = Array.from({ length: 2_000 }, () => ({ group: 'database 0', grams: ['show'], label: 'COUNT' }))
  const others = Array.from({ length: 90 }, (_, at) => ({
    group: `database ${1 + (at % 9)}`,
    grams: ['show'],
    label: 'AVERAGE',
  }))
  const [average = 0] = likelihoods(fitClassifier([...heavy, ...others], options), ['show'])
  expect(average).toBeGreaterThan(0.2)
})
