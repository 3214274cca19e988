import { describe, expect, test } from '@jest/globals'
import type { ComparisonOperator, Filter, QueryProblem } from '@askchart/vocabulary'
import { type PartialQuery, specOf, sum } from '../../test/run-query.js'
import { readings } from '../../test/readings.js'
import { shopRelationships, shopTables } from '../../test/shop.js'
import { catalogueOf } from '../../test/tables.js'
import { compileQuery } from './compile.js'

const catalogue = catalogueOf('problems', [readings, ...shopTables], shopRelationships)

function problems(query: PartialQuery): readonly QueryProblem[] {
  const result = compileQuery(specOf(query), catalogue, { now: new Date('2026-11-23T10:00:00Z') })
  return 'problems' in result ? result.problems : []
}

const region = { column: 'readings.region' }
const year = { column: 'readings.year' }
const amount = sum('readings.amount')
const compare = (column: string, operator: ComparisonOperator, ...values: (string | number | boolean)[]): Filter => ({
  compare: { column, operator, values },
})

describe('problems', () => {
  test.each<[string, PartialQuery, string, string]>([
    ['nothing asked', {}, 'measures', 'at least one'],
    ['an unknown column', { measures: [sum('readings.ammount')] }, 'measures[0].column', 'Near it: "readings.amount"'],
    ['an unknown table', { dimensions: [{ column: 'reading.region' }] }, 'dimensions[0].column', '"readings.region"'],
    [
      'an unknown column in a filter',
      { measures: [amount], filter: { and: [compare('readings.id', 'EQ', 1), compare('readings.yaer', 'EQ', 1)] } },
      'filter.and[1].compare.column',
      'Near it: "readings.year"',
    ],
    ['a sum of text', { measures: [sum('readings.region')] }, 'measures[0].aggregate', 'needs numbers'],
    [
      'a maximum of true and false',
      { measures: [{ column: 'readings.sold', aggregate: 'MAXIMUM' }] },
      'measures[0].aggregate',
      'order',
    ],
    [
      'rows beside totals',
      { measures: [amount, { column: 'readings.size' }] },
      'measures[0].aggregate',
      'every measure',
    ],
    ['a measure of nothing', { measures: [{ aggregate: 'SUM' }] }, 'measures[0].column', 'only COUNT'],
    [
      'a month of text',
      { dimensions: [{ ...region, granularity: 'MONTH' }] },
      'dimensions[0].granularity',
      'need dates',
    ],
    [
      'an hour of a date',
      { dimensions: [{ column: 'orders.ordered', granularity: 'HOUR' }] },
      'dimensions[0].granularity',
      'DAY is the finest',
    ],
    ['bins of text', { dimensions: [{ ...region, bin: {} }] }, 'dimensions[0].bin', 'need numbers'],
    [
      'text for a number',
      { dimensions: [year], filter: compare('readings.year', 'EQ', 'x') },
      'filter.compare.values[0]',
      'a number',
    ],
    [
      'a number for text',
      { dimensions: [year], filter: compare('readings.region', 'IN', 'a', 7) },
      'filter.compare.values[1]',
      'a text',
    ],
    [
      'no date',
      { dimensions: [year], filter: compare('orders.ordered', 'EQ', '2025-02-30') },
      'filter.compare.values[0]',
      'a date',
    ],
    [
      'too few values',
      { dimensions: [year], filter: compare('readings.year', 'BETWEEN', 1) },
      'filter.compare.values',
      'two values',
    ],
    [
      'too many values',
      { dimensions: [year], filter: compare('readings.year', 'EQ', 1, 2) },
      'filter.compare.values',
      'one value',
    ],
    [
      'no values',
      { dimensions: [year], filter: compare('readings.year', 'IN') },
      'filter.compare.values',
      'at least one',
    ],
    [
      'LIKE of a number',
      { dimensions: [year], filter: compare('readings.year', 'LIKE', '2%') },
      'filter.compare.operator',
      'LIKE does not suit',
    ],
    [
      'rows and groups within or',
      {
        measures: [amount],
        filter: {
          or: [
            compare('readings.year', 'EQ', 1),
            { compare: { column: 'readings.size', aggregate: 'SUM', operator: 'GT', values: [1] } },
          ],
        },
      },
      'filter.or[0].compare.column',
      'only be joined by and',
    ],
    [
      'groups of rows',
      {
        measures: [{ column: 'readings.size' }],
        filter: { compare: { column: 'readings.size', aggregate: 'SUM', operator: 'GT', values: [1] } },
      },
      'filter.compare.column',
      'needs groups',
    ],
    [
      'an unknown order',
      { measures: [amount], orderBy: [{ by: 'sum_amuont', direction: 'ASCENDING' }] },
      'orderBy[0].by',
      '"sum_amount"',
    ],
    [
      'an ambiguous order',
      {
        measures: [amount],
        dimensions: [{ column: 'readings.amount' }],
        orderBy: [{ by: 'readings.amount', direction: 'ASCENDING' }],
      },
      'orderBy[0].by',
      '"amount", "sum_amount"',
    ],
  ])('tell where and what: %s', (_, query, path, words) => {
    const [problem, ...others] = problems(query)
    expect(others).toEqual([])
    expect(problem?.path).toBe(path)
    expect(problem?.message).toContain(words)
  })

  test('of all parts are told at once', () => {
    const found = problems({ measures: [sum('a.b'), sum('c.d')], dimensions: [{ column: 'e.f' }] })
    expect(found.map(({ path }) => path)).toEqual(['dimensions[0].column', 'measures[0].column', 'measures[1].column'])
  })
})
