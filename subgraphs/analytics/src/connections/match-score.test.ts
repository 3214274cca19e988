import { afterAll, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import { createRandom } from '../../test/random-query.js'
import { catalogueOf, loadTables, type TestTable } from '../../test/tables.js'
import { RowsDataSource } from '../datasets/rows.data-source.js'
import { openClickHouse } from '../db/clickhouse.js'
import { comparableOf, matchScore } from './match-score.js'

const WORDS = ['north', 'Northern', 'nroth', 'New York', 'new-york', 'Newark', "Val d'Or", 'val dor', 'Zürich', 'zuerich', 'a', 'ab', 'São Paulo', 'Paulo', 'Berlin Mitte', 'Mitte', 'berln', 'Straße', 'x-1', 'X1', '12', '1 2', 'electronics', 'elektronic', 'Electronic Goods'] // prettier-ignore

const stores = await testClickHouse()
const clickhouse = openClickHouse(stores.url)
afterAll(async () => {
  await clickhouse.close()
  await stores.drop()
})

/** A word with a letter changed, added, left out or swapped. */
function misspelt(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length)
  const [head, tail] = [word.slice(0, at), word.slice(at)]
  const changes = [
    `${head}q${tail.slice(1)}`,
    `${head}q${tail}`,
    head + tail.slice(1),
    head + tail.slice(1, 2) + tail.slice(0, 1) + tail.slice(2),
  ]
  return changes[Math.floor(random() * changes.length)] ?? word
}

test('values of live databases answer to phrases as those of stored ones do', async () => {
  const random = createRandom(5)
  const phrases = [...WORDS, ...WORDS.map((word) => misspelt(word, random)), ...WORDS.map((word) => word.slice(0, 4))]
  const distinct = [...new Set(phrases.filter((phrase) => phrase !== ''))].slice(0, 60)
  const table: TestTable = { name: 'places', columns: { name: 'STRING' }, rows: WORDS.map((word) => [word]) }
  await loadTables(stores.client, stores.database, [table])
  const rows = new RowsDataSource(clickhouse)
  const found = await rows.matchValues(catalogueOf(stores.database, [table]), distinct, 100)
  const stored = found.map(({ phrase, value, score }) => `${phrase} ~ ${value}: ${score.toFixed(6)}`)
  const live = distinct.flatMap((phrase) =>
    WORDS.flatMap((value) => {
      const score = matchScore(comparableOf(phrase), comparableOf(value))
      return score > 0 ? [`${phrase} ~ ${value}: ${score.toFixed(6)}`] : []
    }),
  )
  expect(live.length).toBeGreaterThan(70)
  expect([...live].sort()).toEqual([...stored].sort())
})
