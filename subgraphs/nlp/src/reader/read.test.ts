import { describe, expect, test } from '@jest/globals'
import { countries, shop } from '../../test/reader/shop.js'
import { outcomeOf } from '../../test/reader/gist.js'
import { number, place, table } from '../../test/reader/profile.js'
import { expectPrompt } from '../../test/reader/to-read.js'
import { candidatePhrases, prepareDataset, read, type Reading, suggestPrompts } from './read.js'

const dataset = prepareDataset(shop)
const world = prepareDataset(countries)

describe('rankings', () => {
  test.each([
    [
      'Top 5 sales by region',
      'BAR SUM(order_lines.revenue) by regions.region_name where regions.region_name IS_NOT_NULL order sum_revenue DESCENDING limit 5',
    ],
    [
      'bottom 3 products by profit',
      'BAR SUM(order_lines.profit) by products.product_name where products.product_name IS_NOT_NULL order sum_profit ASCENDING limit 3',
    ],
    [
      'which product has the highest profit',
      'BAR SUM(order_lines.profit) by products.product_name where products.product_name IS_NOT_NULL order sum_profit DESCENDING',
    ],
    [
      'best selling products',
      'BAR SUM(order_lines.revenue) by products.product_name where products.product_name IS_NOT_NULL order sum_revenue DESCENDING',
    ],
  ])('%s', (prompt, line) => {
    expectPrompt(prompt, dataset).toRead(line)
  })

  test('of one table with its years as numbers', () => {
    expectPrompt('top 10 countries by population in 2005', world).toRead(
      'BAR SUM(countries.population) by countries.country where countries.year EQ 2005 order sum_population DESCENDING limit 10',
    )
  })
})

test.each(['total amount by region', 'the total amount for each region', 'sum of amount by region'])(
  'a column is meant by its own name, also where that is said of sums: %s',
  (prompt) => {
    const sales = table('sales', 60_000, { region: place(['North', 'South']), amount: number('INTEGER', 'SUM', 1_000) })
    const named = prepareDataset({ id: 'dataset_sales', name: 'Sales', version: 1, tables: [sales], relationships: [] })
    expectPrompt(prompt, named).toRead('BAR SUM(sales.amount) by sales.region')
  },
)

describe('measures and groups', () => {
  test.each([
    ['orders by channel', 'BAR COUNT(*) by orders.channel'],
    ['how many customers are there', 'TEXT COUNT(customers.customer_id)'],
    ['pie chart of customers by segment', 'ARC COUNT(*) by customers.segment'],
    [
      'average discount per category',
      'BAR AVERAGE(order_lines.discount) by products.category where products.category IS_NOT_NULL',
    ],
    [
      'median unit price by segment',
      'BAR MEDIAN(order_lines.unit_price) by customers.segment where customers.segment IS_NOT_NULL',
    ],
    [
      'revenue by region and category stacked',
      'STACKED BAR SUM(order_lines.revenue) by regions.region_name, products.category where regions.region_name IS_NOT_NULL and products.category IS_NOT_NULL',
    ],
    ['heatmap of orders by weekday and channel', 'RECT COUNT(*) by orders.order_date:DAY_OF_WEEK, orders.channel'],
    [
      'share of revenue by segment',
      'ARC SUM(order_lines.revenue) by customers.segment where customers.segment IS_NOT_NULL',
    ],
    [
      'revenue vs profit by product',
      'POINT SUM(order_lines.revenue), SUM(order_lines.profit) by products.product_name where products.product_name IS_NOT_NULL',
    ],
    [
      'revenue vs profit by segment',
      'POINT (order_lines.revenue), (order_lines.profit) by customers.segment where customers.segment IS_NOT_NULL',
    ],
    ['profit vs revenue', 'POINT (order_lines.profit), (order_lines.revenue)'],
    ['histogram of unit price', 'BAR COUNT(*) by order_lines.unit_price:bin where order_lines.unit_price IS_NOT_NULL'],
    [
      'boxplot of unit price by category',
      'BOXPLOT (order_lines.unit_price) by products.category where products.category IS_NOT_NULL',
    ],
    [
      'number of orders by region',
      'BAR COUNT(orders.order_id) by regions.region_name where regions.region_name IS_NOT_NULL',
    ],
  ])('%s', (prompt, line) => {
    expectPrompt(prompt, dataset).toRead(line)
  })

  test('abbreviations and typos', () => {
    expectPrompt('qty by cat', dataset).toRead(
      'BAR SUM(order_lines.quantity) by products.category where products.category IS_NOT_NULL',
    )
    expectPrompt('revenu by regoin', dataset).toRead(
      'BAR SUM(order_lines.revenue) by regions.region_name where regions.region_name IS_NOT_NULL',
    )
  })
})

