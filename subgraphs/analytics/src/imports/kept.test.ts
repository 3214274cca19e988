import { describe, expect, test } from '@jest/globals'
import type { ColumnType, TableProfile } from '@askchart/vocabulary'
import { columnsGone, keptNames, keptRelationships } from './kept.js'

const named = (name: string, ...columns: string[]) => ({ name, columns: columns.map((column) => ({ name: column })) })

describe('tables of new files', () => {
  test('keep the names of those they follow, by the columns that they share', () => {
    const before = [
      named('orders_may', 'id', 'customer', 'total'),
      named('people', 'id', 'name'),
      named('notes', 'text'),
    ]
    const now = [named('people_2', 'id', 'name', 'age'), named('orders_june', 'ID', 'customer'), named('extra', 'x')]
    expect([...keptNames(now, before)]).toEqual([
      ['people_2', 'people'],
      ['orders_june', 'orders_may'],
    ])
  })

  test('keep their own where they are called as before, or have nothing in common with what is gone', () => {
    expect([...keptNames([named('a', 'x'), named('b', 'y')], [named('a', 'y'), named('c', 'z')])]).toEqual([])
  })

  test('go on as the only one that is gone where a single column is the same', () => {
    const before = [named('may', 'a', 'b', 'c', 'd')]
    expect([...keptNames([named('june', 'd', 'e')], before)]).toEqual([['june', 'may']])
    expect([...keptNames([named('june', 'd', 'e'), named('july', 'd')], before)]).toEqual([])
  })
})

const table = (
  name: string,
  rowCount: number,
  columns: Record<string, readonly [ColumnType, number]>,
): TableProfile => ({
  name,
  label: name,
  rowCount,
  columns: Object.entries(columns).map(([column, [type, distinctCount]]) => ({
    ref: `${name}.${column}`,
    name: column,
    label: column,
    type,
    role: 'DIMENSION',
    synonyms: [],
    distinctCount,
    sampleValues: [],
    minimum: null,
    maximum: null,
    unit: null,
    defaultAggregate: null,
  })),
})

test('declared relationships stay while both columns are there, of one type, and lead to one row', () => {
  const toCustomers = { name: 'buyer', from: 'orders.buyer', to: 'customers.id', declared: true }
  const orders = table('orders', 9, { buyer: ['INTEGER', 3] })
  const kept = (...tables: readonly TableProfile[]) => keptRelationships([toCustomers], tables)
  expect(kept(orders, table('customers', 3, { id: ['INTEGER', 3] }))).toEqual([toCustomers])
  expect(kept(orders, table('customers', 3, { id: ['INTEGER', 2] }))).toEqual([])
  expect(kept(orders, table('customers', 3, { id: ['STRING', 3] }))).toEqual([])
  expect(kept(orders, table('customers', 3, { number: ['INTEGER', 3] }))).toEqual([])
  expect(kept(table('orders', 9, {}), table('customers', 3, { id: ['INTEGER', 3] }))).toEqual([])
})

test('columns are gone with their table or alone', () => {
  const before = [table('a', 1, { x: ['STRING', 1], y: ['STRING', 1] }), table('b', 1, { z: ['STRING', 1] })]
  expect(columnsGone(before, [table('a', 1, { y: ['INTEGER', 1], w: ['STRING', 1] })])).toEqual(['a.x', 'b.z'])
})
