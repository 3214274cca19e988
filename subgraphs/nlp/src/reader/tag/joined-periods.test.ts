import { expect, test } from '@jest/globals'
import { inShop } from '../../../test/read-by.js'

const REVENUE = 'BAR SUM(order_lines.revenue) by orders.order_date'
const since = (from: string, until: string): string =>
  `where orders.order_date GTE ${from} and orders.order_date LT ${until}`

test.each([
  [
    'sales last quarter vs the quarter before',
    `${REVENUE}:QUARTER where orders.order_date LAST_PERIODS 2,QUARTER,true`,
  ],
  ['revenue this month vs the month before', `${REVENUE}:MONTH where orders.order_date LAST_PERIODS 2,MONTH`],
  ['revenue last month vs the previous month', `${REVENUE}:MONTH where orders.order_date LAST_PERIODS 2,MONTH,true`],
  ['revenue last week compared to the prior week', `${REVENUE}:WEEK where orders.order_date LAST_PERIODS 2,WEEK,true`],
  ['how did revenue change from last year to this year', `${REVENUE}:YEAR where orders.order_date LAST_PERIODS 2,YEAR`],
  ['revenue in 2024 vs the year before', `${REVENUE}:YEAR ${since('2023-01-01', '2025-01-01')}`],
  ['revenue in March 2025 compared to the previous month', `${REVENUE}:MONTH ${since('2025-02-01', '2025-04-01')}`],
  ['revenue in Q1 2025 vs the quarter before', `${REVENUE}:QUARTER ${since('2024-10-01', '2025-04-01')}`],
])('a period and the one before it are shown side by side: %s', (prompt, shown) => {
  expect(inShop(prompt)).toBe(shown)
})

test('a month and the same month of the year before', () => {
  const shown = inShop('revenue in March 2025 compared to the year before')
  expect(shown).toMatch(/^BAR SUM\(order_lines\.revenue\) by orders\.order_date:YEAR where/)
  for (const day of ['GTE 2024-03-01', 'LT 2024-04-01', 'GTE 2025-03-01', 'LT 2025-04-01']) expect(shown).toContain(day)
})

test.each([
  ['revenue by month vs the previous month', 'LINE GROWTH SUM(order_lines.revenue) by orders.order_date:MONTH'],
  ['revenue growth vs the previous month', 'LINE GROWTH SUM(order_lines.revenue) by orders.order_date:MONTH'],
])('where no period is named before it, growth is: %s', (prompt, shown) => {
  expect(inShop(prompt)).toBe(shown)
})
