import { expect, test } from '@jest/globals'
import { choiceOf, FeatureNames } from './feature-names.js'
import type { Example } from './fit.js'
import { learn, sourceOf } from './learn.js'

/** Ten databases; "named" is right in all of them, "odd" is only met in one. */
function lesson() {
  const names = new FeatureNames()
  const examples = Array.from({ length: 60 }, (_, at): Example => {
    const group = `database ${at % 10}`
    const odd: Record<string, number> = at % 10 === 0 ? { odd: 1 } : {}
    const choices = [
      choiceOf({}, false, group, names),
      choiceOf({ named: 1, ...odd }, true, group, names),
      choiceOf({ near: 1 }, false, group, names),
    ]
    return { group, weight: 1, choices }
  })
  const fitting = { epochs: 5, rate: 0.2, pull: 0.01 }
  return { examples, names, prior: { near: 0.5 }, fitting, fewestDatabases: 8, smallest: 0.02 }
}

test('what is right in databases not learned from is told beside what the hand had', () => {
  const { tested, onItself } = learn(lesson())
  expect(tested).toEqual([{ kind: 'nvbench', count: 60, byHand: 0, learned: 1 }])
  expect(onItself).toBe(1)
})

test('a feature of few databases learns nothing', () => {
  const { weights, free } = learn(lesson())
  expect(free).toBe(2)
  expect(weights.map(({ name }) => name)).toEqual(['named', 'near'])
})

test('the same examples give the same module', () => {
  const text = sourceOf(learn(lesson()).weights)
  expect(sourceOf(learn(lesson()).weights)).toBe(text)
  expect(text).toMatch(/^\/\*\* Written by `npm run train`/)
  expect(text).toMatch(/\n {2}"named": \d/)
})

test('what stays near the hand is left out', () => {
  const { examples, names, fitting } = lesson()
  const prior = { named: 20, near: -20 }
  expect(learn({ examples, names, fitting, prior, fewestDatabases: 8, smallest: 0.02 }).weights).toEqual([])
})
