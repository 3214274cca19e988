import { describe, expect, test } from '@jest/globals'
import { gistOf } from '../../test/reader/gist.js'
import { shopWithMetrics } from '../../test/reader/metrics.js'
import { shop } from '../../test/reader/shop.js'
import { expectPrompt } from '../../test/reader/to-read.js'
import { completePrompt, explain, prepareDataset, read, type Reading } from './read.js'

const dataset = prepareDataset(shopWithMetrics)

function readingOf(prompt: string, previous?: Reading): Reading {
  const result = read(prompt, dataset, { today: '2025-12-31', ...(previous === undefined ? {} : { previous }) })
  if (result.outcome !== 'reading') throw new Error(`${prompt} -> ${JSON.stringify(result)}`)
  return result.reading
}
const measuresOf = (prompt: string, previous?: Reading) => readingOf(prompt, previous).query.measures

describe('a metric', () => {
  test.each([
    ['profit margin by region', 'BAR [profit margin] by regions.region_name where regions.region_name IS_NOT_NULL'],
    ['MRR per month', 'LINE [MRR] by orders.order_date:MONTH where orders.order_date IS_NOT_NULL'],
    ['average order value by channel', 'BAR [average order value] by orders.channel'],
    ['what is our profit margin', 'TEXT [profit margin]'],
    [
      'top 3 products by profit margin',
      'BAR [profit margin] by products.product_name where products.product_name IS_NOT_NULL order profit_margin DESCENDING limit 3',
    ],
    [
      'which category has the highest profit margin in 2024',
      'BAR [profit margin] by products.category where orders.order_date GTE 2024-01-01 and orders.order_date LT 2025-01-01 and products.category IS_NOT_NULL order profit_margin DESCENDING',
    ],
    [
      'profit margin and revenue by segment',
      'BAR [profit margin], SUM(order_lines.revenue) by customers.segment where customers.segment IS_NOT_NULL',
    ],
    ['monthly growth of MRR', 'LINE GROWTH [MRR] by orders.order_date:MONTH where orders.order_date IS_NOT_NULL'],
    ['share of MRR by segment', 'ARC [MRR] by customers.segment where customers.segment IS_NOT_NULL'],
  ])('%s', (prompt, line) => {
    expectPrompt(prompt, dataset).toRead(line)
  })

  test('leaves what is called otherwise to the columns that are', () => {
    const plain = prepareDataset(shop)
    for (const prompt of [
      'profit by region',
      'revenue by month',
      'average discount by segment',
      'top 5 sales by region',
    ])
      expect(gistOf(readingOf(prompt))).toBe(gistOf(readOf(prompt, plain)))
  })

  test('is named in the explanation, and its words belong to no column', () => {
    const { explanation, mentions } = readingOf('average profit margin by region')
    expect(explanation).toBe('Profit margin for each region name.')
    expect(mentions.find(({ text }) => text === 'profit margin')).toMatchObject({ kind: 'MEASURE', column: null })
    const query = { v: 1, measures: [{ metric: 'profit margin' }], dimensions: [] } as const
    expect(explain(query, dataset)).toBe('Profit margin.')
  })

  test('is not found by its description, nor where it does not fit the data', () => {
    expectPrompt('wizards by region', dataset).toRead('cannot wizards')
    expectPrompt('old one by region', dataset).toRead('cannot old')
  })

  test('groups nothing, and no condition asks about it', () => {
    const { query } = readingOf('revenue by segment with profit margin over 5')
    expect(query.measures[0]).not.toHaveProperty('metric')
    expect(JSON.stringify(query)).not.toContain('()')
    for (const prompt of [
      'revenue by profit margin',
      'distribution of profit margin',
      'scatter plot of revenue against profit margin',
    ]) {
      const result = read(prompt, dataset, { today: '2025-12-31' })
      expect(JSON.stringify(result)).not.toContain('()')
    }
  })

  test('stays and gives way in what goes on', () => {
    const first = readingOf('profit margin by region')
    expect(gistOf(readingOf('only 2024', first))).toContain('[profit margin] by regions.region_name')
    expect(measuresOf('by category instead', first)).toEqual([{ metric: 'profit margin' }])
    expect(measuresOf('revenue instead', first)).toEqual([{ column: 'order_lines.revenue', aggregate: 'SUM' }])
    const revenue = readingOf('revenue by region')
    expect(measuresOf('profit margin instead', revenue)).toEqual([{ metric: 'profit margin' }])
    const sorted = readingOf('sort by profit margin', first)
    expect(sorted.query.orderBy).toEqual([{ by: 'profit_margin', direction: 'DESCENDING' }])
    expect(readingOf('top 3', sorted).query).toMatchObject({
      orderBy: [{ by: 'profit_margin', direction: 'DESCENDING' }],
      limit: 3,
    })
  })

  test('is typed out', () => {
    expect(completePrompt(dataset, 'profit mar', 5).map(({ text }) => text)).toContain('Profit margin')
  })
})

function readOf(prompt: string, prepared: typeof dataset): Reading {
  const result = read(prompt, prepared, { today: '2025-12-31' })
  if (result.outcome !== 'reading') throw new Error(prompt)
  return result.reading
}
