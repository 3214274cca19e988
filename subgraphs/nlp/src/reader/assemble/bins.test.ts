import { expect, test } from '@jest/globals'
import { phones } from '../../../test/reader/phones.js'
import { prepareDataset, understand } from '../read.js'

const dataset = prepareDataset(phones)
const binOf = (prompt: string) => understand(prompt, dataset, { today: '2025-12-31' }).situation.bins?.bin ?? null

test.each([
  ['price in 50 dollar buckets', { step: 50 }],
  ['price in buckets of 50', { step: 50 }],
  ['price, bin width of 50', { step: 50 }],
  ['price in 50-dollar increments', { step: 50 }],
  ['price with 500 intervals', { step: 500 }],
  ['price to the nearest 50', { step: 50 }],
  ['price in steps of 0.5', { step: 0.5 }],
  ['price in 8 bins', { maxBins: 8 }],
  ['price in the range of 10 to 20', null],
  ['phones over 50', null],
])('%s', (prompt, bin) => {
  expect(binOf(prompt)).toEqual(bin)
})
