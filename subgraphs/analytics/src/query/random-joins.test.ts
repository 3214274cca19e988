import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import type { Cell } from '@askchart/vocabulary'
import { evaluateJoined } from '../../test/evaluate-joined.js'
import { createRandom } from '../../test/random-query.js'
import { randomShop, randomShopQuery, randomShopRelationships } from '../../test/random-shop.js'
import { createRunner, specOf } from '../../test/run-query.js'
import { catalogueOf, loadTables } from '../../test/tables.js'

const clickhouse = await testClickHouse()
const { client, database } = clickhouse
const tables = randomShop(createRandom(7))
const runner = createRunner(client, catalogueOf(database, tables, randomShopRelationships), '2026-11-23T10:00:00Z')
beforeAll(() => loadTables(client, database, tables))
afterAll(() => clickhouse.drop())

const rounded = (cell: Cell): Cell => (typeof cell === 'number' ? Number(cell.toPrecision(12)) : cell)
const asBag = (rows: readonly (readonly Cell[])[]): readonly string[] =>
  rows.map((row) => JSON.stringify(row.map(rounded))).sort()

test.each([1, 2, 3, 4, 5, 6])('25 random joins of seed %i count each row once in each of its groups', async (seed) => {
  const random = createRandom(seed)
  for (let n = 0; n < 25; n += 1) {
    const query = randomShopQuery(random)
    const expected = evaluateJoined(specOf(query), tables, randomShopRelationships)
    expect({ query, rows: asBag(await runner.rows(query)) }).toEqual({ query, rows: asBag(expected) })
  }
})
