import { describe, expect, test } from '@jest/globals'
import { staff } from '../../../test/reader/other-tables.js'
import { shop } from '../../../test/reader/shop.js'
import { leftOutOf, readingsOf } from '../../../test/read-by.js'

describe('one of several that is told by something else than what is asked of it is not passed over', () => {
  test.each([
    [staff, 'average age of the highest paid department', 'highest paid'],
    [staff, 'average age in the highest paid department', 'highest paid'],
    [staff, 'number of employees in the lowest paid department', 'lowest paid'],
    [staff, 'average age of the oldest department', 'oldest'],
    [shop, 'average discount of the best selling category', 'best selling'],
    [shop, 'revenue of the smallest category', 'smallest'],
    [shop, 'profit of the largest region', 'largest region'],
    [shop, 'profit of the largest region by month', 'largest region'],
    [shop, 'revenue by channel of the most profitable product', 'the most profitable product'],
  ])('%#', (profile, prompt, words) => {
    const reading = readingsOf(profile)(prompt)
    expect(reading.explanation).toContain(`"${words}" found no place and was left out.`)
    expect(reading.confidence).toBeLessThanOrEqual(0.45)
  })
})

describe('where what is asked of it tells which is first, or all rows are of it', () => {
  test.each([
    [staff, 'average salary of the highest paid department'],
    [staff, 'highest paid department'],
    [staff, 'age of the highest paid employee'],
    [shop, 'revenue of the best selling category'],
    [shop, 'average discount of the top category'],
    [shop, 'number of orders from the best customer'],
  ])('%#', (profile, prompt) => {
    expect(leftOutOf(readingsOf(profile)(prompt))).toEqual([])
  })
})
