import { describe, expect, test } from '@jest/globals'
import { inHelpdesk, inShop, inStaff, readBy } from '../../test/read-by.js'
import { table, text, yesNo } from '../../test/reader/profile.js'
import { shop } from '../../test/reader/shop.js'

describe('one measure as a part of another', () => {
  const margin = 'SUM(order_lines.profit) per SUM(order_lines.revenue)'
  test.each([
    ['profit as a share of sales by category', `BAR ${margin} by products.category`],
    ['profit as % of revenue', `TEXT ${margin}`],
    ['what percentage of revenue is profit by channel', `BAR ${margin} by orders.channel`],
    ['profit divided by revenue by segment', `BAR ${margin} by customers.segment`],
    ['profit to revenue ratio by segment', `BAR ${margin} by customers.segment`],
    ['margin by segment', `BAR ${margin} by customers.segment`],
    ['gross margins per month', `LINE ${margin} by orders.order_date:MONTH`],
    ['gross profit margin by segment', `BAR ${margin} by customers.segment`],
    ['revenue and margin by channel', `BAR SUM(order_lines.revenue), ${margin} by orders.channel`],
    [
      'which category has the lowest profit margin',
      `BAR ${margin} by products.category order sum_profit_per_sum_revenue ASCENDING`,
    ],
  ])('%s', (prompt, line) => expect(inShop(prompt)).toBe(line))

  test('there is no margin without revenue', () => expect(inStaff('margin by office')).toBe('cannot'))
})

describe('the share of rows for which something holds', () => {
  test.each([
    ['return rate by category', 'Returned', 'products.category'],
    ['cancellation rate by city', 'Cancelled', 'customers.city'],
  ])('%s', (prompt, value, group) =>
    expect(inShop(prompt)).toBe(
      `BAR COUNT(orders.order_id) if orders.status EQ ${value} per COUNT(orders.order_id) by ${group}`,
    ),
  )

  const escalated = 'COUNT(*) if tickets.escalated EQ true per COUNT(*)'
  test.each([
    ['escalation rate', `TEXT ${escalated.replaceAll('*', 'tickets.ticket_id')}`],
    ['escalation rate per week', `LINE ${escalated} by tickets.opened_at:WEEK`],
    ['what percentage of tickets were escalated by month', `LINE ${escalated} by tickets.opened_at:MONTH`],
    ['percentage of tickets that were escalated by team', `BAR ${escalated} by tickets.team`],
  ])('%s', (prompt, line) => expect(inHelpdesk(prompt)).toBe(line))

  test.each([
    [
      'percentage of tickets resolved within 24 hours by team',
      'BAR COUNT(*) if tickets.resolution_hours LTE 24 per COUNT(*) by tickets.team',
    ],
    [
      'share of tickets with satisfaction below 3 by agent',
      'BAR COUNT(*) if tickets.satisfaction LT 3 per COUNT(*) by tickets.agent',
    ],
    [
      'what percentage of tickets were answered within 1 hour',
      'TEXT COUNT(tickets.ticket_id) if tickets.first_response_minutes LTE 60 per COUNT(tickets.ticket_id)',
    ],
  ])('of a number that each row has: %s', (prompt, line) => expect(inHelpdesk(prompt)).toBe(line))

  test('no rate of what nothing is called', () => expect(inShop('churn rate by category')).toBe('cannot'))
})

describe('the running period is held against the one before that is named', () => {
  const twoYears = 'where orders.order_date LAST_PERIODS 2,YEAR'
  test.each([
    [
      'revenue vs last year by month',
      `LINE SUM(order_lines.revenue) by orders.order_date:MONTH_OF_YEAR, orders.order_date:YEAR ${twoYears}`,
    ],
    [
      'monthly revenue compared to last year',
      `LINE SUM(order_lines.revenue) by orders.order_date:MONTH_OF_YEAR, orders.order_date:YEAR ${twoYears}`,
    ],
    ['sales vs last year', `BAR SUM(order_lines.revenue) by orders.order_date:YEAR ${twoYears}`],
    [
      'profit versus last month by channel',
      'GROUPED BAR SUM(order_lines.profit) by orders.channel, orders.order_date:MONTH where orders.order_date LAST_PERIODS 2,MONTH',
    ],
    ['revenue last year', 'TEXT SUM(order_lines.revenue) where orders.order_date LAST_PERIODS 1,YEAR,true'],
  ])('%s', (prompt, line) => expect(inShop(prompt)).toBe(line))
})

