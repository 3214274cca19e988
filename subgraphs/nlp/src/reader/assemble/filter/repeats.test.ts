import { expect, test } from '@jest/globals'
import { inHelpdesk, inShop } from '../../../../test/read-by.js'

test.each([
  ['how many customers ordered more than 3 times', 'TEXT COUNT(customers.customer_id)', 'customers with orders GT 3'],
  ['how many customers ordered more than once', 'TEXT COUNT(customers.customer_id)', 'customers with orders GT 1'],
  ['customers who ordered only once', 'BAR COUNT(*) by customers.customer_name', 'customers with orders EQ 1'],
  ['customers who bought at least twice', 'BAR COUNT(*) by customers.customer_name', 'customers with orders GTE 2'],
  [
    'how many products were ordered more than 100 times',
    'TEXT COUNT(products.product_id)',
    'products with order_lines GT 100',
  ],
  [
    'products bought fewer than 5 times by category',
    'BAR COUNT(*) by products.category',
    'products with order_lines LT 5',
  ],
])('so many rows for each of them: %s', (prompt, shown, condition) => {
  expect(inShop(prompt)).toBe(`${shown} where ${condition}`)
})

test.each([
  ['how many customers placed exactly one order', 'TEXT COUNT(customers.customer_id) where customers with orders EQ 1'],
  [
    'customers with exactly 2 orders by region',
    'BAR COUNT(customers.customer_id) by regions.region_name where customers with orders EQ 2',
  ],
])('so many exactly: %s', (prompt, shown) => {
  expect(inShop(prompt)).toBe(shown)
})

test('times of what no table tells of are no condition', () => {
  expect(inHelpdesk('tickets escalated more than once')).not.toContain('GT 1')
})
