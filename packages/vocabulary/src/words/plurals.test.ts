import { expect, test } from '@jest/globals'
import { pluralRows } from './plurals.js'

test.each([
  ['weather', 'weather records'],
  ['people', 'people'],
  ['order lines', 'order lines'],
  ['country', 'countries'],
  ['address', 'addresses'],
  ['order status', 'order statuses'],
  ['day of week', 'days of week'],
  ['first notification of loss', 'first notifications of loss'],
  ['camera lens', 'camera lenses'],
  ['staff', 'staff records'],
  ['monthly', 'monthly records'],
])('rows of %s are %s', (name, rows) => {
  expect(pluralRows(name)).toBe(rows)
})
