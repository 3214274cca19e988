import { expect, test } from '@jest/globals'
import { nameFromFile } from './dataset-name.js'

test('a dataset is first named after its file', () => {
  expect(['store_sales-2025.csv', 'orders.CSV', '.csv', 'q1.final.csv', 'été.csv'].map(nameFromFile)).toEqual([
    'Store sales 2025',
    'Orders',
    'My data',
    'Q1 final',
    'Été',
  ])
})
