import { describe, expect, test } from '@jest/globals'
import { type Cell, type Filter, type Measure, outputColumns, type QuerySpec } from '@askchart/vocabulary'
import { salesProfile } from '../../test/sales-profile.js'
import { chartTitle } from './chart-title.js'
import { humanise, inSentence } from './labels.js'
import { columnTitles } from './titles.js'

const REVENUE = { column: 'orders.revenue', aggregate: 'SUM' } as const
const ORDERS = { column: 'orders.id', aggregate: 'COUNT' } as const
const WEB: Filter = { compare: { column: 'orders.channel', operator: 'EQ', values: ['Web'] } }
const HEAVY: Filter = { compare: { column: 'orders.weight', operator: 'GT', values: [3] } }
const titlesOf = (query: Partial<QuerySpec>) =>
  columnTitles(salesProfile, outputColumns({ dimensions: [], measures: [], ...query }))
const measure = (one: Measure) => titlesOf({ measures: [one] })[0]

test.each([
  ['unit_price', 'Unit price'],
  ['unitPrice', 'Unit price'],
  ['Order Date', 'Order date'],
  ['GDP per capita', 'GDP per capita'],
])('the name %s is %s in words', (name, words) => {
  expect(humanise(name)).toBe(words)
})

test('abbreviations keep their capitals within a sentence', () => {
  expect(inSentence('Average GDP')).toBe('average GDP')
})

describe('a measure', () => {
  test.each<[Measure, string]>([
    [{ column: 'orders.revenue', aggregate: 'SUM' }, 'Revenue'],
    [{ column: 'orders.revenue', aggregate: 'AVERAGE' }, 'Average revenue'],
    [{ column: 'orders.weight', aggregate: 'MEDIAN' }, 'Median weight (kg)'],
    [{ column: 'orders.weight', aggregate: 'MINIMUM' }, 'Lowest weight (kg)'],
    [{ column: 'orders.weight', aggregate: 'MAXIMUM' }, 'Highest weight (kg)'],
    [{ column: 'orders.weight' }, 'Weight (kg)'],
    [{ column: 'orders.id', aggregate: 'COUNT' }, 'Number of orders'],
    [{ column: 'orders.weight', aggregate: 'COUNT' }, 'Count of weight'],
    [{ column: 'orders.channel', aggregate: 'COUNT_DISTINCT' }, 'Distinct values of channel'],
    [{ column: 'orders.id', aggregate: 'COUNT_DISTINCT' }, 'Number of different orders'],
    [{ aggregate: 'COUNT' }, 'Count'],
    [{ column: 'orders.revenue', aggregate: 'SUM', as: 'total_sales' }, 'Total sales'],
    [{ column: 'orders.unknown_thing', aggregate: 'SUM' }, 'Unknown thing'],
    [{ ...REVENUE, derive: { kind: 'SHARE' } }, 'Share of revenue'],
    [{ ...ORDERS, derive: { kind: 'SHARE' } }, 'Share of orders'],
    [{ ...REVENUE, derive: { kind: 'RUNNING_TOTAL' } }, 'Running total of revenue'],
    [{ ...ORDERS, derive: { kind: 'RUNNING_TOTAL' } }, 'Running number of orders'],
    [{ ...REVENUE, derive: { kind: 'GROWTH' } }, 'Growth of revenue'],
    [{ ...REVENUE, derive: { kind: 'CHANGE', against: 'YEAR_BEFORE' } }, 'Change in revenue over a year'],
    [{ column: 'orders.weight', aggregate: 'SUM', derive: { kind: 'CHANGE' } }, 'Change in weight (kg)'],
    [{ column: 'orders.weight', aggregate: 'SUM', derive: { kind: 'SHARE' } }, 'Share of weight'],
    [{ ...REVENUE, per: ORDERS }, 'Revenue / number of orders'],
    [{ ...ORDERS, filter: WEB, per: ORDERS }, 'Share of orders where channel is Web'],
    [{ ...REVENUE, filter: WEB }, 'Revenue where channel is Web'],
    [{ metric: 'profit margin' }, 'Profit margin'],
    [{ metric: 'MRR' }, 'MRR (kg)'],
    [{ metric: 'net revenue', derive: { kind: 'SHARE' } }, 'Share of net revenue'],
    [{ metric: 'MRR', derive: { kind: 'CHANGE' } }, 'Change in MRR (kg)'],
    [{ metric: 'net revenue', per: ORDERS, filter: WEB }, 'Net revenue where channel is Web / number of orders'],
    [{ metric: 'one_that_is_gone' }, 'One that is gone'],
    [{ ...REVENUE, filter: { not: { or: [WEB, HEAVY] } } }, 'Revenue where not (channel is Web or weight over 3)'],
  ])('%j is called %s', (one, title) => {
    expect(measure(one)).toBe(title)
  })
})

test('a label in small letters begins an axis with a capital, a name of its own does not', () => {
  const profile = structuredClone(salesProfile)
  const labelled = (label: string) => ({
    ...profile,
    tables: profile.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => ({ ...column, label })),
    })),
  })
  const columns = outputColumns({ dimensions: [{ column: 'orders.channel' }], measures: [] })
  expect(columnTitles(labelled('sales channel'), columns)).toEqual(['Sales channel'])
  expect(columnTitles(labelled('pH value'), columns)).toEqual(['pH value'])
})

