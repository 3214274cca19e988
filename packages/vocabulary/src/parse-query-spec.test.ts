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
  ])('is refused with %s', (_, value, paths) => {
    expect(pathsOf(value)).toEqual(paths)
  })

  test('may nest its filter ten levels deep and no deeper', () => {
    expect(pathsOf({ ...minimal, filter: nested(10) })).toEqual([])
    expect(pathsOf({ ...minimal, filter: nested(11) })).toEqual(['filter' + '.not'.repeat(10)])
    expect(pathsOf({ ...minimal, filter: nested(20_000) })).toHaveLength(1)
  })

  test('may hold a hundred filter parts and no more', () => {
    const wide = (parts: number): unknown => ({
      ...minimal,
      filter: { or: Array.from({ length: parts }, () => nested(1)) },
    })
    expect(pathsOf(wide(99))).toEqual([])
    expect(pathsOf(wide(100))).toEqual(['filter.or[99]'])
    const twoHalves = { and: [nested(1), { or: Array.from({ length: 98 }, () => nested(1)) }] }
    expect(pathsOf({ ...minimal, filter: twoHalves })).toEqual(['filter.and[1].or[97]'])
  })

  test('says what is wrong in words', () => {
    expect(parseQuerySpec({ ...minimal, limit: 'ten' })).toEqual({
      problems: [{ path: 'limit', message: 'limit must be a whole number from 1 to 100000.' }],
    })
  })
})
