import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import type { Cell } from '@askchart/vocabulary'
import { evaluateVisits } from '../../test/evaluate-visits.js'
import { createRandom } from '../../test/random-query.js'
import { randomVisits, randomVisitsQuery } from '../../test/random-visits.js'
import { createRunner, specOf } from '../../test/run-query.js'
import { catalogueOf, loadTables } from '../../test/tables.js'

// A Wednesday in the middle of the visits, so that some of them lie ahead.
const NOW = '2026-03-04T10:00:00Z'
const clickhouse = await testClickHouse()
const { client, database } = clickhouse
const table = randomVisits(createRandom(11))
const runner = createRunner(client, catalogueOf(database, [table]), NOW)
beforeAll(() => loadTables(client, database, [table]))
afterAll(() => clickhouse.drop())

test.each([1, 2, 3, 4, 5, 6])(
  '40 random groups of seed %i come in order, bounded and cut off as asked',
  async (seed) => {
    const random = createRandom(seed)
    let rows = 0
    for (let n = 0; n < 40; n += 1) {
      const query = randomVisitsQuery(random)
      const expected = evaluateVisits(specOf(query), table, NOW)
      rows += expected.length
      expect({ query, rows: await runner.rows(query) }).toEqual({ query, rows: expected })
    }
    expect(rows).toBeGreaterThan(100)
  },
)

test('at most so many bins are of one width, and each holds what lies in it', async () => {
  const values = table.rows.map((row) => row[3] ?? null).filter((cell) => cell !== null)
  const largest = Math.max(...values.map(Number))
  for (const maxBins of [1, 2, 3, 5, 8, 13, 20, 50]) {
    const found = await runner.rows({
      measures: (['MINIMUM', 'MAXIMUM', 'COUNT'] as const).map((aggregate) => ({ column: 'visits.price', aggregate })),
      dimensions: [{ column: 'visits.price', bin: { maxBins } }],
    })
    const bins = found.filter(([bound]) => bound !== null).map((cells: readonly Cell[]) => cells.map(Number))
    expect(bins.length).toBeGreaterThan(0)
    expect(bins.length).toBeLessThanOrEqual(maxBins)
    expect(bins.reduce((sum, bin) => sum + (bin[3] ?? 0), 0)).toBe(values.length)
    const bounds = bins.map(([bound = 0]) => bound)
    const width = Math.min(...bounds.slice(1).map((bound, at) => bound - (bounds[at] ?? 0)), Infinity)
    for (const [bound = 0, least = 0, most = 0] of bins) {
      expect(least).toBeGreaterThanOrEqual(bound)
      expect(most < bound + width || most === largest).toBe(true)
      if (width !== Infinity) expect(Math.abs((bound / width) % 1)).toBeLessThan(1e-9)
    }
  }
})
