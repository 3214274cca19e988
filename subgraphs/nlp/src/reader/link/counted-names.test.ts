import { expect, test } from '@jest/globals'
import { phones } from '../../../test/reader/phones.js'
import { prepareDataset, understand } from '../read.js'

const dataset = prepareDataset(phones)
const counts = (prompt: string): boolean =>
  understand(prompt, dataset, { today: '2025-12-31' }).situation.frame.cues.some(({ kind }) => kind === 'count')

test.each([
  ['price by number of cameras', false],
  ['average price for each number of cameras', false],
  ['price against camera count', false],
  ['number of phones by cameras', true],
  ['number of models for each brand', true],
  ['how many cameras are there', true],
  ['number of cameras for every model', true],
])('%s counts: %p', (prompt, expected) => {
  expect(counts(prompt)).toBe(expected)
})
