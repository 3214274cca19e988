import { describe, expect, test } from '@jest/globals'
import { shop } from '../../../test/reader/shop.js'
import { inShop, leftOutOf, readingsOf, resultOf } from '../../../test/read-by.js'

const readingOf = readingsOf(shop)

describe('a filter is taken away', () => {
  test.each([
    'take that filter off',
    'take off the last filter',
    'drop the last filter',
    'without the filter',
    'get rid of the filter',
    'please lift that filter',
    'turn the filter off',
    'cancel the filter',
  ])('%s', (prompt) => {
    const west = readingOf('only the West', readingOf('profit by channel'))
    expect(readingOf(prompt, readingOf('only Furniture', west)).query).toEqual(west.query)
    const reading = readingOf(prompt, readingOf('profit by channel for Furniture'))
    expect(leftOutOf(reading)).toEqual([])
    expect(reading.confidence).toBeGreaterThan(0.6)
  })

  test.each(['clear all filters', 'reset filters', 'take the filters off', 'remove both filters', 'no filters please'])(
    '%s: all of them',
    (prompt) => {
      const before = readingOf('only Furniture', readingOf('only the West', readingOf('profit by channel')))
      const reading = readingOf(prompt, before)
      expect(reading.query).toEqual(readingOf('profit by channel').query)
      expect(leftOutOf(reading)).toEqual([])
    },
  )

  test.each(['remove the region filter', 'remove the weather filter'])('%s: none that is there', (prompt) => {
    const previous = readingOf('only Furniture', readingOf('profit by region'))
    expect(resultOf(shop, prompt, previous)).toMatchObject({
      outcome: 'cannot',
      message: 'Nothing that is shown is called that, so nothing was taken away.',
    })
  })
})

describe('what is to go is not taken for what is to be shown', () => {
  test.each([
    'take profit off',
    'take off profit',
    'take out the profit',
    'leave out profit',
    'get rid of profit',
    'clear profit',
    'no profit',
    'not profit',
  ])('%s', (prompt) => {
    const { query } = readingOf(prompt, readingOf('revenue and profit by region'))
    expect(query.measures).toEqual([{ column: 'order_lines.revenue', aggregate: 'SUM' }])
    const previous = readingOf('revenue by region')
    expect(resultOf(shop, prompt, previous).outcome).toBe('cannot')
  })

  test.each(['leave out the West', 'take the West out', 'omit the West', 'no West', 'not the West'])('%s', (prompt) => {
    const before = readingOf('revenue by region')
    expect(readingOf(prompt, before).query).toEqual(readingOf('without the West', before).query)
  })

  test.each([
    ['revenue by region and segment', 'take the split off', 'revenue by region'],
    ['revenue by region and segment', 'leave segment out', 'revenue by region'],
    ['top 3 products by revenue', 'take the limit off', 'revenue by product name, largest first'],
    ['revenue by region, largest first', 'get rid of the order', 'revenue by region'],
  ])('%s, %s', (question, prompt, left) => {
    expect(readingOf(prompt, readingOf(question)).query).toEqual(readingOf(left).query)
  })

  test.each(['take the title off', 'take off its title', 'get rid of the title'])('%s', (prompt) => {
    const titled = readingOf('title it Revenue', readingOf('revenue by region'))
    expect(readingOf(prompt, titled).title).toBeUndefined()
  })
})

test.each(['revenue by region, leave out the West', 'revenue by region omitting the West'])(
  'what a question of its own leaves out is left out: %s',
  (prompt) => {
    expect(inShop(prompt)).toBe(inShop('revenue by region without the West'))
  },
)
