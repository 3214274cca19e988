import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import type { Cell } from '@askchart/vocabulary'
import { postgresRunner } from '../../../test/on-postgres.js'
import { randomMetric } from '../../../test/random-metric.js'
import { createRandom, randomQuery, randomTable } from '../../../test/random-query.js'
import { randomShop, randomShopQuery, randomShopRelationships } from '../../../test/random-shop.js'
import { createRunner } from '../../../test/run-query.js'
import { catalogueOf, loadTables } from '../../../test/tables.js'
import { profilesOfMetrics } from '../metrics/profile-metric.js'

const now = '2026-11-23T10:00:00Z'
const facts = randomTable(createRandom(11))
const tables = [facts, ...randomShop(createRandom(12))]
const clickhouse = await testClickHouse()
const plain = catalogueOf(clickhouse.database, tables, randomShopRelationships)
const metrics = Array.from({ length: 40 }, (_, seed) => `m${seed}`).map((name, seed) => ({
  name,
  expression: randomMetric(createRandom(seed)).text,
  description: null,
}))
const catalogue = { ...plain, metrics: profilesOfMetrics(metrics, plain) }
const here = createRunner(clickhouse.client, catalogue, now)
const postgres = await postgresRunner(tables, randomShopRelationships, now, catalogue)
const there = postgres.runner
beforeAll(() => loadTables(clickhouse.client, clickhouse.database, tables))
afterAll(async () => {
  await clickhouse.drop()
  await postgres.drop()
})

/** Floating sums depend on the order of the rows in their last digits. */
const rounded = (cell: Cell): Cell => (typeof cell === 'number' ? Number(cell.toPrecision(12)) : cell)
const told = (rows: readonly (readonly Cell[])[]): readonly string[] =>
  rows.map((row) => JSON.stringify(row.map(rounded)))

test.each([1, 2, 3])('40 random queries of seed %i give the same rows in both', async (seed) => {
  const random = createRandom(1_000 + seed)
  let rows = 0
  for (let n = 0; n < 40; n += 1) {
    const query = randomQuery(random, facts)
    const expected = told(await here.rows(query))
    rows += expected.length
    expect({ query, rows: told(await there.rows(query)) }).toEqual({ query, rows: expected })
  }
  expect(rows).toBeGreaterThan(100)
})

test.each([1, 2, 3])('30 random joins of seed %i give the same rows in both', async (seed) => {
  const random = createRandom(2_000 + seed)
  let rows = 0
  for (let n = 0; n < 30; n += 1) {
    const query = randomShopQuery(random)
    const expected = told(await here.rows(query))
    rows += expected.length
    expect({ query, rows: told(await there.rows(query)) }).toEqual({ query, rows: expected })
  }
  expect(rows).toBeGreaterThan(50)
})

test('40 random metrics give the same in both', async () => {
  const random = createRandom(3_000)
  for (const { name, expression } of metrics) {
    const { dimensions = [] } = randomShopQuery(random)
    const query = { dimensions, measures: [{ metric: name }] }
    const [expected, rows] = [told(await here.rows(query)), told(await there.rows(query))]
    expect({ expression, query, rows }).toEqual({ expression, query, rows: expected })
  }
})
