import { describe, expect, test } from '@jest/globals'
import { readTitle } from './title.js'

describe('a title', () => {
  test.each([
    ['title it Revenue', 'Revenue', ''],
    ['Title it Revenue, 2025.', 'Revenue, 2025', ''],
    ['call it "Regions, ranked"', 'Regions, ranked', ''],
    ["call this chart 'Q3 numbers'", 'Q3 numbers', ''],
    ['name the chart Sales by region', 'Sales by region', ''],
    ['name this line chart Sales', 'Sales', ''],
    ['rename it to Sales and profit', 'Sales and profit', ''],
    ['rename to Sales', 'Sales', ''],
    ['please retitle it Sales please', 'Sales', ''],
    ['change the title to Where is the money?', 'Where is the money?', ''],
    ['set the title to “Größe & Co.”', 'Größe & Co.', ''],
    ['make the title Sales', 'Sales', ''],
    ['give it the title Sales', 'Sales', ''],
    ['give it a title: Sales', 'Sales', ''],
    ['the title should be Sales', 'Sales', ''],
    ['title: Sales', 'Sales', ''],
    ['call it Sales instead', 'Sales', ''],
    ['make it a line and title it Revenue over time', 'Revenue over time', 'make it a line'],
    ['title it Revenue and make it a line', 'Revenue', 'make it a line'],
    ['title it "Revenue" and only the West', 'Revenue', 'only the West'],
    ['only the West, titled West revenue', 'West revenue', 'only the West'],
    ['revenue by region with the title Sales', 'Sales', 'revenue by region'],
    ['bar chart titled "Sales" of revenue by region', 'Sales', 'bar chart                of revenue by region'],
  ])('%s', (prompt, title, rest) => {
    expect(readTitle(prompt)).toMatchObject({ title })
    expect(readTitle(prompt)?.rest.trim()).toBe(rest)
  })

  test('is taken away', () => {
    expect(readTitle('remove the title')).toMatchObject({ title: null, rest: ' '.repeat(16) })
    expect(readTitle('only the West, without the title')).toMatchObject({ title: null })
  })

  test.each([
    'movies titled Jaws by year',
    'number of titles by genre',
    'call center volume by month',
    'customers called Smith',
    'revenue by name',
    'title it',
    'sort by title',
    'what is this named after',
    'name the products with the highest price',
  ])('is not what is spoken of in: %s', (prompt) => {
    expect(readTitle(prompt)).toBeNull()
  })

  test.each(['employees whose title is Agent by office', 'number of employees with the title Agent', 'title: Agent'])(
    'is not of the chart where the data has titles: %s',
    (prompt) => {
      expect(readTitle(prompt, true)).toBeNull()
      expect(readTitle('title it Agents', true)).toMatchObject({ title: 'Agents' })
    },
  )

  test('leaves every other word in its place', () => {
    const prompt = 'call it Sales and make it a line'
    const { rest = '' } = readTitle(prompt) ?? {}
    expect(rest).toHaveLength(prompt.length)
    expect(rest.indexOf('line')).toBe(prompt.indexOf('line'))
  })
})
