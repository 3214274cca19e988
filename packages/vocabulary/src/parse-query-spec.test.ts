import { describe, expect, test } from '@jest/globals'
import type { Filter } from './query-spec.js'
import { parseQuerySpec } from './parse-query-spec.js'

const minimal = { v: 1, measures: [{ aggregate: 'COUNT' }], dimensions: [] }
const pathsOf = (value: unknown): readonly string[] => {
  const parsed = parseQuerySpec(value)
  return 'problems' in parsed ? parsed.problems.map((problem) => problem.path) : []
}
const nested = (depth: number): Filter => {
  let filter: Filter = { compare: { column: 'orders.id', operator: 'EQ', values: [1] } }
  for (let level = 1; level < depth; level += 1) filter = { not: filter }
  return filter
}

describe('a QuerySpec from outside', () => {
  test('is returned as it came when all of it is known', () => {
    const spec = {
      v: 1,
      measures: [{ column: 'orders.total', aggregate: 'SUM', via: ['billing'], as: 'Total' }],
      dimensions: [
        { column: 'orders.date', granularity: 'MONTH' },
        { column: 'orders.total', bin: { maxBins: 10 } },
      ],
      filter: { and: [{ or: [nested(1)] }, { not: nested(1) }] },
      orderBy: [{ by: 'Total', direction: 'DESCENDING' }],
      limit: 5,
    }
    expect(parseQuerySpec(spec)).toEqual({ spec })
  })

  test('may derive, divide, ask about related rows and whole tables, and limit by a dimension', () => {
    const count = { column: 'orders.id', aggregate: 'COUNT' }
    const related = { of: 'customers', ofVia: ['buyer'], table: 'orders', via: ['buyer'] }
    const spec = {
      v: 1,
      measures: [
        { ...count, derive: { kind: 'SHARE', within: 'region' } },
        { ...count, derive: { kind: 'RUNNING_TOTAL' } },
        { ...count, per: count, derive: { kind: 'GROWTH', against: 'YEAR_BEFORE' } },
        { ...count, filter: nested(1), per: { aggregate: 'COUNT', filter: nested(1) } },
      ],
      dimensions: [{ column: 'regions.name', as: 'region' }],
      filter: {
        and: [
          { exists: { ...related, filter: nested(2), count: { operator: 'GTE', value: 3 } } },
          {
            compare: {
              column: 'orders.total',
              operator: 'GT',
              values: [],
              to: { column: 'orders.total', aggregate: 'AVERAGE', filter: nested(1) },
            },
          },
        ],
      },
      limitBy: { dimension: 'region', count: 3 },
    }
    expect(parseQuerySpec(spec)).toEqual({ spec })
  })

  test.each<[string, unknown, readonly string[]]>([
    ['no object', 'select 1', ['']],
    ['an array', [], ['']],
    ['no version', { measures: [], dimensions: [] }, ['v']],
    ['another version', { ...minimal, v: 2 }, ['v']],
    ['an unknown key', { ...minimal, sql: 'drop' }, ['sql']],
    ['a key of the prototype', JSON.parse('{"v":1,"measures":[],"dimensions":[],"__proto__":{}}'), ['__proto__']],
    ['an unknown aggregate', { ...minimal, measures: [{ aggregate: 'toString' }] }, ['measures[0].aggregate']],
    ['a column that is no text', { ...minimal, dimensions: [{ column: 7 }] }, ['dimensions[0].column']],
    ['a missing column', { ...minimal, dimensions: [{}] }, ['dimensions[0].column']],
    ['null for an absent part', { ...minimal, filter: null }, ['filter']],
    ['limit 0', { ...minimal, limit: 0 }, ['limit']],
    ['limit 100001', { ...minimal, limit: 100_001 }, ['limit']],
    ['limit 2.5', { ...minimal, limit: 2.5 }, ['limit']],
    ['a step of 0', { ...minimal, dimensions: [{ column: 'a.b', bin: { step: 0 } }] }, ['dimensions[0].bin.step']],
    [
      'two kinds of bins at once',
      { ...minimal, dimensions: [{ column: 'a.b', bin: { step: 1, maxBins: 5 } }] },
      ['dimensions[0].bin'],
    ],
    ['a filter with two connectives', { ...minimal, filter: { and: [nested(1)], not: nested(1) } }, ['filter']],
    ['an empty and', { ...minimal, filter: { and: [] } }, ['filter.and']],
    [
      'a fault deep in a filter',
      { ...minimal, filter: { and: [nested(1), { compare: { operator: 'EQ', values: [] } }] } },
      ['filter.and[1].compare.column'],
    ],
    [
      'a value that is no cell',
      { ...minimal, filter: { compare: { column: 'a.b', operator: 'EQ', values: [{}] } } },
      ['filter.compare.values[0]'],
    ],
    [
      'infinity',
      { ...minimal, filter: { compare: { column: 'a.b', operator: 'EQ', values: [Infinity] } } },
      ['filter.compare.values[0]'],
    ],
    [
      'a derivation of rows',
      { ...minimal, measures: [{ column: 'a.b', derive: { kind: 'SHARE' } }] },
      ['measures[0].aggregate'],
    ],
    ['a filter of rows', { ...minimal, measures: [{ column: 'a.b', filter: nested(1) }] }, ['measures[0].aggregate']],
    [
      'an unknown derivation',
      { ...minimal, measures: [{ aggregate: 'COUNT', derive: { kind: 'RANK' } }] },
      ['measures[0].derive.kind'],
    ],
    [
      "another derivation's part",
      { ...minimal, measures: [{ aggregate: 'COUNT', derive: { kind: 'SHARE', against: 'YEAR_BEFORE' } }] },
      ['measures[0].derive.against'],
    ],
    [
      'a divisor that is no aggregate',
      { ...minimal, measures: [{ aggregate: 'COUNT', per: { column: 'a.b' } }] },
      ['measures[0].per.aggregate'],
    ],
    ['related rows of nothing', { ...minimal, filter: { exists: { table: 'orders' } } }, ['filter.exists.of']],
    [
      'a count that is no number',
      { ...minimal, filter: { exists: { of: 'a', table: 'b', count: { operator: 'IN', value: '3' } } } },
      ['filter.exists.count.operator', 'filter.exists.count.value'],
    ],
    [
      'a fault in what related rows must be',
      { ...minimal, filter: { not: { exists: { of: 'a', table: 'b', filter: { compare: {} } } } } },
      ['column', 'operator', 'values'].map((key) => `filter.not.exists.filter.compare.${key}`),
    ],
    [
      'values beside a whole table',
      {
        ...minimal,
        filter: { compare: { column: 'a.b', operator: 'IN', values: [1], to: { column: 'a.b', aggregate: 'SUM' } } },
      },
      ['filter.compare.values', 'filter.compare.operator'],
    ],
    ['a limit by nothing', { ...minimal, limitBy: { count: 0 } }, ['limitBy.dimension', 'limitBy.count']],
  ])('is refused with %s', (_, value, paths) => {
    expect(pathsOf(value)).toEqual(paths)
  })

  test('may nest its filter ten levels deep and no deeper', () => {
    expect(pathsOf({ ...minimal, filter: nested(10) })).toEqual([])
    expect(pathsOf({ ...minimal, filter: nested(11) })).toEqual(['filter' + '.not'.repeat(10)])
    expect(pathsOf({ ...minimal, filter: nested(20_000) })).toHaveLength(1)
    const within = (depth: number): unknown => ({ exists: { of: 'a', table: 'b', filter: nested(depth) } })
    expect(pathsOf({ ...minimal, filter: within(9) })).toEqual([])
    expect(pathsOf({ ...minimal, filter: within(10) })).toEqual(['filter.exists.filter' + '.not'.repeat(9)])
  })

  test('may hold a hundred filter parts and no more', () => {
    const wide = (parts: number): unknown => ({
      ...minimal,
      filter: { or: Array.from({ length: parts }, () => nested(1)) },
    })
    expect(pathsOf(wide(99))).toEqual([])
    expect(pathsOf(wide(100))).toEqual(['filter.or[99]'])
    const ofMeasure = { aggregate: 'COUNT', filter: { or: Array.from({ length: 50 }, () => nested(1)) } }
    const halves = { ...minimal, measures: [ofMeasure, ofMeasure] }
    expect(pathsOf(halves)).toEqual(['measures[1].filter.or[48]'])
    const twoHalves = { and: [nested(1), { or: Array.from({ length: 98 }, () => nested(1)) }] }
    expect(pathsOf({ ...minimal, filter: twoHalves })).toEqual(['filter.and[1].or[97]'])
  })

  test('says what is wrong in words', () => {
    expect(parseQuerySpec({ ...minimal, limit: 'ten' })).toEqual({
      problems: [{ path: 'limit', message: 'limit must be a whole number from 1 to 100000.' }],
    })
  })
})
