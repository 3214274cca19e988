import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import type { Cell } from '@askchart/vocabulary'
import { evaluateJoined } from '../../../test/evaluate-joined.js'
import { randomMetric } from '../../../test/random-metric.js'
import { createRandom } from '../../../test/random-query.js'
import { randomShop, randomShopQuery, randomShopRelationships } from '../../../test/random-shop.js'
import { createRunner, specOf } from '../../../test/run-query.js'
import { catalogueOf, loadTables } from '../../../test/tables.js'
import { profilesOfMetrics } from './profile-metric.js'

const clickhouse = await testClickHouse()
const { client, database } = clickhouse
const tables = randomShop(createRandom(7))
const catalogue = catalogueOf(database, tables, randomShopRelationships)
beforeAll(() => loadTables(client, database, tables))
afterAll(() => clickhouse.drop())

const rounded = (cell: Cell): Cell => (typeof cell === 'number' ? Number(cell.toPrecision(9)) + 0 : cell)
const asBag = (rows: readonly (readonly Cell[])[]): readonly string[] =>
  rows.map((row) => JSON.stringify(row.map(rounded))).sort()

test.each([1, 2, 3, 4, 5, 6])(
  '20 random metrics of seed %i are what their parts are by themselves, put together',
  async (seed) => {
    const random = createRandom(seed)
    for (let n = 0; n < 20; n += 1) {
      const metric = randomMetric(random)
      const { dimensions = [], filter } = randomShopQuery(random)
      const query = { dimensions, ...(filter === undefined ? {} : { filter }) }
      const defined = [{ name: 'it', expression: metric.text, description: null }]
      const metrics = profilesOfMetrics(defined, catalogue)
      const runner = createRunner(client, { ...catalogue, metrics }, '2026-11-23T10:00:00Z')
      const separate = evaluateJoined(specOf({ ...query, measures: metric.parts }), tables, randomShopRelationships)
      const expected = separate.map((row) => [
        ...row.slice(0, dimensions.length),
        metric.value(row.slice(dimensions.length)),
      ])
      const about = { metric: metric.text, query }
      const rows = await runner.rows({ ...query, measures: [{ metric: 'it' }] })
      expect({ ...about, rows: asBag(rows) }).toEqual({ ...about, rows: asBag(expected) })
    }
  },
)