const dates = (since: string, until: string) => `orders.order_date GTE ${since} and orders.order_date LT ${until}`
describe('halves of a year, and stretches of the same days, that are compared', () => {
  test.each([
    [
      'revenue in the first half of 2025 vs second half of 2025',
      `BAR SUM(order_lines.revenue) by orders.order_date:QUARTER where ${dates('2025-01-01', '2026-01-01')}`,
    ],
    [
      'revenue in H1 2024 vs H1 2025',
      `BAR SUM(order_lines.revenue) by orders.order_date:YEAR where (${dates('2024-01-01', '2024-07-01')} or ${dates('2025-01-01', '2025-07-01')})`,
    ],
    [
      'revenue from 2024-01-01 to 2024-02-15 vs 2025-01-01 to 2025-02-15',
      `BAR SUM(order_lines.revenue) by orders.order_date:YEAR where (${dates('2024-01-01', '2024-02-16')} or ${dates('2025-01-01', '2025-02-16')})`,
    ],
  ])('%s', (prompt, line) => expect(inShop(prompt)).toBe(line))
})

describe('those that have none within a time', () => {
  test.each([
    'customers with no orders in 2025',
    'customers without orders in 2025',
    'customers who did not order in 2025',
  ])('%s', (prompt) =>
    expect(inShop(prompt)).toBe(
      `BAR COUNT(*) by customers.customer_name where not customers with orders (${dates('2025-01-01', '2026-01-01')})`,
    ),
  )
})

describe('so much for each', () => {
  const each = 'SUM(order_lines.revenue) per COUNT(orders.order_id)'
  test.each([
    ['average order size by segment', `BAR ${each} by customers.segment`],
    ['average order value', `TEXT ${each}`],
    ['average revenue per order', `TEXT ${each}`],
    ['average number of orders per customer', 'TEXT COUNT(orders.order_id) per COUNT(customers.customer_id)'],
    ['median order value by channel', 'BAR MEDIAN(order_lines.revenue) by orders.channel'],
  ])('%s', (prompt, line) => expect(inShop(prompt)).toBe(line))
})

describe('short forms of trade', () => {
  const each = 'SUM(order_lines.revenue) per COUNT'
  const within = (step: string) => `orders.order_date LAST_PERIODS 1,${step}`
  test.each([
    ['AOV by channel', `BAR ${each}(orders.order_id) by orders.channel`],
    ['asp by category', 'BAR AVERAGE(order_lines.unit_price) by products.category'],
    ['ARPU', `TEXT ${each}(customers.customer_id)`],
    ['arpu by segment', `BAR ${each}(customers.customer_id) by customers.segment`],
    ['revenue MoM', 'LINE GROWTH SUM(order_lines.revenue) by orders.order_date:MONTH'],
    ['YoY profit growth', 'LINE GROWTH SUM(order_lines.profit) by orders.order_date:YEAR'],
    ['revenue QTD', `TEXT SUM(order_lines.revenue) where ${within('QUARTER')}`],
    ['MTD profit by channel', `BAR SUM(order_lines.profit) by orders.channel where ${within('MONTH')}`],
    ['month to date profit', `TEXT SUM(order_lines.profit) where ${within('MONTH')}`],
    ['profit TTM', 'TEXT SUM(order_lines.profit) where orders.order_date LAST_PERIODS 12,MONTH'],
  ])('%s', (prompt, line) => expect(inShop(prompt)).toBe(line))

  test('what the data does not hold has none', () => {
    expect(inStaff('AOV by office')).toBe('cannot')
    expect(inHelpdesk('ASP by team')).toBe('cannot')
  })
})

describe('rows with some or none of an amount', () => {
  test.each([
    ['orders without discount by channel', 'order_lines.discount EQ 0'],
    ['orders with no discount by channel', 'order_lines.discount EQ 0'],
    ['orders with any discount by channel', 'order_lines.discount GT 0'],
    ['discounted orders by channel', 'order_lines.discount GT 0'],
  ])('%s', (prompt, condition) =>
    expect(inShop(prompt)).toMatch(new RegExp(`^BAR COUNT\\(.*\\) by orders.channel where ${condition}$`)),
  )
})

describe('what each has in all is compared', () => {
  const over = 'SUM(order_lines.revenue) GT 10000'
  const having = `customers with order_lines (${over})`
  test.each([
    ['customers with revenue over 10000', `BAR SUM(order_lines.revenue) by customers.customer_name where ${over}`],
    [
      'customers with total revenue over 10000 in 2025',
      `BAR SUM(order_lines.revenue) by customers.customer_name where ${over} and orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01`,
    ],
    [
      'products with profit below 0',
      'BAR SUM(order_lines.profit) by products.product_name where SUM(order_lines.profit) LT 0',
    ],
    [
      'cities with profit under 500',
      'BAR SUM(order_lines.profit) by customers.city where SUM(order_lines.profit) LT 500',
    ],
    ['customers with revenue above 10000 by segment', `BAR COUNT(*) by customers.segment where ${having}`],
    ['how many customers have revenue above 10000', `TEXT COUNT(customers.customer_id) where ${having}`],
    [
      'number of customers with revenue over 10000 in 2025 by segment',
      `BAR COUNT(*) by customers.segment where customers with order_lines (${over} and orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01)`,
    ],
    [
      'number of order lines with revenue over 500 by category',
      'BAR COUNT(order_lines.line_id) by products.category where order_lines.revenue GT 500',
    ],
  ])('%s', (prompt, line) => expect(inShop(prompt)).toBe(line))
})

