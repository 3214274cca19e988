import { expect, test } from '@jest/globals'
import { prepareDataset } from '@askchart/nlp/reader'
import { shop } from '../../../subgraphs/nlp/test/reader/shop.js'
import { goldComparisons, plainValue, sameColumns } from './filter-gold.js'

const dataset = prepareDataset(shop)
const found = (where: string) =>
  goldComparisons(`Visualize BAR SELECT status , COUNT(status) FROM orders AS T1 ${where}`, dataset).map(
    ({ column, values }) => `${column.profile.ref} ${values.join(' ')}`,
  )

test('columns are those of the named table, values are plain', () => {
  expect(found('WHERE T1.status = "Cancelled" OR T1.order_id BETWEEN 10 AND 20.0 GROUP BY status')).toEqual([
    'orders.status cancelled',
    'orders.order_id 10 20',
  ])
})

test('what inner queries compare counts too, however they are written', () => {
  expect(
    found('WHERE T1.customer_id IN (SELECT customer_id FROM customers WHERE segment = "Consumer") GROUP BY status'),
  ).toEqual(['customers.segment consumer'])
  expect(
    found('WHERE T1.customer_id = (SELECT customer_id FROM customers WHERE customer_name = "Ada") GROUP BY status'),
  ).toEqual(['customers.customer_name ada'])
})

test('a column that the dataset does not have is passed over', () => {
  expect(found('WHERE T1.colour = "red"')).toEqual([])
})

test('values that say the same are written the same', () => {
  expect(plainValue('%Widget ')).toBe('widget')
  expect(plainValue('12.0')).toBe(plainValue(12))
  expect(plainValue('2020-01-02T03:04:05')).toBe(plainValue('2020-01-02 03:04:05'))
})

test('a key and what refers to it are one', () => {
  const root = sameColumns(shop)
  expect(root('orders.customer_id')).toBe(root('customers.customer_id'))
  expect(root('orders.order_id')).not.toBe(root('customers.customer_id'))
})
