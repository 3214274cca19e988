import { describe, expect, test } from '@jest/globals'
import { inHelpdesk, inShop, inStaff, readBy } from '../../test/read-by.js'
import { hotel } from '../../test/reader/hotel.js'
import { phones } from '../../test/reader/phones.js'

describe('verbs of trade', () => {
  const revenue = 'BAR SUM(order_lines.revenue) by'
  test.each([
    ['which region sells the most', `${revenue} regions.region_name order sum_revenue DESCENDING`],
    [
      'what sells best in Boston',
      `${revenue} products.product_name where customers.city EQ Boston order sum_revenue DESCENDING`,
    ],
    ['where do we sell least', `${revenue} regions.region_name order sum_revenue ASCENDING`],
    ['who spends the most', `${revenue} customers.customer_name order sum_revenue DESCENDING`],
    [
      'which products sell the most units',
      'BAR SUM(order_lines.quantity) by products.product_name order sum_quantity DESCENDING',
    ],
    [
      'how much did we sell in 2024',
      'TEXT SUM(order_lines.revenue) where orders.order_date GTE 2024-01-01 and orders.order_date LT 2025-01-01',
    ],
  ])('%s', (prompt, line) => expect(inShop(prompt)).toBe(line))

  const ranked = 'order sum_revenue DESCENDING'
  test.each([
    [
      'who buys the most furniture',
      `${revenue} customers.customer_name where products.category EQ Furniture ${ranked}`,
    ],
    ['which customers buy the most', `${revenue} customers.customer_name ${ranked}`],
    [
      'which region buys the most technology',
      `${revenue} regions.region_name where products.category EQ Technology ${ranked}`,
    ],
  ])('%s', (prompt, line) => expect(inShop(prompt)).toBe(line))

  test.each([
    [
      'highest paid employees',
      'BAR AVERAGE(employees.base_salary) by employees.full_name order average_base_salary DESCENDING',
    ],
    [
      'lowest paid employees',
      'BAR AVERAGE(employees.base_salary) by employees.full_name order average_base_salary ASCENDING',
    ],
    [
      'highest paid employee in each department',
      'BAR AVERAGE(employees.base_salary) by employees.department, employees.full_name order average_base_salary DESCENDING limit 1 of employees.department',
    ],
    ['total payroll by office', 'BAR SUM(employees.base_salary) by employees.office'],
    ['absence days by department', 'BAR SUM(absences.days_away) by employees.department'],
  ])('what people are paid, and how long they are away: %s', (prompt, line) => expect(inStaff(prompt)).toBe(line))

  test('who earns most is a person', () =>
    expect(inStaff('who earns the most')).toBe(
      'BAR AVERAGE(employees.base_salary) by employees.full_name order average_base_salary DESCENDING',
    ))
})

describe('the one of each', () => {
  test.each([
    [
      'cheapest product in each category',
      'BAR AVERAGE(order_lines.unit_price) by products.category, products.product_name order average_unit_price ASCENDING limit 1 of products.category',
    ],
    [
      'best selling product in each region',
      'BAR SUM(order_lines.revenue) by regions.region_name, products.product_name order sum_revenue DESCENDING limit 1 of regions.region_name',
    ],
    [
      'best selling category in each region',
      'BAR SUM(order_lines.revenue) by regions.region_name, products.category order sum_revenue DESCENDING limit 1 of regions.region_name',
    ],
    [
      'top 5 products each month',
      'BAR SUM(order_lines.revenue) by orders.order_date:MONTH, products.product_name order order_date_month ASCENDING order sum_revenue DESCENDING limit 5 of orders.order_date',
    ],
    [
      'best selling category every quarter',
      'BAR SUM(order_lines.revenue) by orders.order_date:QUARTER, products.category order order_date_quarter ASCENDING order sum_revenue DESCENDING limit 1 of orders.order_date',
    ],
    [
      'bottom 2 channels per year by profit',
      'BAR SUM(order_lines.profit) by orders.order_date:YEAR, orders.channel order order_date_year ASCENDING order sum_profit ASCENDING limit 2 of orders.order_date',
    ],
    ['lowest unit price for each category', 'BAR MINIMUM(order_lines.unit_price) by products.category'],
  ])('%s', (prompt, line) => expect(inShop(prompt)).toBe(line))

  test('goes by its name where only its table is named', () => {
    expect(inStaff('oldest employee in each office')).toBe(
      'BAR AVERAGE(employees.age) by employees.office, employees.full_name order average_age DESCENDING limit 1 of employees.office',
    )
    expect(readBy(phones)('cheapest phone of each brand')).toBe(
      'BAR AVERAGE(phones.price) by phones.brand, phones.model order average_price ASCENDING limit 1 of phones.brand',
    )
  })

  test('rows that are ranked are those named, and not those that belong to them', () =>
    expect(inShop('biggest orders')).toBe(
      'BAR SUM(order_lines.revenue) by orders.order_id order sum_revenue DESCENDING',
    ))
})

