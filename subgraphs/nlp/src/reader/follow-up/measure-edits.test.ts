import { describe, expect, test } from '@jest/globals'
import { shop } from '../../../test/reader/shop.js'
import { readingsOf, resultOf, turnsOf } from '../../../test/read-by.js'

const REVENUE = { column: 'order_lines.revenue', aggregate: 'SUM' }
const PROFIT = { column: 'order_lines.profit', aggregate: 'SUM' }
const ORDERS = { column: 'orders.order_id', aggregate: 'COUNT' }

const readingOf = readingsOf(shop)
const after = turnsOf(shop)

describe('a measure comes beside what is shown', () => {
  test.each([
    'add profit too',
    'also show profit',
    'put profit beside it',
    'add profit next to it',
    'profit as well',
    'compare it with profit',
    'vs profit',
    'with profit',
    'show both revenue and profit',
    'profit on a second axis',
    'overlay profit',
  ])('%s', (prompt) => {
    const before = readingOf('revenue by region')
    const { query, mark, confidence } = readingOf(prompt, before)
    expect({ query, mark }).toEqual({ query: { ...before.query, measures: [REVENUE, PROFIT] }, mark: 'BAR' })
    expect(confidence).toBeGreaterThan(0.8)
  })

  test.each([
    ['profit instead', [PROFIT]],
    ['only profit', [PROFIT]],
    ['what about profit?', [PROFIT]],
  ])('%s: or in its place', (prompt, measures) => {
    expect(after('revenue by region', prompt).query.measures).toEqual(measures)
  })

  test('what is sorted by is shown, and nothing goes for it', () => {
    const { measures, orderBy } = after('revenue by region', 'sort by profit').query
    expect({ measures, orderBy }).toEqual({
      measures: [REVENUE, PROFIT],
      orderBy: [{ by: 'sum_profit', direction: 'DESCENDING' }],
    })
  })

  test('a pie shows one measure, so that two are bars', () => {
    expect(after('revenue by channel as a pie', 'add profit').mark).toBe('BAR')
  })
})

describe('rows that are named are counted', () => {
  test.each(['add orders', 'and orders?', 'include the orders', 'add order count', 'add a second line for orders'])(
    '%s',
    (prompt) => {
      const before = after('revenue by month', 'split it by region', 'only Online')
      expect(readingOf(prompt, before).query).toEqual({ ...before.query, measures: [REVENUE, ORDERS] })
    },
  )

  test.each(['orders', 'what about orders', 'orders instead'])('%s: in place of what is shown', (prompt) => {
    const before = readingOf('revenue by region')
    expect(readingOf(prompt, before).query).toEqual({ ...before.query, measures: [ORDERS] })
  })

  test.each(['add regions', 'add region', 'and regions'])('%s: but a few names split', (prompt) => {
    const before = readingOf('revenue by month')
    const dimensions = [...before.query.dimensions, { column: 'regions.region_name' }]
    expect(readingOf(prompt, before).query).toMatchObject({ measures: [REVENUE], dimensions })
  })

  test.each(['add online orders', 'for orders since 2024', 'also the orders of the West'])(
    '%s: and rows that a condition is about are not',
    (prompt) => {
      expect(after('revenue by channel', prompt).query.measures).toEqual([REVENUE])
    },
  )
})

test.each(['also by channel', 'add channel', 'split by channel too'])(
  '%s: a third group comes beside the two',
  (prompt) => {
    const before = readingOf('revenue by region and segment')
    const dimensions = [...before.query.dimensions, { column: 'orders.channel' }]
    expect(readingOf(prompt, before).query).toMatchObject({ measures: [REVENUE], dimensions })
  },
)

test.each(['add the weather', 'also tax', 'include returns per employee'])(
  '%s: what cannot be added is refused, and nothing is shown in place of what is there',
  (prompt) => {
    expect(resultOf(shop, prompt, readingOf('revenue by region'))).toMatchObject({
      outcome: 'cannot',
      message: 'Nothing of that can be added to what is shown.',
    })
  },
)
