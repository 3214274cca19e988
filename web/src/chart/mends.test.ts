import { expect, test } from '@jest/globals'
import { goneOf, instead } from './mends.js'

const sum = (column: string) => ({ metric: null, column, aggregate: 'SUM' as const })
const problem = {
  message: 'Gone.',
  columns: [{ column: 'sales.region', message: 'Gone.', removed: true, suggestions: ['sales.Region', 'shops.zone'] }],
  metrics: [
    {
      metric: 'Turnover',
      message: 'Gone.',
      suggestions: [
        sum('sales.amounts'),
        sum('shops.amounts'),
        { metric: 'Deals', column: null, aggregate: null },
        { metric: null, column: null, aggregate: 'COUNT' as const },
      ],
      expressions: [],
    },
  ],
}

test('what may take the place of something is told in words, with its table where only that tells it apart', () => {
  expect(goneOf(problem).map(({ label, ways }) => [label, ways.map((way) => way.label)])).toEqual([
    ['sales.region', ['Region', 'shops.zone']],
    ['Turnover', ['total amounts of sales', 'total amounts of shops', 'Deals', 'number of rows']],
  ])
})

test('what was chosen for each is one edit', () => {
  const [region, turnover] = goneOf(problem)
  const ways = [...(region?.ways.slice(0, 1) ?? []), ...(turnover?.ways.slice(2, 3) ?? [])]
  expect(instead(ways)).toEqual({
    replacements: [{ column: 'sales.region', by: 'sales.Region' }],
    metrics: [{ metric: 'Turnover', by: { metric: 'Deals', column: null, aggregate: null } }],
  })
})
