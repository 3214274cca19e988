import { expect, test } from '@jest/globals'
import { columnUses, outputNames, withColumns } from './column-uses.js'
import type { QuerySpec } from './query-spec.js'

const compare = (column: string) => ({ compare: { column, operator: 'GT' as const, values: [1] } })

/** Names the column a.x in every place there is, and b.y in some. */
const query: QuerySpec = {
  v: 1,
  measures: [
    {
      column: 'a.x',
      aggregate: 'SUM',
      filter: compare('a.x'),
      per: { column: 'a.x', aggregate: 'COUNT', filter: compare('b.y') },
    },
    { aggregate: 'COUNT', derive: { kind: 'SHARE', within: 'x' } },
  ],
  dimensions: [{ column: 'a.x' }, { column: 'b.y', granularity: 'MONTH' }],
  filter: {
    and: [
      { or: [compare('a.x')] },
      { not: { exists: { of: 'a', table: 'b', filter: compare('b.y') } } },
      { exists: { of: 'a', table: 'b' } },
      {
        compare: {
          column: 'b.y',
          operator: 'GT',
          values: [],
          to: { column: 'a.x', aggregate: 'AVERAGE', filter: compare('a.x') },
        },
      },
    ],
  },
  orderBy: [
    { by: 'x', direction: 'ASCENDING' },
    { by: 'a.x', direction: 'ASCENDING' },
    { by: 'y_month', direction: 'DESCENDING' },
  ],
  limitBy: { dimension: 'x', count: 3 },
}

test('every place that names a column is found', () => {
  expect(columnUses(query).map(({ path, ref }) => `${path} ${ref}`)).toEqual([
    'measures[0].column a.x',
    'measures[0].filter.compare.column a.x',
    'measures[0].per.column a.x',
    'measures[0].per.filter.compare.column b.y',
    'dimensions[0].column a.x',
    'dimensions[1].column b.y',
    'filter.and[0].or[0].compare.column a.x',
    'filter.and[1].not.exists.filter.compare.column b.y',
    'filter.and[3].compare.column b.y',
    'filter.and[3].compare.to.column a.x',
    'filter.and[3].compare.to.filter.compare.column a.x',
  ])
})

test('another column takes its place everywhere, and the result is called by its new names', () => {
  const after = withColumns(query, new Map([['a.x', 'c.New name']]))
  expect(columnUses(after).map(({ ref }) => ref)).toEqual(
    columnUses(query).map(({ ref }) => (ref === 'a.x' ? 'c.New name' : ref)),
  )
  expect(after).toMatchObject({
    measures: [{}, { derive: { kind: 'SHARE', within: 'New_name' } }],
    orderBy: [{ by: 'New_name' }, { by: 'c.New name' }, { by: 'y_month' }],
    limitBy: { dimension: 'New_name', count: 3 },
  })
  expect([...outputNames(query, after)]).toEqual([
    ['x', 'New_name'],
    ['y_month', 'y_month'],
    ['sum_x_per_count_x', 'sum_New_name_per_count_New_name'],
    ['share_count', 'share_count'],
  ])
})

test('a query that says nothing of the column stays as it is', () => {
  expect(withColumns(query, new Map([['z.z', 'a.x']]))).toEqual(query)
})
