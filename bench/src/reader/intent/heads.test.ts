import { expect, test } from '@jest/globals'
import { handWeights, prepareDataset, understand } from '@askchart/nlp/reader'
import { shop } from '../../../../subgraphs/nlp/test/reader/shop.js'
import { goldOf } from '../gold.js'
import { foldOf, FOLDS, headsWithout } from './folds.js'
import { bestOf, fitHeads, type Lesson, likelyFeatures, likelyOf } from './heads.js'
import { answerOfGold, intentOfCandidate, markCalled } from './labels.js'

const said = (word: string) => ({ signs: [word, '<N>'], cues: [], mark: null, arrangement: null })
const lessonsOf = (database: string, word: string, mark: string, intent: string): readonly Lesson[] =>
  Array.from({ length: 6 }, () => ({ group: database, said: said(word), gold: { mark, intent } }))
const lessons: readonly Lesson[] = Array.from({ length: 12 }, (_, at) => `database ${at}`).flatMap((database) => [
  ...lessonsOf(database, 'mean', 'BAR', 'AVERAGE'),
  ...lessonsOf(database, 'split', 'BAR', 'COUNT coloured'),
  ...lessonsOf(database, 'relation', 'POINT', 'RAW'),
])

const [prepared, options] = [prepareDataset(shop), { today: '2025-12-31' }]
const bestFor = (prompt: string) => understand(prompt, prepared, options, handWeights).ranked[0]?.candidate

test('mark and intent are learned from the same prompts', () => {
  const { mark, intent } = likelyOf(fitHeads(lessons), said('relation'))
  expect(bestOf(mark).name).toBe('POINT')
  expect(bestOf(intent)).toEqual({ name: 'RAW', share: Math.max(...intent.values()) })
})

test('a reading is likely as far as the words speak for its mark, its aggregate and its colour', () => {
  const candidate = bestFor('average profit by category')
  expect(candidate && intentOfCandidate(candidate)).toBe('AVERAGE')
  if (candidate === undefined) return
  const heads = fitHeads(lessons)
  const [fitting, other] = ['mean', 'split'].map((word) => likelyFeatures(likelyOf(heads, said(word)), candidate))
  for (const name of ['intent likely', 'aggregate likely', 'colour likely'])
    expect(fitting?.[name]).toBeGreaterThan(other?.[name] ?? 0)
  // It names no mark, so that only points speak against it.
  expect(fitting?.['mark likely']).toBeGreaterThan(
    likelyFeatures(likelyOf(heads, said('relation')), candidate)['mark likely'] ?? 0,
  )
  expect(Math.min(...Object.values(other ?? {}))).toBeGreaterThanOrEqual(Math.log(0.01))
})

test('readings and published queries are called the same', () => {
  const candidate = bestFor('number of orders by channel and status as stacked bars')
  expect(candidate && intentOfCandidate(candidate)).toBe('COUNT coloured')
  const gold = goldOf(
    'Visualize STACKED BAR SELECT channel , COUNT(channel) FROM orders GROUP BY status , channel',
    'status',
    prepared,
  )
  expect(gold && answerOfGold(gold)).toEqual({ mark: 'BAR', intent: 'COUNT coloured' })
  const raw = goldOf('Visualize SCATTER SELECT profit , revenue FROM order_lines', null, prepared)
  expect(raw && answerOfGold(raw)).toEqual({ mark: 'POINT', intent: 'RAW' })
  expect(['Pie', 'grouping line', 'point', 'map'].map(markCalled)).toEqual(['ARC', 'LINE', 'POINT', null])
})

test('heads without a fold know nothing of its databases', () => {
  const own = foldOf('database 0')
  expect(new Set(lessons.map(({ group }) => foldOf(group))).size).toBe(FOLDS)
  const others = lessons.filter(({ group }) => foldOf(group) !== own)
  const without = headsWithout(lessons)(own)
  expect(without.intent.weights).toEqual(fitHeads(others).intent.weights)
  expect(headsWithout(lessons)(own, own)).toEqual(without)
})
