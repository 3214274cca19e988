import { describe, expect, test } from '@jest/globals'
import type { QuerySpec } from '@askchart/vocabulary'
import { outcomeOf, shownOf } from '../../../test/reader/gist.js'
import { shop } from '../../../test/reader/shop.js'
import { readingsOf, resultOf } from '../../../test/read-by.js'
import type { Reading } from '../read.js'

const readingOf = readingsOf(shop)

/** A reading as a correction or a language model may leave it. */
const shown = (query: Omit<QuerySpec, 'v'>): Reading => ({
  ...readingOf('revenue by region and segment'),
  query: { v: 1, ...query },
})
const shares = shown({
  measures: [
    { column: 'order_lines.revenue', aggregate: 'SUM', derive: { kind: 'SHARE', within: 'regions.region_name' } },
  ],
  dimensions: [{ column: 'regions.region_name' }, { column: 'customers.segment' }],
})

describe('what only makes sense with something that is gone goes with it', () => {
  test('the whole that shares are of', () => {
    expect(readingOf('only 2025', shares).query.measures).toEqual(shares.query.measures)
    expect(readingOf('replace region with channel', shares).query.measures).toEqual([
      { column: 'order_lines.revenue', aggregate: 'SUM', derive: { kind: 'SHARE' } },
    ])
  })

  test('the dimension whose first rows are shown', () => {
    const each = readingOf('top 3 products in each category by revenue')
    expect(readingOf('make it a pie', each).query.limitBy).toEqual(each.query.limitBy)
    expect(readingOf('drop the category', each).query.limitBy).toBeUndefined()
  })

  test('that a column is given at all, which only its axis needed', () => {
    const before = readingOf('number of orders by region')
    expect(JSON.stringify(before.query.filter)).toContain('IS_NOT_NULL')
    expect(readingOf('by channel instead', before).query.filter).toBeUndefined()
  })
})

describe('a filtered measure', () => {
  const rate = shown({
    measures: [
      {
        column: 'orders.order_id',
        aggregate: 'COUNT',
        filter: { compare: { column: 'orders.status', operator: 'EQ', values: ['Returned'] } },
        per: { column: 'orders.order_id', aggregate: 'COUNT' },
      },
    ],
    dimensions: [{ column: 'customers.segment' }],
  })

  test.each(['only the West', 'by channel instead', 'make it horizontal', 'largest first', 'since 2024', 'top 2 only'])(
    'stays after %s',
    (prompt) => {
      expect(readingOf(prompt, rate).query.measures).toEqual(rate.query.measures)
    },
  )
})

describe('"that filter" is what was asked for last', () => {
  const after = (...prompts: readonly string[]): string => {
    const [first = '', ...turns] = prompts
    return outcomeOf({
      outcome: 'reading',
      reading: turns.reduce((previous, prompt) => readingOf(prompt, previous), readingOf(first)),
    })
  }

  test.each([
    [['profit by channel'], 'in 2025', 'a year'],
    [['profit by channel', 'only the West'], 'from March to May 2025', 'some months'],
    [['profit by channel', 'only 2024'], 'only Furniture', 'a value'],
    [['profit by channel', 'only 2024'], 'with a unit price between 10 and 50', 'two numbers'],
    [['profit by channel', 'since 2024'], 'only the West', 'a value after an open end'],
    [['profit by channel', 'only the West'], 'since March', 'an open end'],
  ])('%j and %s: %s', (before, filter) => {
    expect(after(...before, filter)).not.toBe(after(...before))
    expect(after(...before, filter, 'remove that filter')).toBe(after(...before))
  })

  test.each([
    [['profit by channel', 'only the West', 'in 2025'], 'remove the West filter', ['profit by channel', 'in 2025']],
    [
      ['profit by channel', 'in 2025', 'only the West'],
      'remove the 2025 filter',
      ['profit by channel', 'only the West'],
    ],
    [
      ['profit by channel', 'only the West', 'only Furniture'],
      'drop the West filter',
      ['profit by channel', 'only Furniture'],
    ],
  ])('%j and %s: the one that is called so', (before, drop, left) => {
    expect(after(...before, drop)).toBe(after(...left))
  })

  test('and no other, where none is called so', () => {
    const west = ['profit by channel', 'only the West']
    expect(after(...west, 'remove the East filter')).toBe(after(...west))
  })

  test('where a period took the place of another, the period', () => {
    expect(after('profit by channel', 'only 2024', 'only the West', 'only 2025', 'remove that filter')).toBe(
      after('profit by channel', 'only the West'),
    )
  })
})

describe('a title', () => {
  const before = readingOf('revenue by region')

  test('changes nothing of what is shown, and is among what was read', () => {
    const prompt = 'Title it Revenue'
    const { title, query, mentions, prompt: told } = readingOf(prompt, before)
    expect({ title, query, told }).toEqual({ title: 'Revenue', query: before.query, told: prompt })
    expect(mentions).toEqual([
      { text: prompt, start: 0, end: 16, kind: 'TITLE', column: null, value: 'Revenue', confidence: 1 },
    ])
  })

  test('stays until another is given or it is taken away', () => {
    const titled = readingOf('title it Revenue', before)
    const west = readingOf('only the West', titled)
    expect(west.title).toBe('Revenue')
    expect(readingOf('call it West', west).title).toBe('West')
    expect(readingOf('remove the title', west).title).toBeUndefined()
  })

  test('may be said with the question, and its words mean nothing else', () => {
    const { title, query } = readingOf('revenue by region, title it Online profit by month')
    expect({ title, query }).toEqual({ title: 'Online profit by month', query: before.query })
  })

  test('alone, of nothing, is no question', () => {
    expect(resultOf(shop, 'title it Revenue').outcome).toBe('cannot')
  })
})

