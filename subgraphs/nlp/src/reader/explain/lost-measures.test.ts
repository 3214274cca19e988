import { expect, test } from '@jest/globals'
import { staff } from '../../../test/reader/other-tables.js'
import { shop } from '../../../test/reader/shop.js'
import { leftOutOf, readingsOf } from '../../../test/read-by.js'

test.each([[staff, 'average base salary and hours by month', 'hours']])(
  '%#: a measure that is asked for beside the one that is shown is told',
  (profile, prompt, words) => {
    const { explanation, confidence } = readingsOf(profile)(prompt)
    expect(explanation).toContain(`"${words}" found no place and was left out.`)
    expect(confidence).toBeLessThanOrEqual(0.45)
  },
)

test.each([
  [shop, 'revenue and profit by region'],
  [shop, 'average revenue and number of orders by region'],
  [shop, 'revenue and orders by region'],
  [staff, 'average salary and number of employees by department'],
  [shop, 'number of orders by channel and region'],
  [shop, 'products and their revenue'],
  [staff, 'employees and their salaries'],
])('%#: what is shown is not', (profile, prompt) => {
  expect(leftOutOf(readingsOf(profile)(prompt))).toEqual([])
})
