import { expect, test } from '@jest/globals'
import { phones } from '../../../test/reader/phones.js'
import { shop } from '../../../test/reader/shop.js'
import { prepareDataset, understand } from '../read.js'
import type { Role } from './roles.js'

const datasets = { phones: prepareDataset(phones), shop: prepareDataset(shop) }

/** The words of each place that plays a part in some way. */
function placesThat(plays: (role: Role) => boolean, prompt: string, dataset: keyof typeof datasets = 'phones') {
  const { roles, frame } = understand(prompt, datasets[dataset], { today: '2025-12-31' }).situation
  return roles.filter(plays).map(({ slot }) =>
    frame.tokens
      .slice(slot.from, slot.to)
      .map(({ lower }) => lower)
      .join(' '),
  )
}

test.each([
  ['price by weight and brand', ['brand']],
  ['price by brand, type and cameras', ['type', 'cameras']],
  ['price by brand and average weight', []],
  ['price by brand of phones', []],
])('%s: joined to what is grouped by', (prompt, places) => {
  expect(placesThat(({ coordinated }) => coordinated, prompt)).toEqual(places)
})

test.each([
  ['price and weight with brand as the legend', ['brand']],
  ['add brand to the legend', ['brand']],
  ['price by weight, color by brand', ['brand']],
])('%s: coloured', (prompt, places) => {
  expect(placesThat(({ coloured }) => coloured, prompt)).toEqual(places)
})

test.each([
  ['price by weight for each brand separately', ['brand']],
  ['price vs weight, each brand in separate charts', ['brand']],
  ['price vs weight with separate charts for each brand', ['brand']],
])('%s: in panels', (prompt, places) => {
  expect(placesThat(({ faceted }) => faceted, prompt)).toEqual(places)
})

test('what has the most of something counts it', () => {
  expect(placesThat(({ counted }) => counted, 'which brand has the most phones')).toEqual(['phones'])
})

test('a table named before its column is part of the name', () => {
  expect(placesThat(({ grouped }) => grouped, 'orders by customer segment', 'shop')).toEqual(['customer', 'segment'])
})
