import { expect, test } from '@jest/globals'
import { columnName } from './column-name.js'

test('a column of the same table is told without it', () => {
  expect(columnName('sales.Region', 'sales.region')).toBe('Region')
  expect(columnName('sales.net.total', 'sales.total')).toBe('net.total')
  expect(columnName('sales_2.region', 'sales.region')).toBe('sales_2.region')
  expect(columnName('region', 'sales.region')).toBe('region')
})
