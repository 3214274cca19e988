import { expect, test } from '@jest/globals'
import { catalogueOf } from '../../test/tables.js'
import type { CompiledQuery } from '../query/compile.js'
import type { QueryRows } from './query.data-source.js'
import { createResultCache } from './result-cache.js'

const catalogue = catalogueOf('db', [])
const compiled: CompiledQuery = {
  sql: 'SELECT 1',
  parameters: { p1: '2026-11-23' },
  columns: [],
  dialect: 'clickhouse',
}
const rowsOf = (rowCount: number): QueryRows => ({
  columns: [{ name: 'n', type: 'INTEGER', values: Array.from({ length: rowCount }, () => 1) }],
  rowCount,
  truncated: false,
  asOf: new Date(0),
})
function counting(rowCount = 1) {
  const loads = { count: 0 }
  return { loads, load: () => Promise.resolve(((loads.count += 1), rowsOf(rowCount))) }
}

test('equal askers at once share one query, later ones its result', async () => {
  const cache = createResultCache()
  const { loads, load } = counting()
  const answers = await Promise.all([1, 2, 3].map(() => cache.get(catalogue, compiled, load)))
  expect(await cache.get(catalogue, compiled, load)).toBe(answers[0])
  expect(new Set(answers).size).toBe(1)
  expect(loads.count).toBe(1)
})

test('another version, dataset, statement or value is another question', async () => {
  const cache = createResultCache()
  const { loads, load } = counting()
  await cache.get(catalogue, compiled, load)
  await cache.get({ ...catalogue, version: 2 }, compiled, load)
  await cache.get({ ...catalogue, id: 'other' }, compiled, load)
  await cache.get({ ...catalogue, database: 'other' }, compiled, load)
  await cache.get(catalogue, { ...compiled, sql: 'SELECT 2' }, load)
  await cache.get(catalogue, { ...compiled, parameters: { p1: '2026-11-24' } }, load)
  expect(loads.count).toBe(6)
})

test('a failure is told to all who waited, and not kept', async () => {
  const cache = createResultCache()
  const failing = () => Promise.reject(new Error('down'))
  const answers = await Promise.allSettled([1, 2].map(() => cache.get(catalogue, compiled, failing)))
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const { load } = counting()
  expect(await cache.get(catalogue, compiled, load)).toMatchObject({ rowCount: 1 })
})

test('keeps no more cells than it may, and nothing larger than a quarter of them', async () => {
  const cache = createResultCache(100)
  const small = counting(20)
  const query = (n: number): CompiledQuery => ({ ...compiled, sql: `SELECT ${n}` })
  for (let n = 0; n < 6; n += 1) await cache.get(catalogue, query(n), small.load)
  await cache.get(catalogue, query(5), small.load)
  expect(small.loads.count).toBe(6)
  await cache.get(catalogue, query(0), small.load)
  expect(small.loads.count).toBe(7)
  const large = counting(30)
  await cache.get(catalogue, query(9), large.load)
  await cache.get(catalogue, query(9), large.load)
  expect(large.loads.count).toBe(2)
})
