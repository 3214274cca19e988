import type { QuerySpec } from '@askchart/vocabulary'
import { describe, expect, test } from '@jest/globals'
import { type ColumnChoice, dimensionOf, draftOf, measureOf, queryOf, withAggregate } from './correction.js'

const column = (ref: string, more: Partial<ColumnChoice> = {}): ColumnChoice => ({
  ref,
  label: ref,
  type: 'DECIMAL',
  role: 'MEASURE',
  defaultAggregate: null,
  sampleValues: [],
  ...more,
})
const day = column('orders.day', { type: 'DATE', role: 'TIME' })
const is = (ref: string, value: string) => ({ compare: { column: ref, operator: 'EQ' as const, values: [value] } })
const notNull = (ref: string) => ({ compare: { column: ref, operator: 'IS_NOT_NULL' as const, values: [] } })
const since = { compare: { column: 'orders.day', operator: 'GTE' as const, values: ['2026-01-01'] } }

const query: QuerySpec = {
  v: 1,
  measures: [{ column: 'lines.revenue', aggregate: 'SUM', via: ['billing'] }],
  dimensions: [{ column: 'regions.name', via: ['ship'] }],
  filter: { and: [is('orders.channel', 'Store'), since, notNull('regions.name')] },
  orderBy: [{ by: 'sum_revenue', direction: 'DESCENDING' }],
  limit: 5,
}

describe('a draft', () => {
  test('that nobody changed is the query it came from', () => {
    expect(queryOf(draftOf(query), query)).toEqual(query)
  })

  test('takes its order along in the names of the columns that are there now', () => {
    const measures = [measureOf(column('lines.profit', { defaultAggregate: 'AVERAGE' }))]
    expect(queryOf({ ...draftOf(query), measures }, query)).toMatchObject({
      measures: [{ column: 'lines.profit', aggregate: 'AVERAGE' }],
      orderBy: [{ by: 'average_profit', direction: 'DESCENDING' }],
      limit: 5,
    })
  })

  test('limits each of what stands where it did, by name or by ref, or nothing where that is gone', () => {
    const perRegion = { ...query, orderBy: [], limitBy: { dimension: 'regions.name', count: 3 } }
    const dimensions = [dimensionOf(column('products.category', { type: 'STRING' }))]
    expect(queryOf({ ...draftOf(perRegion), dimensions }, perRegion).limitBy).toEqual({
      dimension: 'category',
      count: 3,
    })
    expect(queryOf({ ...draftOf(perRegion), dimensions: [] }, perRegion)).not.toHaveProperty('limitBy')
  })

  test('leaves out rows without the new name, not without the old one', () => {
    const dimensions = [dimensionOf(column('products.category', { type: 'STRING' }))]
    expect(queryOf({ ...draftOf(query), dimensions }, query).filter).toEqual({
      and: [is('orders.channel', 'Store'), since, notNull('products.category')],
    })
    expect(queryOf({ ...draftOf(query), dimensions: [] }, query).filter).toEqual({
      and: [is('orders.channel', 'Store'), since],
    })
  })

  test('offers the conditions on one text, and keeps the others as they are', () => {
    const draft = draftOf(query)
    expect(draft.conditions).toEqual([{ column: 'orders.channel', value: 'Store' }])
    const conditions = [{ column: 'orders.channel', value: 'Online' }]
    expect(queryOf({ ...draft, conditions }, query).filter).toEqual({
      and: [is('orders.channel', 'Online'), since, notNull('regions.name')],
    })
    expect(queryOf({ ...draft, conditions: [], kept: [] }, query)).not.toHaveProperty('filter')
  })
})

test('a date keeps the steps of the one before it', () => {
  expect(dimensionOf(day)).toEqual({ column: 'orders.day', granularity: 'MONTH' })
  expect(dimensionOf(day, { column: 'orders.sent', granularity: 'YEAR' }).granularity).toBe('YEAR')
  expect(
    dimensionOf(column('orders.channel', { type: 'STRING' }), { column: 'orders.day', granularity: 'YEAR' }),
  ).toEqual({ column: 'orders.channel' })
})

test('rows are counted, texts told apart, numbers added up', () => {
  expect(measureOf(null)).toEqual({ aggregate: 'COUNT' })
  expect(measureOf(column('orders.channel', { type: 'STRING' })).aggregate).toBe('COUNT_DISTINCT')
  expect(measureOf(column('lines.revenue')).aggregate).toBe('SUM')
  expect(withAggregate({ column: 'lines.revenue', via: ['billing'], aggregate: 'SUM' }, 'MEDIAN')).toEqual({
    column: 'lines.revenue',
    via: ['billing'],
    aggregate: 'MEDIAN',
  })
})