describe('every word that mattered is told, also where nothing is shown by itself', () => {
  test.each([
    ['by quarter instead', ['quarter']],
    ['make it bars, stacked', ['bars', 'stacked']],
    ['make it horizontal', ['horizontal']],
    ['largest first', ['largest first']],
    ['only the West', ['West']],
  ])('%s', (prompt, words) => {
    const { mentions } = readingOf(prompt, readingOf('monthly revenue by region'))
    expect(mentions.map(({ text }) => text)).toEqual(words)
  })
})

describe('how bars lie', () => {
  test.each([
    ['horizontal bar chart of revenue by region', 'HORIZONTAL'],
    ['vertical bars of revenue by region', 'VERTICAL'],
    ['revenue by region', undefined],
    ['revenue by region with horizontal gridlines', undefined],
  ])('%s', (prompt, orientation) => {
    expect(readingOf(prompt).orientation).toBe(orientation)
  })
})

describe('what the chart is for follows what it shows', () => {
  test.each([
    ['top 3 only', 'RANKING'],
    ['by month', 'TREND'],
    ['make it a pie', 'COMPOSITION'],
    ['drop the region', 'SUMMARY'],
    ['only the West', 'COMPARISON'],
  ])('%s', (prompt, intent) => {
    expect(readingOf(prompt, readingOf('revenue by region')).intent).toBe(intent)
  })
})

test('what does not apply is not read as a change', () => {
  const before = readingOf('revenue by region')
  for (const prompt of ['remove that filter', 'drop profit', 'unsorted', 'in absolute numbers'])
    expect(`${prompt}: ${resultOf(shop, prompt, before).outcome}`).toBe(`${prompt}: cannot`)
})

test('what is not there is not taken away, and nothing else is read into it', () => {
  const previous = readingOf('top 5 products by revenue')
  for (const prompt of ['without profit', 'remove the average discount', 'drop the segment'])
    expect(resultOf(shop, prompt, previous)).toMatchObject({
      outcome: 'cannot',
      message: 'Nothing that is shown is called that, so nothing was taken away.',
    })
})

test('a follow-up of what was never asked for alone is read as it stands', () => {
  const previous = readingOf('revenue by region')
  expect(shownOf(resultOf(shop, 'profit by category', previous))).toBe(
    'BAR SUM(order_lines.profit) by products.category',
  )
})

test('what is said of gridlines and the like leaves the chart as it is, and is not sure of it', () => {
  const previous = readingOf('revenue by region')
  const { query, confidence } = readingOf('use only major gridlines', previous)
  expect(query).toEqual(previous.query)
  expect(confidence).toBeLessThan(0.6)
})

describe('compared with the period before', () => {
  const both = { column: 'orders.order_date', operator: 'LAST_PERIODS', values: [2, 'YEAR'] }

  test.each([
    ['revenue by category', 'BAR', ['products.category', 'orders.order_date:YEAR']],
    ['revenue by month', 'LINE', ['orders.order_date:MONTH_OF_YEAR', 'orders.order_date:YEAR']],
    ['total revenue', 'BAR', ['orders.order_date:YEAR']],
    ['share of revenue by channel', 'BAR', ['orders.channel', 'orders.order_date:YEAR']],
  ])('%s', (prompt, mark, dimensions) => {
    const reading = readingOf('compare with last year', readingOf(prompt))
    const steps = reading.query.dimensions.map(({ column, granularity }) =>
      granularity === undefined ? column : `${column}:${granularity}`,
    )
    expect({ mark: reading.mark, steps }).toEqual({ mark, steps: dimensions })
    expect(JSON.stringify(reading.query.filter)).toContain(JSON.stringify(both))
  })

  test('a year that is only named stays a filter', () => {
    const { query } = readingOf('last year only', readingOf('revenue by category'))
    expect(query.dimensions).toEqual([{ column: 'products.category' }])
  })
})

test('sorted by name means what stands along the axis, whatever else has a name', () => {
  const previous = readingOf('revenue by channel, largest first')
  for (const prompt of ['sort by name', 'order by label']) {
    const { query } = readingOf(prompt, previous)
    expect(query.dimensions).toEqual(previous.query.dimensions)
    expect(query.orderBy).toEqual([{ by: 'channel', direction: 'ASCENDING' }])
  }
})

test('lines beside the data are refused, and no chart of lines is made instead', () => {
  const previous = readingOf('revenue by category')
  for (const prompt of ['add a trend line', 'show it with a regression line', 'draw a target line at 5000'])
    expect(resultOf(shop, prompt, previous)).toMatchObject({
      outcome: 'cannot',
      message: expect.stringContaining('nothing that the data holds'),
    })
  expect(readingOf('make it a trend line', previous).mark).toBe('LINE')
})
