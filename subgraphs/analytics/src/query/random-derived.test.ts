import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import type { Cell, Derivation } from '@askchart/vocabulary'
import { evaluateDerived } from '../../test/evaluate-derived.js'
import { createRandom, randomQuery, randomTable } from '../../test/random-query.js'
import { createRunner, type PartialQuery, specOf } from '../../test/run-query.js'
import { catalogueOf, loadTables, type TestTable } from '../../test/tables.js'

const clickhouse = await testClickHouse()
const { client, database } = clickhouse
const few = randomTable(createRandom(3))
// A leap day, a year before a shorter one, and the ends of months of different lengths.
const days = ['2024-02-29', '2025-02-28', '2024-02-28', '2024-01-31', '2024-03-31', '2023-12-31', '2024-12-31']
const table: TestTable = { ...few, rows: [...few.rows, ...days.map((day, size) => ['Oslo', 'x', size, 2, true, day])] }
const runner = createRunner(client, catalogueOf(database, [table]), '2026-11-23T10:00:00Z')
beforeAll(() => loadTables(client, database, [table]))
afterAll(() => clickhouse.drop())

const rounded = (cell: Cell): Cell => (typeof cell === 'number' ? Number(cell.toPrecision(9)) : cell)
const asBag = (rows: readonly (readonly Cell[])[]): readonly string[] =>
  rows.map((row) => JSON.stringify(row.map(rounded))).sort()

test.each([1, 2, 3, 4, 5, 6])('30 random derivations of seed %i are what counting them by hand gives', async (seed) => {
  const random = createRandom(seed)
  const pick = <const T>(items: readonly [T, ...T[]]): T => items[Math.floor(random() * items.length)] ?? items[0]
  let values = 0
  for (let n = 0; n < 30; n += 1) {
    const step = pick(['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'])
    const against = pick(['PREVIOUS_PERIOD', 'YEAR_BEFORE'])
    const derive = pick<Derivation>([
      { kind: 'SHARE' },
      { kind: 'SHARE', within: 'facts.day' },
      { kind: 'RUNNING_TOTAL' },
      { kind: 'CHANGE', against },
      { kind: 'GROWTH', against },
    ])
    const { filter } = randomQuery(random, table)
    const measure = { column: 'facts.size', aggregate: pick(['SUM', 'COUNT']) } as const
    const query: PartialQuery = {
      measures: [measure],
      dimensions: [{ column: 'facts.day', granularity: step }, ...(random() < 0.5 ? [{ column: 'facts.kind' }] : [])],
      ...(filter === undefined || JSON.stringify(filter).includes('aggregate') ? {} : { filter }),
    }
    const derived = { ...query, measures: [{ ...measure, derive }] }
    const expected = evaluateDerived(specOf(query), table, step, derive)
    values += expected.filter((row) => row.at(-1) !== null).length
    expect({ derived, rows: asBag(await runner.rows(derived)) }).toEqual({ derived, rows: asBag(expected) })
  }
  expect(values).toBeGreaterThan(50)
})