test.each([
  ['Survey', 'Number of surveys'],
  ['Time sheet', 'Number of time sheets'],
  ['Staff', 'Number of staff records'],
])('rows of a table that is called "%s" give the %s', (label, words) => {
  const profile = { ...salesProfile, tables: salesProfile.tables.map((table) => ({ ...table, label })) }
  const columns = outputColumns({ dimensions: [{ column: 'orders.channel' }], measures: [{ aggregate: 'COUNT' }] })
  expect(columnTitles(profile, columns)[1]).toBe(words)
})

describe('the title of a chart', () => {
  const title = (query: Partial<QuerySpec>, mark: 'BAR' | 'POINT' = 'BAR') =>
    chartTitle(
      { query: { v: 1, dimensions: [], measures: [], ...query }, mark, arrangement: null, intent: 'RANKING' },
      salesProfile,
    )
  const revenue = { column: 'orders.revenue', aggregate: 'SUM' } as const
  const channel = { column: 'orders.channel' }

  test('names measures, dimensions and the cut', () => {
    expect(title({ dimensions: [channel], measures: [revenue] })).toBe('Revenue by channel')
    const month = { column: 'orders.order_date', granularity: 'MONTH' } as const
    expect(title({ dimensions: [month, channel], measures: [revenue, { aggregate: 'COUNT' }] })).toBe(
      'Revenue and number of orders by month and channel',
    )
    const top = { orderBy: [{ by: 'sum_revenue', direction: 'DESCENDING' }], limit: 5 } as const
    expect(title({ dimensions: [channel], measures: [revenue], ...top })).toBe('Revenue by channel, top 5')
    const each = { orderBy: top.orderBy, limitBy: { dimension: 'orders.channel', count: 3 } }
    expect(title({ dimensions: [channel, month], measures: [revenue], ...each })).toBe(
      'Revenue by channel and month, top 3 of each channel',
    )
  })

  test('says which rows it shows, but not that those without a value are left out', () => {
    const shown = (filter: Filter) => title({ dimensions: [channel], measures: [revenue], filter })
    const given = { compare: { column: 'orders.channel', operator: 'IS_NOT_NULL', values: [] } } as const
    const web = { compare: { column: 'orders.channel', operator: 'IN', values: ['Web', 'Shop'] } } as const
    const heavy = { compare: { column: 'orders.weight', operator: 'GT', values: [10] } } as const
    expect(shown(given)).toBe('Revenue by channel')
    expect(shown({ and: [web, { and: [heavy, given] }] })).toBe(
      'Revenue by channel, channel is Web or Shop, weight over 10',
    )
    const last = (...values: readonly Cell[]) =>
      shown({ compare: { column: 'orders.order_date', operator: 'LAST_PERIODS', values } })
    expect(last(3, 'MONTH')).toBe('Revenue by channel, order date in the last 3 months')
    expect(last(1, 'MONTH', true)).toBe('Revenue by channel, order date in the last complete month')
    expect(last(1, 'YEAR')).toBe('Revenue by channel, order date in the latest year')
    const many = Array.from({ length: 40 }, (_, index) => `channel ${index}`)
    expect(shown({ compare: { column: 'orders.channel', operator: 'IN', values: many } })).toBe(
      'Revenue by channel, filtered',
    )
  })

  test('tells stretches of time as people say them', () => {
    const date = 'orders.order_date'
    const at = (operator: 'GTE' | 'LT' | 'GT', value: string): Filter => ({
      compare: { column: date, operator, values: [value] },
    })
    const shown = (...and: readonly Filter[]) => title({ dimensions: [channel], measures: [revenue], filter: { and } })
    expect(shown(at('GTE', '2025-01-01'), at('LT', '2026-01-01'))).toBe('Revenue by channel, order date in 2025')
    expect(shown(at('GTE', '2025-07-01'), at('LT', '2025-10-01'))).toBe('Revenue by channel, order date in Q3 2025')
    expect(shown(at('GTE', '2025-07-01'), at('LT', '2025-07-02'))).toBe('Revenue by channel, order date on 1 Jul 2025')
    expect(shown(at('GTE', '2025-03-01'))).toBe('Revenue by channel, order date since 1 Mar 2025')
    expect(shown(at('LT', '2025-03-01'))).toBe('Revenue by channel, order date before 1 Mar 2025')
    expect(shown(at('GT', '2025-03-01 08:30:00'))).toBe('Revenue by channel, order date over 2025-03-01 08:30:00')
  })

  test('of a scatter says what stands against what', () => {
    expect(title({ measures: [{ column: 'orders.weight' }, { column: 'orders.revenue' }] }, 'POINT')).toBe(
      'Revenue against weight (kg)',
    )
  })
})

describe('different keys that several rows repeat', () => {
  const key = { column: 'orders.product_id', aggregate: 'COUNT_DISTINCT' } as const
  const repeated = salesProfile.tables.flatMap((table) =>
    table.name !== 'orders'
      ? [table]
      : [
          {
            ...table,
            columns: table.columns.flatMap((column) =>
              column.ref === 'orders.id'
                ? [column, { ...column, ref: key.column, name: 'product_id', label: 'Product id', distinctCount: 120 }]
                : [column],
            ),
          },
        ],
  )
  const titleIn = (relationships: typeof salesProfile.relationships) =>
    columnTitles(
      { ...salesProfile, tables: repeated, relationships },
      outputColumns({ dimensions: [], measures: [key] }),
    )[0]

  test('stand for what another table holds', () => {
    expect(titleIn([{ name: 'product', from: key.column, to: 'products.id', declared: true }])).toBe(
      'Number of different products',
    )
  })

  test('are no rows of their own table', () => {
    expect(titleIn([])).toBe('Distinct values of product id')
  })
})
