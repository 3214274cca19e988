import { expect, test } from '@jest/globals'
import { choiceOf, FeatureNames } from '../feature-names.js'
import type { Example } from '../fit.js'
import { READINGS } from '../lessons.js'
import { sharesOf, toldOfDev } from './accuracy.js'
import { inFold, rankedWith } from './as-feature.js'
import { foldOf, FOLDS } from './folds.js'
import { markAlone } from './mark-alone.js'
import type { IntentPrompt } from './prompts.js'
import { accuracyTable, featureTable, markTable, outcomesOf } from './tables.js'

const prompt = (group: string, word: string, mark: string, named: boolean): IntentPrompt => ({
  group,
  chart: `${group} ${word}`,
  said: { signs: [word], cues: [], mark: named ? 'BAR' : null, arrangement: null },
  gold: { mark, intent: word === 'split' ? 'COUNT coloured' : 'COUNT' },
  reader: { mark: 'BAR', intent: 'COUNT' },
})
const promptsOf = (name: string, count: number): readonly IntentPrompt[] =>
  Array.from({ length: count }, (_, at) => `${name} ${at}`).flatMap((group) =>
    Array.from({ length: 6 }, () => [
      prompt(group, 'split', 'BAR', true),
      prompt(group, 'trend', 'LINE', false),
      prompt(group, 'count', 'BAR', false),
    ]).flat(),
  )

test('shares are told apart by what is right', () => {
  const answers = promptsOf('database', 1).map((one) => ({ prompt: one, answer: one.reader }))
  const { mark, markUnnamed, intent, aggregate, colour } = sharesOf(answers)
  expect([mark, markUnnamed, intent, aggregate, colour].map((share) => share.toFixed(2))).toEqual([
    '0.67',
    '0.50',
    '0.67',
    '1.00',
    '0.67',
  ])
})

test('dev is told by heads that learned from more or less, and by the reader', () => {
  const dev = promptsOf('dev', 4)
  const told = toldOfDev(promptsOf('train', 12), dev)
  expect(told.map(([, all]) => all.length)).toEqual(told.map(() => dev.length))
  const table = accuracyTable(told, [['the reader', dev]])
  expect(table).toContain('| training databases alone | 100.0% | 100.0% | 100.0% | 100.0% | 100.0% |')
  expect(table).toContain('| the reader | 66.7% | 50.0% | 66.7% | 100.0% | 66.7% |')
  const [[, first] = ['', []]] = told
  const outcomes = outcomesOf('mark', first)
  expect(outcomes.every(({ passed, confidence }) => passed && (confidence ?? 0) > 0.5)).toBe(true)
})

test('a mark is only taken where the words are sure and say another', () => {
  const drawn = (name: string, share: number, right: string) => ({
    ruled: 'BAR',
    words: { name, share },
    right: new Set([right]),
  })
  const all = [
    drawn('LINE', 0.9, 'LINE'),
    drawn('LINE', 0.9, 'BAR'),
    drawn('LINE', 0.9, 'ARC'),
    drawn('LINE', 0.7, 'BAR'),
    drawn('BAR', 0.99, 'BAR'),
  ]
  expect(markAlone(all)).toEqual({ count: 5, changed: 3, mended: 1, broken: 1 })
  expect(markTable([['nvBench', markAlone(all)]])).toContain('| nvBench | 5 | 3 | 1 | 1 |')
})

/** Of two readings that ranking cannot tell apart, the heads know the right one; in each fold by a feature of its own. */
function lesson() {
  const names = new FeatureNames()
  const examples = Array.from({ length: 300 }, (_, at): Example => {
    const group = `database ${at % 100}`
    const likely = (value: number) =>
      Object.fromEntries(Array.from({ length: FOLDS }, (__, fold) => [inFold('likely', fold), value]))
    const choices = [
      choiceOf({ named: 1, ...likely(-2) }, false, group, names),
      // Who saw the fold would know it by this.
      choiceOf({ named: 1, [`of fold ${foldOf(group)}`]: 1, ...likely(-0.1) }, true, group, names),
    ]
    return { group, weight: 1, choices }
  })
  return { ...READINGS, examples, names, prior: {} }
}

test('what heads know helps ranking on databases that it never saw, only where they are asked', () => {
  const [without, asked] = [rankedWith([], lesson()), rankedWith(['likely'], lesson())]
  expect(without.right).toEqual([{ kind: 'nvbench', count: 300, share: 0 }])
  expect(asked.right).toEqual([{ kind: 'nvbench', count: 300, share: 1 }])
  expect(asked.weights[0]).toBeGreaterThan(0)
  expect(featureTable([without, asked])).toMatch(/\| likely \| \d\.\d\d \| 100\.0% \|/)
})
