import { describe, test } from '@jest/globals'
import { staff } from '../../../../test/reader/other-tables.js'
import { shop } from '../../../../test/reader/shop.js'
import { expectPrompt } from '../../../../test/reader/to-read.js'
import { prepareDataset } from '../../read.js'

const dataset = prepareDataset(shop)
const people = prepareDataset(staff)

describe('letters and parts of texts', () => {
  test.each([
    [
      'number of customers with the letters K or Q in their customer name by segment',
      'BAR COUNT(*) by customers.segment where (customers.customer_name LIKE %K% or customers.customer_name LIKE %Q%)',
    ],
    [
      'number of products without the letter M in their product name by category',
      'BAR COUNT(*) by products.category where not products.product_name LIKE %M%',
    ],
    [
      'number of customers who have Ltd in their name by segment',
      'BAR COUNT(*) by customers.segment where customers.customer_name LIKE %Ltd%',
    ],
    [
      'number of customers whose name contains LTD, and count by segment',
      'BAR COUNT(*) by customers.segment where customers.customer_name LIKE %LTD%',
    ],
    [
      'number of products whose names start with desk by category',
      'BAR COUNT(*) by products.category where products.product_name LIKE desk%',
    ],
  ])('%s', (prompt, line) => {
    expectPrompt(prompt, dataset).toRead(line)
  })
})

describe('rows that are related, or not', () => {
  test.each([
    [
      'number of customers without any orders by segment',
      'BAR COUNT(*) by customers.segment where not customers with orders',
    ],
    [
      'number of customers who have at least 3 orders by segment',
      'BAR COUNT(*) by customers.segment where customers with orders GTE 3',
    ],
    [
      'number of customers that do not have any cancelled orders by segment',
      'BAR COUNT(*) by customers.segment where not customers with orders (orders.status EQ Cancelled)',
    ],
  ])('%s', (prompt, line) => {
    expectPrompt(prompt, dataset).toRead(line)
  })

  test('where the orders themselves are measured, the condition is on them', () => {
    expectPrompt('revenue by segment without cancelled orders', dataset).toRead(
      'BAR SUM(order_lines.revenue) by customers.segment where orders.status NEQ Cancelled and customers.segment IS_NOT_NULL',
    )
  })
})

describe('numbers', () => {
  test.each([
    [
      'number of employees with base salary above 90000 or bonus below 500 by office',
      'BAR COUNT(*) by employees.office where (employees.base_salary GT 90000 or employees.bonus LT 500)',
    ],
    [
      'number of employees whose base salary is lower than the average base salary by office',
      'BAR COUNT(*) by employees.office where employees.base_salary LT AVERAGE(employees.base_salary)',
    ],
  ])('%s', (prompt, line) => {
    expectPrompt(prompt, people).toRead(line)
  })
})

describe('values', () => {
  test.each([
    [
      'average revenue of cancelled and delivered orders by channel',
      'BAR AVERAGE(order_lines.revenue) by orders.channel, orders.status where orders.status IN Cancelled,Delivered and orders.channel IS_NOT_NULL and orders.status IS_NOT_NULL',
    ],
    [
      'number of orders by status for all online orders',
      'BAR COUNT(*) by orders.status where orders.channel EQ Online',
    ],
    ['number of "order date" by channel', 'BAR COUNT(*) by orders.channel'],
  ])('%s', (prompt, line) => {
    expectPrompt(prompt, dataset).toRead(line)
  })

  test('yes and no in quotes are of columns that know nothing else', () => {
    expectPrompt("number of employees whose remote value is 'Yes' by office", people).toRead(
      'BAR COUNT(*) by employees.office where employees.remote EQ true',
    )
  })
})

describe('keys', () => {
  test.each([
    [
      'number of orders where the customer id is not 12 by status',
      'BAR COUNT(*) by orders.status where orders.customer_id NEQ 12',
    ],
    [
      'number of orders by status for customers whose id is between 10 and 20',
      'BAR COUNT(*) by orders.status where orders.customer_id BETWEEN 10,20',
    ],
  ])('%s', (prompt, line) => {
    expectPrompt(prompt, dataset).toRead(line)
  })
})

test('what leaves out rows without a value is no relation to other rows', () => {
  expectPrompt('number of orders by channel, ignore orders whose status is null', dataset).toRead(
    'BAR COUNT(*) by orders.channel where orders.status IS_NOT_NULL',
  )
})

describe('compared with other rows', () => {
  test.each([
    [
      'number of employees in the same office as Ada Stone by department',
      'BAR COUNT(*) by employees.department where employees.office EQ MAXIMUM(employees.office where employees.full_name EQ Ada Stone)',
    ],
    [
      'number of employees in the same office as Ada Stone excluding Ada Stone by department',
      'BAR COUNT(*) by employees.department where employees.office EQ MAXIMUM(employees.office where employees.full_name EQ Ada Stone) and employees.full_name NEQ Ada Stone',
    ],
    [
      'number of employees who earn more than the employee named Ben Park by office',
      'BAR COUNT(*) by employees.office where employees.base_salary GT MAXIMUM(employees.base_salary where employees.full_name EQ Ben Park)',
    ],
    [
      'number of employees who get more bonus than the employee with id 163 by office',
      'BAR COUNT(*) by employees.office where employees.bonus GT MAXIMUM(employees.bonus where employees.employee_id EQ 163)',
    ],
    [
      'number of employees whose bonus is lower than any bonus of those employees whose job title is Agent by office',
      'BAR COUNT(*) by employees.office where employees.bonus LT MINIMUM(employees.bonus where employees.job_title EQ Agent)',
    ],
  ])('%s', (prompt, line) => {
    expectPrompt(prompt, people).toRead(line)
  })

  test('a comparison with a number is none with other rows', () => {
    expectPrompt('number of employees in Lyon with a bonus of more than 500 by department', people).toRead(
      'BAR COUNT(*) by employees.department where employees.office EQ Lyon and employees.bonus GT 500',
    )
  })
})
