import { describe, expect, test } from '@jest/globals'
import { outcomeOf } from '../../../test/reader/gist.js'
import { shop } from '../../../test/reader/shop.js'
import { inShop, leftOutOf, readingsOf, resultOf } from '../../../test/read-by.js'

const readingOf = readingsOf(shop)

describe('a period is the step that the chart is cut to', () => {
  test.each([
    [
      'revenue growth against the previous period by month',
      'LINE GROWTH SUM(order_lines.revenue) by orders.order_date:MONTH',
    ],
    [
      'monthly revenue change from the period before',
      'LINE CHANGE SUM(order_lines.revenue) by orders.order_date:MONTH',
    ],
    [
      'revenue by quarter compared to the prior period',
      'LINE GROWTH SUM(order_lines.revenue) by orders.order_date:QUARTER',
    ],
    ['monthly revenue vs last period', 'LINE GROWTH SUM(order_lines.revenue) by orders.order_date:MONTH'],
    ['revenue growth period over period by week', 'LINE GROWTH SUM(order_lines.revenue) by orders.order_date:WEEK'],
    [
      'revenue last period by month',
      'LINE SUM(order_lines.revenue) by orders.order_date:MONTH where orders.order_date LAST_PERIODS 1,MONTH,true',
    ],
    [
      'revenue over the last 3 periods by quarter',
      'LINE SUM(order_lines.revenue) by orders.order_date:QUARTER where orders.order_date LAST_PERIODS 3,QUARTER',
    ],
  ])('%s', (prompt, shown) => {
    expect(inShop(prompt)).toBe(shown)
    const reading = readingOf(prompt)
    expect(leftOutOf(reading)).toEqual([])
    expect(reading.confidence).toBeGreaterThan(0.8)
  })

  test('or that is shown, where the prompt goes on', () => {
    const { query } = readingOf('only the last period', readingOf('revenue by quarter'))
    expect(JSON.stringify(query.filter)).toContain('"values":[1,"QUARTER",true]')
  })

  test.each([
    ['revenue last period', 'last period'],
    ['orders by channel in the previous period', 'previous period'],
    ['revenue by weekday last period', 'last period'],
    ['revenue compared to the previous period', 'previous period'],
    ['how did revenue change over the period before', 'period before'],
  ])('%s: and where there is none, the words are told', (prompt, words) => {
    const reading = readingOf(prompt)
    const { explanation } = reading
    expect(explanation).toContain(`How long "${words}" is was not said, so it was left out`)
    expect(leftOutOf(reading)).toEqual([words])
    expect(reading.confidence).toBeLessThanOrEqual(0.45)
  })
})

describe('the month before', () => {
  test.each([
    ['revenue change from the month before by month', 'revenue change from the previous month by month'],
    ['revenue this year vs the year before', 'revenue this year vs last year'],
    ['revenue by channel in the month before', 'revenue by channel last month'],
  ])('%s', (prompt, same) => {
    expect(outcomeOf(resultOf(shop, prompt))).toBe(outcomeOf(resultOf(shop, same)))
  })

  test('is none where something follows that it was before', () => {
    expect(inShop('revenue by channel in the year before 2025')).toBe(
      'BAR SUM(order_lines.revenue) by orders.channel where orders.order_date LT 2025-01-01',
    )
  })
})
