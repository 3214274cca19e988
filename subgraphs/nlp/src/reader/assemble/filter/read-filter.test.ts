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