describe('spans of time are of the unit that the column has', () => {
  const counted = (condition: string) => `TEXT COUNT(tickets.ticket_id) where tickets.${condition}`
  test.each([
    ['tickets answered within 2 hours', counted('first_response_minutes LTE 120')],
    ['tickets answered within 30 minutes', counted('first_response_minutes LTE 30')],
    ['tickets resolved within 90 minutes', counted('resolution_hours LTE 1.5')],
    // "Solved" is a state of tickets too.
    ['tickets solved within 2 hours', counted('resolution_hours LTE 2')],
    [
      'tickets with resolution time between 1 and 3 days by team',
      'BAR COUNT(*) by tickets.team where tickets.resolution_hours BETWEEN 24,72',
    ],
  ])('%s', (prompt, line) => expect(inHelpdesk(prompt)).toBe(line))

  test('as its name or a synonym says, where it has none', () => {
    expect(inStaff('absences longer than 2 weeks')).toBe(
      'TEXT COUNT(absences.absence_id) where absences.days_away GT 14',
    )
    expect(readBy(hotel)('stays longer than 2 weeks')).toBe('TEXT COUNT(stays.stay_id) where stays.nts GT 14')
    expect(readBy(hotel)('stays of more than 7 nights by month')).toBe(
      'LINE COUNT(*) by stays.chk_in_dt:MONTH where stays.nts GT 7',
    )
  })
})

describe('steps of time and durations', () => {
  test.each([
    [
      'which day of the week has the most tickets',
      'BAR COUNT(*) by tickets.opened_at:DAY_OF_WEEK order count DESCENDING',
    ],
    ['tickets by hour of the day', 'BAR COUNT(*) by tickets.opened_at:HOUR_OF_DAY'],
    ['how long does resolution take', 'TEXT AVERAGE(tickets.resolution_hours)'],
    ['how long does resolution take by team', 'BAR AVERAGE(tickets.resolution_hours) by tickets.team'],
  ])('%s', (prompt, line) => expect(inHelpdesk(prompt)).toBe(line))

  test('orders are counted where people order', () =>
    expect(inShop('which day of the week do people order most')).toBe(
      'BAR COUNT(*) by orders.order_date:DAY_OF_WEEK order count DESCENDING',
    ))
})

describe('what has the most of something', () => {
  test.each([
    [
      'customer with the highest revenue',
      'SUM(order_lines.revenue) by customers.customer_name order sum_revenue DESCENDING',
    ],
    ['region with the lowest profit', 'SUM(order_lines.profit) by regions.region_name order sum_profit ASCENDING'],
    [
      'products with the highest average unit price',
      'AVERAGE(order_lines.unit_price) by products.product_name order average_unit_price DESCENDING',
    ],
  ])('%s', (prompt, line) => expect(inShop(prompt)).toBe(`BAR ${line}`))

  test.each([
    ['agent with the highest satisfaction', 'average_satisfaction DESCENDING', 'AVERAGE(tickets.satisfaction)'],
    [
      'agents having the lowest average satisfaction',
      'average_satisfaction ASCENDING',
      'AVERAGE(tickets.satisfaction)',
    ],
    ['agent with the most tickets', 'count DESCENDING', 'COUNT(*)'],
  ])('%s', (prompt, order, measure) =>
    expect(inHelpdesk(prompt)).toBe(`BAR ${measure} by tickets.agent order ${order}`),
  )
})

