import { describe, expect, test } from '@jest/globals'
import { gistOf, outcomeOf } from '../../../test/reader/gist.js'
import { shop } from '../../../test/reader/shop.js'
import { leftOutOf, readingsOf, resultOf, turnsOf } from '../../../test/read-by.js'

const readingOf = readingsOf(shop)
const after = turnsOf(shop)
const refusal = (prompt: string, ...before: readonly string[]): unknown => {
  const result = resultOf(shop, prompt, after(...before))
  return result.outcome === 'cannot' ? result.message : outcomeOf(result)
}

describe('all is shown again', () => {
  test.each(['show all again', 'show me everything', 'show all products', 'all products again'])(
    '%s: beyond the first few',
    (prompt) => {
      const { limit, ...rest } = after('top 5 products by revenue').query
      expect(limit).toBe(5)
      expect(after('top 5 products by revenue', prompt).query).toEqual(rest)
    },
  )

  test.each(['show all again', 'show it all', 'everything again, please'])('%s: whatever was filtered', (prompt) => {
    expect(after('revenue by region', 'only the West', prompt).query).toEqual(after('revenue by region').query)
  })

  test('"all" of something else lifts no limit', () => {
    expect(after('top 5 products by revenue', 'make all bars horizontal').query.limit).toBe(5)
  })
})

describe('the order is turned', () => {
  test.each([
    'sort it the other way',
    'sort the other way round',
    'the opposite order',
    'sort in the opposite direction',
    'sort it backwards',
  ])('%s', (prompt) => {
    const reading = after('revenue by region, largest first', prompt)
    expect(reading.query.orderBy).toEqual([{ by: 'sum_revenue', direction: 'ASCENDING' }])
    expect(leftOutOf(reading)).toEqual([])
  })
})

describe('over time', () => {
  test.each(['over time', 'show it over time', 'as a trend'])('%s: what is shown, and no count of rows', (prompt) => {
    expect(gistOf(after('revenue by channel', prompt))).toBe(gistOf(after('revenue by channel', 'by month')))
  })

  test('says so where it is', () => {
    expect(refusal('over time', 'revenue by month')).toBe('Nothing of that applies to what is shown.')
  })
})

test.each(['as numbers again', 'back to numbers', 'in dollars'])('%s: no longer shares', (prompt) => {
  const before = readingOf('revenue by region')
  expect(readingOf(prompt, readingOf('in percent', before)).query).toEqual(before.query)
})

describe('a chart that is not drawn here', () => {
  test.each([
    ['as a table', 'table'],
    ['make it a map', 'map'],
    ['show as treemap', 'treemap'],
  ])('%s is refused', (prompt, word) => {
    expect(refusal(prompt, 'revenue by region')).toBe(`No "${word}" is drawn here: this is another kind of chart.`)
  })

  test('is told beside what is changed', () => {
    const { explanation, confidence } = after('revenue by region', 'as a table, only Online')
    expect(explanation).toContain('No "table" is drawn here')
    expect(confidence).toBeLessThanOrEqual(0.7)
  })
})

describe('a period comes beside another', () => {
  const condition = (prompt: string, ...before: readonly string[]): string =>
    / where (.*)/.exec(gistOf(after(...before, prompt)))?.[1] ?? ''

  test.each(['add 2024', 'also 2024', '2024 too'])('%s: one stretch where they meet', (prompt) => {
    expect(condition(prompt, 'revenue by channel', 'only 2025')).toMatch(
      /order_date GTE 2024-01-01 and orders.order_date LT 2026-01-01/,
    )
  })

  test('either, where they do not', () => {
    expect(condition('also Q3 2025', 'revenue by channel', 'only Q1 2025')).toContain(
      '(orders.order_date GTE 2025-01-01 and orders.order_date LT 2025-04-01 or orders.order_date GTE 2025-07-01 and orders.order_date LT 2025-10-01)',
    )
  })

  test('and in its place where nothing is added', () => {
    expect(condition('and 2024?', 'revenue by channel', 'only 2025')).toMatch(
      /GTE 2024-01-01 and orders.order_date LT 2025-01-01$/,
    )
  })

  test('what is demanded is taken away, and not the opposite demanded', () => {
    expect(after('revenue by channel', 'only 2025', 'drop 2025').query).toEqual(after('revenue by channel').query)
  })
})
