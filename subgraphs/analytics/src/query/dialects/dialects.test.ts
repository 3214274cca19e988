import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import type { Cell, DataColumn } from '@askchart/vocabulary'
import { dialectQueries, dialectRelationships, dialectTables } from '../../../test/dialect-queries.js'
import { postgresRunner } from '../../../test/on-postgres.js'
import { createRunner } from '../../../test/run-query.js'
import { catalogueOf, loadTables } from '../../../test/tables.js'

const now = '2026-11-23T10:00:00Z'
const clickhouse = await testClickHouse()
const here = createRunner(clickhouse.client, catalogueOf(clickhouse.database, dialectTables, dialectRelationships), now)
const postgres = await postgresRunner(dialectTables, dialectRelationships, now)
/** The types that people's own tables have. */
const types = {
  'moments.id': 'int2',
  'moments.at': 'timestamp',
  'moments.word': 'varchar(20)',
  'moments.ratio': 'numeric',
  'readings.id': 'int4',
  'readings.region': 'varchar',
  'readings.amount': 'numeric(10, 2)',
  'readings.size': 'int2',
  'sales.amount': 'int4',
  'sales.year': 'int2',
  'sales.at': 'timestamp',
  'regions.name': 'varchar(40)',
  'orders.shipping': 'int4',
  'lines.revenue': 'numeric',
  'lines.order_id': 'int4',
  'tickets.minutes': 'int2',
}
const others = await postgresRunner(dialectTables, dialectRelationships, now, {}, types)
beforeAll(() => loadTables(clickhouse.client, clickhouse.database, dialectTables))
afterAll(async () => {
  await clickhouse.drop()
  await postgres.drop()
  await others.drop()
})

/** Floating sums depend on the order of the rows in their last digits. */
const rounded = (cell: Cell): Cell => (typeof cell === 'number' ? Number(cell.toPrecision(14)) : cell)
const told = (columns: readonly DataColumn[]) =>
  columns.map(({ name, type, values }) => ({ name, type, values: values.map(rounded) }))

test('there are 60 queries at least, and each is a different one', () => {
  const texts = new Set(Object.values(dialectQueries).map((query) => JSON.stringify(query)))
  expect(texts.size).toBeGreaterThanOrEqual(60)
  expect(texts.size).toBe(Object.keys(dialectQueries).length)
})

test.each(Object.entries(dialectQueries))('%s: the same rows in the same order', async (_, query) => {
  const expected = told(await here.columns(query))
  expect(expected[0]?.values.length).toBeGreaterThan(0)
  expect(told(await postgres.runner.columns(query))).toEqual(expected)
  expect(told(await others.runner.columns(query))).toEqual(expected)
})

test.each([
  ['ASCENDING', ['', '-', 'a-b', 'a_b', 'ZÜRICH', 'Zürich', 'zürich', 'été', null]],
  ['DESCENDING', ['été', 'zürich', 'Zürich', 'ZÜRICH', 'a_b', 'a-b', '-', '', null]],
] as const)('texts are ordered without regard to capitals of A to Z: %s', async (direction, words) => {
  const query = { dimensions: [{ column: 'moments.word' }], orderBy: [{ by: 'moments.word', direction }] }
  for (const runner of [here, postgres.runner, others.runner])
    expect((await runner.columns(query))[0]?.values).toEqual(words)
})
