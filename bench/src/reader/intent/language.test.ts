import { expect, test } from '@jest/globals'
import { handWeights, prepareDataset, promptLanguage, understand } from '@askchart/nlp/reader'
import { shop } from '../../../../subgraphs/nlp/test/reader/shop.js'
import { gramsOf } from './grams.js'
import { paraphrasesOf } from './paraphrases.js'

const prepared = prepareDataset(shop)
const saidOf = (prompt: string) =>
  promptLanguage(understand(prompt, prepared, { today: '2025-12-31' }, handWeights).situation)

test('a prompt is seen with its places as letters and its clauses as signs', () => {
  const said = saidOf('Show a bar chart of the average profit for each category, sorted by profit descending')
  expect(said.signs.slice(0, 11)).toEqual([
    'show',
    'a',
    '<chart>',
    'of',
    'the',
    'average',
    '<N>',
    'for',
    'each',
    '<S>',
    ',',
  ])
  expect(said.signs.at(-1)).toBe('<order>')
  expect(said.mark).toBe('BAR')
  expect(said.cues).toContain('aggregate AVERAGE')
})

test('grams are runs of up to three signs, what is known of the whole, and never a name of the data', () => {
  const grams = gramsOf(saidOf('Average profit for each category of products in a pie'))
  expect(grams).toEqual(expect.arrayContaining(['^ average <N>', '<N> for each', 'chart ARC', 'places <N> <S>']))
  expect(grams.filter((gram) => gram.split(' ').length > 5)).toEqual([])
  expect(grams.filter((gram) => /profit|categor|product/.test(gram))).toEqual([])
  expect(new Set(grams).size).toBe(grams.length)
})

test('the same question is said without its chart, without its order, and in other words', () => {
  const said = saidOf('Show a bar chart of the average profit for each category, sorted by profit descending')
  const [unnamed, unordered, reworded, ...none] = paraphrasesOf(said)
  expect(unnamed?.signs).not.toContain('<chart>')
  expect(gramsOf(unnamed ?? said)).toContain('chart any')
  expect(unnamed?.cues.filter((cue) => /^mark|^chartWord/.test(cue))).toEqual([])
  expect(unordered?.signs).not.toContain('<order>')
  expect(unordered?.mark).toBe('BAR')
  expect(reworded?.signs.join(' ')).toContain('average <N> per <S>')
  expect(none).toEqual([])
})

test('what has no chart, no order and none of the words that stand for others has no paraphrase', () => {
  expect(paraphrasesOf(saidOf('profit and category'))).toEqual([])
})