describe('one part of the whole', () => {
  const consumer = 'if customers.segment EQ Consumer per'
  test.each([
    ['share of revenue from consumer segment', `TEXT SUM(order_lines.revenue) ${consumer} SUM(order_lines.revenue)`],
    [
      'what percentage of profit comes from Consumer',
      `TEXT SUM(order_lines.profit) ${consumer} SUM(order_lines.profit)`,
    ],
    [
      'share of customers in Boston',
      'TEXT COUNT(customers.customer_id) if customers.city EQ Boston per COUNT(customers.customer_id)',
    ],
    [
      'share of revenue by category in Boston',
      'ARC SUM(order_lines.revenue) by products.category where customers.city EQ Boston',
    ],
  ])('%s', (prompt, line) => expect(inShop(prompt)).toBe(line))
})

describe('what was never sold', () => {
  const none = 'not products with order_lines'
  test.each([
    ['products that never sold', `BAR COUNT(*) by products.product_name where ${none}`],
    ['number of products with no sales by category', `BAR COUNT(*) by products.category where ${none}`],
    [
      'number of products never sold in 2025 by category',
      `BAR COUNT(*) by products.category where ${none} (orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01)`,
    ],
    [
      'number of customers who never bought anything by segment',
      'BAR COUNT(*) by customers.segment where not customers with order_lines',
    ],
  ])('%s', (prompt, line) => expect(inShop(prompt)).toBe(line))
})

describe('one number', () => {
  test.each([
    ['show a KPI of total revenue', 'TEXT SUM(order_lines.revenue)'],
    ['profit as a big number', 'TEXT SUM(order_lines.profit)'],
    ['KPI: number of orders', 'TEXT COUNT(orders.order_id)'],
  ])('%s', (prompt, line) => expect(inShop(prompt)).toBe(line))

  test('a KPI of its own is a name', () => {
    const [orders, ...others] = shop.tables
    if (orders === undefined) throw new Error('the shop has tables')
    const { columns } = table('orders', 4_000, { kpi: text(['Speed', 'Price']) })
    const withKpi = readBy({ ...shop, tables: [{ ...orders, columns: [...orders.columns, ...columns] }, ...others] })
    expect(withKpi('orders by kpi')).toBe('BAR COUNT(*) by orders.kpi')
  })
})

describe('what holds of some rows, counted', () => {
  const lines = table('order_lines', 12_000, { returned: { ...yesNo, synonyms: ['returns'] } })
  const withReturns = readBy({
    ...shop,
    tables: shop.tables.map((one) =>
      one.name === 'order_lines'
        ? {
            ...one,
            columns: [
              ...one.columns.map((column) =>
                column.name === 'revenue' ? { ...column, synonyms: ['takings'] } : column,
              ),
              ...lines.columns,
            ],
          }
        : one,
    ),
  })
  test.each([
    [
      'how many returns did we have per month',
      'LINE COUNT(order_lines.line_id) by orders.order_date:MONTH where order_lines.returned EQ true',
    ],
    [
      'number of returns by category',
      'BAR COUNT(order_lines.line_id) by products.category where order_lines.returned EQ true',
    ],
  ])('%s', (prompt, line) => expect(withReturns(prompt)).toBe(line))

  test('what takes long takes no money', () =>
    expect(withReturns('orders taking longer than 7 days')).not.toContain('revenue'))
})

describe('participles after what they describe', () => {
  const rate = 'COUNT(*) if tickets.escalated EQ true per COUNT(*)'
  test.each([
    ['tickets escalated by team', 'BAR COUNT(*) by tickets.team where tickets.escalated EQ true'],
    ['share of tickets escalated by team', `BAR ${rate} by tickets.team`],
    ['escalated share of tickets over time', `LINE ${rate} by tickets.opened_at:MONTH`],
  ])('%s', (prompt, line) => expect(inHelpdesk(prompt)).toBe(line))
})

test('how long it takes to do something is about what is done', () =>
  expect(inHelpdesk('how long does it take to resolve a ticket by priority')).toBe(
    'BAR AVERAGE(tickets.resolution_hours) by tickets.priority',
  ))

test('a step of time beside a group is shown with it', () =>
  expect(inShop('orders per month by channel')).toBe('LINE COUNT(*) by orders.order_date:MONTH, orders.channel'))

test('a value after "on" or "via" is a condition', () => {
  expect(inShop('average discount on furniture')).toBe(
    'TEXT AVERAGE(order_lines.discount) where products.category EQ Furniture',
  )
})
