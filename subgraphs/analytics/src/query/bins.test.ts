import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import type { Bin } from '@askchart/vocabulary'
import { createRunner } from '../../test/run-query.js'
import { catalogueOf, loadTables, type TestTable } from '../../test/tables.js'

const goods: TestTable = {
  name: 'goods',
  columns: { price: 'DECIMAL', stock: 'INTEGER' },
  rows: [
    [0, -7],
    [9.99, -5],
    [10, 0],
    [55, 4],
    [100, 5],
    [null, null],
  ],
}
const clickhouse = await testClickHouse()
const { client, database } = clickhouse
const runner = createRunner(client, catalogueOf(database, [goods]), '2026-11-23T10:00:00Z')
beforeAll(() => loadTables(client, database, [goods]))
afterAll(() => clickhouse.drop())

const bins = (column: string, bin: Bin) =>
  runner.rows({ measures: [{ aggregate: 'COUNT' }], dimensions: [{ column: `goods.${column}`, bin }] })

test('a bin is told by its lower bound, the last one holds the upper edge of the range', async () => {
  expect(await bins('price', { maxBins: 10 })).toEqual([
    [0, 2],
    [10, 1],
    [50, 1],
    [90, 1],
    [null, 1],
  ])
})

test('a given step is kept to, below zero too', async () => {
  expect(await bins('stock', { step: 5 })).toEqual([
    [-10, 1],
    [-5, 1],
    [0, 2],
    [5, 1],
    [null, 1],
  ])
})

test('fractions of a unit come out as they are written', async () => {
  expect((await bins('price', { step: 0.1 })).map(([bound]) => bound)).toEqual([0, 9.9, 10, 55, 100, null])
})