describe('what is ranked', () => {
  test.each([
    ['top 3 agents by tickets', 'BAR COUNT(*) by tickets.agent order count DESCENDING limit 3'],
    [
      'top agents by solved tickets',
      'BAR COUNT(*) by tickets.agent where tickets.status EQ Solved order count DESCENDING',
    ],
    [
      'top 2 teams by open tickets',
      'BAR COUNT(*) by tickets.team where tickets.status EQ Open order count DESCENDING limit 2',
    ],
    ['which channel is most popular', 'BAR COUNT(*) by tickets.channel order count DESCENDING'],
    [
      'tickets with a resolution within 2 hours by team',
      'BAR COUNT(*) by tickets.team where tickets.resolution_hours LTE 2',
    ],
    ['tickets resolved within 2 hours by team', 'BAR COUNT(*) by tickets.team where tickets.resolution_hours LTE 2'],
    [
      'how many tickets were resolved within 2 hours',
      'TEXT COUNT(tickets.ticket_id) where tickets.resolution_hours LTE 2',
    ],
    ['busiest hour of the day', 'BAR COUNT(*) by tickets.opened_at:HOUR_OF_DAY order count DESCENDING'],
    [
      'who has the worst satisfaction',
      'BAR AVERAGE(tickets.satisfaction) by tickets.agent order average_satisfaction ASCENDING',
    ],
    ['slowest resolution by team', 'BAR MAXIMUM(tickets.resolution_hours) by tickets.team'],
    ['fastest resolution by team', 'BAR MINIMUM(tickets.resolution_hours) by tickets.team'],
  ])('%s', (prompt, line) => expect(inHelpdesk(prompt)).toBe(line))

  test.each([
    ['best month for sales', 'BAR SUM(order_lines.revenue) by orders.order_date:MONTH order sum_revenue DESCENDING'],
    [
      'which month had the highest sales',
      'BAR SUM(order_lines.revenue) by orders.order_date:MONTH order sum_revenue DESCENDING',
    ],
    [
      'days with the highest sales',
      'BAR SUM(order_lines.revenue) by orders.order_date:DAY order sum_revenue DESCENDING limit 10',
    ],
    [
      '5 weeks with the lowest profit',
      'BAR SUM(order_lines.profit) by orders.order_date:WEEK order sum_profit ASCENDING limit 5',
    ],
    ['month with the most orders', 'BAR COUNT(*) by orders.order_date:MONTH order count DESCENDING'],
    ['day with the most orders', 'BAR COUNT(*) by orders.order_date:DAY order count DESCENDING limit 1'],
    ['busiest month', 'BAR COUNT(*) by orders.order_date:MONTH order count DESCENDING limit 1'],
    ['quietest day of the week', 'BAR COUNT(*) by orders.order_date:DAY_OF_WEEK order count ASCENDING'],
    ['busiest region', 'BAR COUNT(orders.order_id) by regions.region_name order count_order_id DESCENDING'],
    ['busiest city by revenue', 'BAR SUM(order_lines.revenue) by customers.city order sum_revenue DESCENDING'],
    [
      'top 3 months by revenue',
      'BAR SUM(order_lines.revenue) by orders.order_date:MONTH order sum_revenue DESCENDING limit 3',
    ],
    [
      'revenue of the top 5 products by month',
      'LINE SUM(order_lines.revenue) by orders.order_date:MONTH, products.product_name order sum_revenue DESCENDING limit 5',
    ],
    [
      'top 3 regions by profit over time',
      'LINE SUM(order_lines.profit) by orders.order_date:MONTH, regions.region_name order sum_profit DESCENDING limit 3',
    ],
    ['top 3 cities by orders', 'BAR COUNT(orders.order_id) by customers.city order count_order_id DESCENDING limit 3'],
  ])('%s', (prompt, line) => expect(inShop(prompt)).toBe(line))
})

describe('the first and the last date', () => {
  const lastDay = 'orders.order_date LAST_PERIODS 1,DAY'
  test.each([
    ['latest order date by channel', 'BAR MAXIMUM(orders.order_date) by orders.channel'],
    ['most recent order date per segment', 'BAR MAXIMUM(orders.order_date) by customers.segment'],
    ['last order date by channel', 'BAR MAXIMUM(orders.order_date) by orders.channel'],
    ['first order date', 'TEXT MINIMUM(orders.order_date)'],
    ['when was the latest order', 'TEXT MAXIMUM(orders.order_date)'],
    ['revenue on the latest order date by channel', `BAR SUM(order_lines.revenue) by orders.channel where ${lastDay}`],
    ['revenue in the latest month', 'TEXT SUM(order_lines.revenue) where orders.order_date LAST_PERIODS 1,MONTH'],
  ])('%s', (prompt, line) => expect(inShop(prompt)).toBe(line))
})
