import { expect, test } from '@jest/globals'
import { inHelpdesk, inShop, inStaff } from '../../../test/read-by.js'
import { shownOf } from '../../../test/reader/gist.js'
import { orderLines, taxiTrips } from '../../../test/reader/open-data.js'
import { shop } from '../../../test/reader/shop.js'
import { prepareDataset, read } from '../read.js'

const REVENUE = 'SUM(order_lines.revenue)'
const ORDERS = 'COUNT(orders.order_id)'
/** Each of those who ordered once. */
const CUSTOMERS = 'COUNT_DISTINCT(orders.customer_id)'

test.each([
  ['revenue and orders by region', `BAR ${REVENUE}, ${ORDERS} by regions.region_name`],
  ['number of orders and total revenue by region', `BAR ${ORDERS}, ${REVENUE} by regions.region_name`],
  ['revenue and order count by region', `BAR ${REVENUE}, ${ORDERS} by regions.region_name`],
  [
    'revenue, profit and number of orders by channel',
    `BAR ${REVENUE}, SUM(order_lines.profit), ${ORDERS} by orders.channel`,
  ],
  ['count of orders and revenue by month', `LINE ${ORDERS}, ${REVENUE} by orders.order_date:MONTH`],
  ['orders and revenue per customer', `BAR ${ORDERS}, ${REVENUE} by customers.customer_name`],
  ['number of customers and revenue by region', `BAR COUNT(customers.customer_id), ${REVENUE} by regions.region_name`],
  ['number of customers and revenue by month', `LINE ${CUSTOMERS}, ${REVENUE} by orders.order_date:MONTH`],
  ['customers and orders by month', `LINE ${CUSTOMERS}, COUNT(*) by orders.order_date:MONTH`],
  ['orders and customers by region', `BAR ${ORDERS}, COUNT(customers.customer_id) by regions.region_name`],
])('rows are counted beside what is measured: %s', (prompt, shown) => {
  expect(inShop(prompt)).toBe(shown)
})

test('of one table each row is counted, whether or not it has a value', () => {
  expect(inHelpdesk('number of tickets and average resolution time by team')).toBe(
    'BAR COUNT(*), AVERAGE(tickets.resolution_hours) by tickets.team',
  )
})

test.each([
  ['number of employees and average salary by department', 'COUNT(*), AVERAGE(employees.base_salary)'],
  ['headcount and average salary by department', 'COUNT(*), AVERAGE(employees.base_salary)'],
  ['average salary and headcount by department', 'AVERAGE(employees.base_salary), COUNT(*)'],
])('people are counted beside what they are paid: %s', (prompt, measures) => {
  expect(inStaff(prompt)).toBe(`BAR ${measures} by employees.department`)
})

test('customers are counted beside orders also where the names of customers are called just that', () => {
  const tables = shop.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) =>
      column.ref === 'customers.customer_name' ? { ...column, label: 'Customer' } : column,
    ),
  }))
  const named = prepareDataset({ ...shop, tables })
  const shown = (prompt: string) => shownOf(read(prompt, named, { today: '2025-12-31' }))
  expect(shown('number of customers and revenue by month')).toBe(
    `LINE ${CUSTOMERS}, ${REVENUE} by orders.order_date:MONTH`,
  )
  expect(shown('number of customers and orders by region')).toBe(
    `BAR COUNT(customers.customer_id), ${ORDERS} by regions.region_name`,
  )
})

test.each([
  ['orders and profit by month', 'LINE COUNT_DISTINCT(retail.order_id), SUM(retail.profit) by retail.order_date:MONTH'],
  [
    'customers and profit by month',
    'LINE COUNT_DISTINCT(retail.customer_name), SUM(retail.profit) by retail.order_date:MONTH',
  ],
  [
    'number of customers and total profit by region',
    'BAR COUNT_DISTINCT(retail.customer_name), SUM(retail.profit) by retail.region',
  ],
  [
    'orders and customers by region',
    'BAR COUNT_DISTINCT(retail.order_id), COUNT_DISTINCT(retail.customer_name) by retail.region',
  ],
])('of lines of orders each order and each customer once: %s', (prompt, shown) => {
  expect(shownOf(read(prompt, prepareDataset(orderLines), { today: '2025-12-31' }))).toBe(shown)
})

test('rows are counted beside an average, also where their table is named in part', () => {
  expect(
    shownOf(read('trips and average fare by payment type', prepareDataset(taxiTrips), { today: '2025-12-31' })),
  ).toBe('BAR COUNT(*), AVERAGE(taxi_trips.fare_amount) by taxi_trips.payment_type')
})

test.each([
  ['orders and average order value by channel', `${ORDERS}, ${REVENUE} per ${ORDERS}`],
  ['revenue and average order value by channel', `${REVENUE}, ${REVENUE} per ${ORDERS}`],
  ['orders, revenue and average order value by channel', `${ORDERS}, ${REVENUE}, ${REVENUE} per ${ORDERS}`],
  ['revenue and average quantity by channel', `${REVENUE}, AVERAGE(order_lines.quantity)`],
  ['average revenue and quantity by channel', 'AVERAGE(order_lines.revenue), AVERAGE(order_lines.quantity)'],
])('so much for each, and an average, are of what they are said of: %s', (prompt, measures) => {
  expect(inShop(prompt)).toBe(`BAR ${measures} by orders.channel`)
})