describe('time', () => {
  test.each([
    ['number of orders per month', 'LINE COUNT(*) by orders.order_date:MONTH'],
    [
      'Monthly revenue this year',
      'LINE SUM(order_lines.revenue) by orders.order_date:MONTH where orders.order_date LAST_PERIODS 1,YEAR and orders.order_date IS_NOT_NULL',
    ],
    [
      'revenue by quarter since March 2024',
      'LINE SUM(order_lines.revenue) by orders.order_date:QUARTER where orders.order_date GTE 2024-03-01 and orders.order_date IS_NOT_NULL',
    ],
    [
      'total profit in 2025',
      'TEXT SUM(order_lines.profit) where orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01',
    ],
    [
      'revenue and profit by month',
      'LINE SUM(order_lines.revenue), SUM(order_lines.profit) by orders.order_date:MONTH where orders.order_date IS_NOT_NULL',
    ],
  ])('%s', (prompt, line) => {
    expectPrompt(prompt, dataset).toRead(line)
  })

  test('a bare measure runs over the time of its table', () => {
    expectPrompt('life expectancy in Japan', world).toRead(
      'LINE AVERAGE(countries.life_expectancy) by countries.year where countries.country EQ Japan',
    )
  })
})

describe('filters', () => {
  test.each([
    [
      'revenue by category excluding Furniture',
      'BAR SUM(order_lines.revenue) by products.category where products.category NEQ Furniture and products.category IS_NOT_NULL',
    ],
    [
      'Compare Furniture and Technology revenue by month',
      'LINE SUM(order_lines.revenue) by orders.order_date:MONTH, products.category where products.category IN Furniture,Technology and orders.order_date IS_NOT_NULL and products.category IS_NOT_NULL',
    ],
    ['orders with status Cancelled by channel', 'BAR COUNT(*) by orders.channel where orders.status EQ Cancelled'],
    [
      'average unit price of products with unit price between 10 and 100 by category',
      'BAR AVERAGE(order_lines.unit_price) by products.category where order_lines.unit_price BETWEEN 10,100 and products.category IS_NOT_NULL',
    ],
    [
      'products whose name starts with "Desk" by category',
      'BAR COUNT(*) by products.category where products.product_name LIKE Desk%',
    ],
  ])('%s', (prompt, line) => {
    expectPrompt(prompt, dataset).toRead(line)
  })

  test('a value that only a look into the rows knows', () => {
    const valueMatches = [{ phrase: 'Zebra Inc', column: 'customers.customer_name', value: 'Zebra Inc.', score: 0.98 }]
    expect(candidatePhrases('revenue of Zebra Inc by category', dataset)).toContain('Zebra Inc')
    expectPrompt('revenue of Zebra Inc by category', dataset, { valueMatches }).toRead(
      'BAR SUM(order_lines.revenue) by products.category where customers.customer_name EQ Zebra Inc. and products.category IS_NOT_NULL',
    )
  })
})

describe('what cannot be read', () => {
  test('words that the data does not know are named', () => {
    const result = read('GDP per capita by country', dataset, { today: '2025-12-31' })
    expect(outcomeOf(result)).toMatch(/^cannot GDP/)
    expect(result.outcome === 'cannot' && result.suggestions.length).toBe(3)
  })

  test.each(['hello, how are you?', 'delete all orders', 'asdf qwer zxcv', ''])('%p is no question', (prompt) => {
    expect(read(prompt, dataset, { today: '2025-12-31' }).outcome).toBe('cannot')
  })

  test('a name that fits two columns alike is asked back, with a whole reading for each', () => {
    const result = read('average temperature by year', world, { today: '2005-12-31' })
    expect(outcomeOf(result)).toBe('clarify temperature: minimum temperature, maximum temperature')
    const readings = result.outcome === 'clarify' ? result.choices.map(({ reading }) => reading.query.measures[0]) : []
    expect(readings).toEqual([
      { column: 'countries.minimum_temperature', aggregate: 'AVERAGE' },
      { column: 'countries.maximum_temperature', aggregate: 'AVERAGE' },
    ])
  })
})

