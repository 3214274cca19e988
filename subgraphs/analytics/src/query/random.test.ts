import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import type { Cell } from '@askchart/vocabulary'
import { evaluate } from '../../test/evaluate.js'
import { createRandom, randomQuery, randomTable } from '../../test/random-query.js'
import { createRunner, specOf } from '../../test/run-query.js'
import { catalogueOf, loadTables } from '../../test/tables.js'

const clickhouse = await testClickHouse()
const { client, database } = clickhouse
const table = randomTable(createRandom(1))
const runner = createRunner(client, catalogueOf(database, [table]), '2026-11-23T10:00:00Z')
beforeAll(() => loadTables(client, database, [table]))
afterAll(() => clickhouse.drop())

/** Floating sums depend on the order of the rows in their last digits. */
const rounded = (cell: Cell): Cell => (typeof cell === 'number' ? Number(cell.toPrecision(12)) : cell)
const asBag = (rows: readonly (readonly Cell[])[]): readonly string[] =>
  rows.map((row) => JSON.stringify(row.map(rounded))).sort()

const SEEDS = Array.from({ length: 10 }, (_, index) => index + 1)

test.each(SEEDS)('30 random queries of seed %i give what evaluating them by hand gives', async (seed) => {
  const random = createRandom(seed)
  let groups = 0
  for (let n = 0; n < 30; n += 1) {
    const query = randomQuery(random, table)
    const answer = await runner.rows(query)
    const expected = evaluate(specOf(query), table)
    groups += expected.length
    expect({ query, rows: asBag(answer) }).toEqual({ query, rows: asBag(expected) })
  }
  expect(groups).toBeGreaterThan(100)
})

test('every limit of an ordered query is the beginning of the whole', async () => {
  const random = createRandom(99)
  for (let n = 0; n < 40; n += 1) {
    const query = randomQuery(random, table)
    const [dimension] = query.dimensions ?? []
    const ordered = { ...query, dimensions: dimension ? [dimension] : [] }
    const whole = await runner.rows(ordered)
    const limit = 1 + Math.floor(random() * 5)
    expect(await runner.rows({ ...ordered, limit })).toEqual(whole.slice(0, limit))
  }
})
