import { describe, expect, test } from '@jest/globals'
import { outcomeOf, shownOf } from '../../../test/reader/gist.js'
import { shop } from '../../../test/reader/shop.js'
import { prepareDataset, read, type Reading } from '../read.js'

const dataset = prepareDataset(shop)
const today = '2025-12-31'

function readingOf(prompt: string, previous?: Reading): Reading {
  const result = read(prompt, dataset, { today, previous })
  if (result.outcome !== 'reading') throw new Error(`${prompt}: ${outcomeOf(result)}`)
  return result.reading
}

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
    expect(shownOf(read(prompt, dataset, { today }))).toBe(shown)
    const { mentions, confidence } = readingOf(prompt)
    expect(mentions.map(({ kind }) => kind)).not.toContain('LEFT_OUT')
    expect(confidence).toBeGreaterThan(0.8)
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
    const { explanation, confidence, mentions } = readingOf(prompt)
    expect(explanation).toContain(`How long "${words}" is was not said, so it was left out`)
    expect(mentions.filter(({ kind }) => kind === 'LEFT_OUT').map(({ text }) => text)).toEqual([words])
    expect(confidence).toBeLessThanOrEqual(0.45)
  })
})

describe('the month before', () => {
  test.each([
    ['revenue change from the month before by month', 'revenue change from the previous month by month'],
    ['revenue this year vs the year before', 'revenue this year vs last year'],
    ['revenue by channel in the month before', 'revenue by channel last month'],
  ])('%s', (prompt, same) => {
    expect(outcomeOf(read(prompt, dataset, { today }))).toBe(outcomeOf(read(same, dataset, { today })))
  })

  test('is none where something follows that it was before', () => {
    expect(shownOf(read('revenue by channel in the year before 2025', dataset, { today }))).toBe(
      'BAR SUM(order_lines.revenue) by orders.channel where orders.order_date LT 2025-01-01',
    )
  })
})
