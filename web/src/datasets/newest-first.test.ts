import { expect, test } from '@jest/globals'
import { newestFirst } from './newest-first.js'

const dataset = (name: string, createdAt: string, ...tables: readonly string[]) => ({
  name,
  createdAt,
  tables: tables.map((label) => ({ label })),
})
const all = [
  dataset('Shop', '2026-01-01T00:00:00Z', 'Orders'),
  dataset('Weather', '2026-03-01T00:00:00Z', 'Days'),
  dataset('Hotel', '2026-02-01T00:00:00+02:00', 'Rooms', 'Orders of food'),
]
const names = (words: string) => newestFirst(all, words).map(({ name }) => name)

test('the newest dataset is the first', () => expect(names('')).toEqual(['Weather', 'Hotel', 'Shop']))

test('a search finds datasets by their names and by those of their tables', () => {
  expect(names('wEATH')).toEqual(['Weather'])
  expect(names('order')).toEqual(['Hotel', 'Shop'])
  expect(names('nothing')).toEqual([])
})