describe('follow-ups change what they speak of, and nothing else', () => {
  function conversation(prompts: readonly string[]): readonly string[] {
    let previous: Reading | undefined
    return prompts.map((prompt) => {
      const result = read(prompt, dataset, { today: '2025-12-31', previous })
      if (result.outcome === 'reading') previous = result.reading
      return outcomeOf(result).replace(/ and \S+ IS_NOT_NULL| where \S+ IS_NOT_NULL(?: and)?/g, (text) =>
        text.endsWith(' and') ? ' where' : '',
      )
    })
  }

  test('filter, mark and axis of a ranking', () => {
    expect(conversation(['Top 5 regions by revenue', 'only the West', 'make it a pie', 'top 3'])).toEqual([
      'BAR SUM(order_lines.revenue) by regions.region_name order sum_revenue DESCENDING limit 5',
      'BAR SUM(order_lines.revenue) by regions.region_name where regions.region_name EQ West order sum_revenue DESCENDING limit 5',
      'ARC SUM(order_lines.revenue) by regions.region_name where regions.region_name EQ West order sum_revenue DESCENDING limit 5',
      'ARC SUM(order_lines.revenue) by regions.region_name where regions.region_name EQ West order sum_revenue DESCENDING limit 3',
    ])
  })

  test('step, series and period of a trend', () => {
    expect(conversation(['monthly revenue', 'by quarter instead', 'split by channel', 'just 2025'])).toEqual([
      'LINE SUM(order_lines.revenue) by orders.order_date:MONTH',
      'LINE SUM(order_lines.revenue) by orders.order_date:QUARTER',
      'LINE SUM(order_lines.revenue) by orders.order_date:QUARTER, orders.channel',
      'LINE SUM(order_lines.revenue) by orders.order_date:QUARTER, orders.channel where orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01',
    ])
  })

  test('a question of its own starts anew', () => {
    expect(conversation(['monthly revenue', 'number of customers by segment'])[1]).toBe(
      'BAR COUNT(*) by customers.segment',
    )
  })
})

describe('what is told about a reading', () => {
  test('mentions stand where the words are', () => {
    const prompt = 'Top 5 products by profit in the West'
    const result = read(prompt, dataset, { today: '2025-12-31' })
    const mentions = result.outcome === 'reading' ? result.reading.mentions : []
    for (const { text, start, end } of mentions) expect(prompt.slice(start, end)).toBe(text)
    expect(mentions.map(({ text, kind }) => `${text} ${kind}`)).toEqual([
      'Top 5 LIMIT',
      'products DIMENSION',
      'profit MEASURE',
      'West VALUE',
    ])
  })

  test('the explanation is one plain sentence', () => {
    const result = read('Top 5 sales by region in 2025', dataset, { today: '2025-12-31' })
    expect(result.outcome === 'reading' && result.reading.explanation).toBe(
      'Total revenue for each region name, largest 5 first, where order date is in 2025.',
    )
  })

  test('a word without a meaning lowers the confidence', () => {
    const confidence = (prompt: string): number => {
      const result = read(prompt, dataset, { today: '2025-12-31' })
      return result.outcome === 'reading' ? result.reading.confidence : 0
    }
    expect(confidence('revenue by category for wombats')).toBeLessThan(confidence('revenue by category'))
  })
})

test('every suggested prompt can be read', () => {
  for (const prepared of [dataset, world]) {
    const suggestions = suggestPrompts(prepared, 12)
    expect(suggestions.length).toBeGreaterThan(3)
    for (const { text } of suggestions)
      expect([text, read(text, prepared, { today: '2025-12-31' }).outcome]).toEqual([text, 'reading'])
  }
})
