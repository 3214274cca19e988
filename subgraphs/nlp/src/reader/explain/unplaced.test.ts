import { describe, expect, test } from '@jest/globals'
import { helpdesk } from '../../../test/reader/helpdesk.js'
import { hotel } from '../../../test/reader/hotel.js'
import { clinic, staff } from '../../../test/reader/other-tables.js'
import { phones } from '../../../test/reader/phones.js'
import { outcomeOf } from '../../../test/reader/gist.js'
import { day, joins, key, number, table, text } from '../../../test/reader/profile.js'
import { shop } from '../../../test/reader/shop.js'
import { prepareDataset, read } from '../read.js'

const today = '2025-12-31'
const shops = prepareDataset(shop)
const club = prepareDataset({
  id: 'dataset_club',
  name: 'Club',
  version: 1,
  tables: [
    table('members', 500, {
      member_id: key(500),
      joined: day('2023-01-01', '2025-12-31'),
      level: text(['Gold', 'Silver']),
      branch: text(['Harbour', 'Hill']),
    }),
    table('visits', 9_000, {
      visit_id: key(9_000),
      member_id: { ...key(500), distinct: 500 },
      visited_on: day('2023-01-01', '2025-12-31'),
      minutes: number('INTEGER', 'SUM', 180),
    }),
  ],
  relationships: [joins('visits.member_id', 'members.member_id')],
})

/** What is told to be left out, with how sure the reading is. */
function told(prompt: string, prepared = shops) {
  const result = read(prompt, prepared, { today })
  if (result.outcome !== 'reading') throw new Error(`${prompt}: ${result.outcome}`)
  const { explanation, confidence, mentions } = result.reading
  const left = mentions.filter(({ kind }) => kind === 'LEFT_OUT').map(({ text: words }) => words)
  return { left, explanation, sure: confidence > 0.45 }
}

describe('what is understood and finds no place is told, and the reading is unsure', () => {
  test.each([
    ['one group of three', 'revenue by channel, segment and category', 'segment'],
    ['a table beside a column and time', 'revenue by region split by category over time', 'region'],
    ['a share of what is no part of anything', 'what share of revenue did each customer bring over time', 'share of'],
    ['growth along no time', 'growth of revenue by category', 'growth of'],
    ['an average of rows that are counted', 'average orders by channel', 'average'],
    ['a maximum of rows that are counted', 'maximum orders by channel', 'maximum'],
    ['a median of what is counted by its key', 'median customers by region', 'median'],
    ['what nothing weighs', 'heaviest products', 'heaviest'],
    ['how tall nothing is', 'the 5 tallest customers', 'tallest'],
    ['how fast nothing is', 'fastest products', 'fastest'],
    ['a total that runs along nothing', 'cumulative revenue by category', 'cumulative'],
    ['what grew, along no time', 'which category grew the most in 2025', 'grew'],
    ['a rank, not the first few', 'second best product by revenue', 'second'],
    ['a rank in digits', '2nd largest region by profit', '2nd'],
    ['a number of times', 'products reviewed at least 3 times by category', 'at least 3'],
    ['days of the week', 'revenue on Saturdays by region', 'Saturdays'],
    ['kinds of days', 'revenue by month excluding weekends', 'weekends'],
    ['days that are no step of time', 'orders on weekdays by channel', 'weekdays'],
  ])('%s: %s', (_, prompt, words) => {
    const { left, explanation, sure } = told(prompt)
    expect(left).toContain(words)
    expect(explanation).toMatch(new RegExp(`"${words}".* found no place and w(as|ere) left out`))
    expect(sure).toBe(false)
  })

  test.each([
    ['products with profit below their discount', 'below their discount', 'below their'],
    ['which customers order more than last year', 'more than last year', 'more than'],
  ])('numbers held against each other: %s', (prompt, words, mention) => {
    const { left, explanation, sure } = told(prompt)
    expect(explanation).toContain(`"${words}" found no place and was left out.`)
    expect(left).toEqual([mention])
    expect(sure).toBe(false)
  })

  test('what has a place is not told: a value of several words', () => {
    const { left, explanation, sure } = told('no shows by source', prepareDataset(hotel))
    expect(explanation).toContain('where stat is No show')
    expect([left, sure]).toEqual([[], true])
  })

  test('a rate of what is only counted, and who is new where no table is theirs', () => {
    expect(told('absence rate by department', prepareDataset(staff))).toMatchObject({ left: ['rate'], sure: false })
    expect(told('new patients by month', prepareDataset(clinic))).toMatchObject({ left: ['new'], sure: false })
    expect(told('escalation rate by channel', prepareDataset(helpdesk))).toMatchObject({ left: [], sure: true })
  })

  test('an amount without a number', () => {
    expect(told('how many tickets took over a day to resolve', prepareDataset(helpdesk))).toMatchObject({
      left: ['over a'],
      sure: false,
    })
  })

  test.each([
    ['profit margin below 10%', 'below 10%'],
    ['products with a margin over 20%', 'over 20%'],
    ['categories with a margin between 10 and 20', 'between 10 and 20'],
  ])('a quotient that no condition can compare: %s', (prompt, words) => {
    const { explanation, sure } = told(prompt)
    expect(explanation).toMatch(/^Total profit divided by total revenue( for each (product name|category))?\. /)
    expect(explanation).toContain(`"${words}" found no place and was left out.`)
    expect(sure).toBe(false)
  })

  test.each([
    ['net revenue', 'net'],
    ['gross sales by region', 'gross'],
    ['adjusted revenue by month', 'adjusted'],
    ['projected profit by month', 'projected'],
    ['target revenue by region', 'target'],
    ['budgeted sales by category', 'budgeted'],
    ['revenue goal by month', 'goal'],
    ['sales vs budget by region', 'budget'],
    ['revenue against target by month', 'target'],
  ])('another measure than the data has: %s', (prompt, word) => {
    const { left, explanation, sure } = told(prompt)
    expect(left).toEqual([word])
    expect(explanation).toContain(`Nothing in the data is called "${word}", so it was left out.`)
    expect(sure).toBe(false)
  })

  test('a part of the name of another measure is not that measure, and a part of its own is', () => {
    const netIncome = prepareDataset({
      ...shop,
      tables: shop.tables.map((one) => ({
        ...one,
        columns: one.columns.map((column) =>
          column.name === 'profit' ? { ...column, synonyms: ['net income'] } : column,
        ),
      })),
    })
    expect(told('net revenue by month', netIncome)).toMatchObject({ left: ['net'], sure: false })
    expect(told('net profit by month', netIncome)).toMatchObject({ left: [], sure: true })
  })

  test('how large things are that nothing measures, where they would be counted one by one', () => {
    const lands = prepareDataset({
      id: 'dataset_lands',
      name: 'Lands',
      version: 1,
      tables: [table('lands', 60, { land: text(['Oz', 'Narnia'], 60), king: text(['Ozma', 'Caspian'], 8) })],
      relationships: [],
    })
    expect(told('largest lands', lands)).toMatchObject({ left: ['largest'], sure: false })
    expect(told('largest regions')).toMatchObject({ left: [], sure: true })
  })

  test('an amount that ranks what is the latest', () => {
    const { left, sure } = told('latest orders')
    expect(left).toEqual(['latest'])
    expect(sure).toBe(false)
  })

  test('a group that is not there takes no other with it', () => {
    const { left, explanation } = told('revenue by customer gender and month')
    expect(left).toContain('gender')
    expect(explanation).toContain('for each month of order date')
  })

  test('what is denied, where no row is taken away', () => {
    const { explanation, sure } = told('revenue without discount by category')
    expect(explanation).toContain('"without discount" found no place and was left out.')
    expect(sure).toBe(false)
  })
})

describe('what has its place is not told', () => {
  test.each([
    'revenue by region and category',
    'share of revenue by region',
    'revenue growth by month',
    'cumulative revenue by month',
    'revenue by category excluding Furniture',
    'number of customers without orders by segment',
    'profit per customer segment',
    'proportion of orders by channel in a bar chart',
    'average orders per customer by segment',
    'average revenue by category',
    'how much did average revenue vary by category',
    'what category had the highest average revenue',
    'orders by weekday',
    'does higher quantity mean lower profit',
    'products with a profit below 100',
  ])('%s', (prompt) => {
    expect(told(prompt)).toMatchObject({ left: [], sure: true })
  })
})

const undated = prepareDataset({
  id: 'dataset_undated',
  name: 'Undated',
  version: 1,
  tables: [
    table('scores', 60, {
      player: text(['Ann', 'Bob', 'Cy'], 6),
      score: { ...number('DECIMAL', 'AVERAGE', 90), distinct: 50 },
    }),
  ],
  relationships: [],
})

describe('a kind of chart that is not drawn here is told, and another shows the same', () => {
  test.each([
    ['revenue by category as a treemap', 'treemap'],
    ['profit by region as a map', 'map'],
    ['a radar chart of revenue by region', 'radar chart'],
    ['word cloud of revenue by product', 'word cloud'],
    ['revenue by region in a table', 'table'],
  ])('%s', (prompt, words) => {
    const result = read(prompt, shops, { today })
    if (result.outcome !== 'reading') throw new Error(result.outcome)
    const { explanation, confidence, query } = result.reading
    expect(explanation).toContain(`No "${words}" is drawn here: this is another kind of chart.`)
    expect(query).toMatchObject({ dimensions: [{}], measures: [{ aggregate: 'SUM' }] })
    expect(confidence).toBeLessThanOrEqual(0.7)
    expect(confidence).toBeGreaterThan(0.5)
  })

  test.each([
    'heatmap of revenue by category and channel',
    'revenue by region on a bar chart',
    'table of orders by month',
  ])('not: %s', (prompt) => expect(told(prompt)).toMatchObject({ left: [] }))
})

test('a share of the first few is of all, and not of them', () => {
  const result = read('what share of revenue comes from the top 10 customers', shops, { today })
  expect(outcomeOf(result)).toMatch(/^BAR SHARE SUM\(order_lines.revenue\) by customers\.\S+ .*DESCENDING limit 10$/)
})

test('a step of time of what has no dates', () => {
  const { left, sure } = told('average price per brand by month', prepareDataset(phones))
  expect(left).toEqual(['month'])
  expect(sure).toBe(false)
})

describe('a period that no date of the data lies in is told', () => {
  const [allPhones, team] = [phones, staff].map((profile) => prepareDataset(profile))
  test.each([
    ['worldwide sales last month', 'last month', allPhones],
    ['price since March', 'since March', allPhones],
    ['worldwide sales by brand in Q3', 'Q3', allPhones],
    ['average score in the last 12 months', 'last 12 months', undated],
    ['score this year vs last year', 'this year vs last year', undated],
  ])('%s', (prompt, words, prepared) => {
    const { left, sure } = told(prompt, prepared)
    expect(left.join(' ')).toContain(words)
    expect(sure).toBe(false)
  })

  test.each([
    ['worldwide sales in 2020', allPhones],
    ['price this year', allPhones],
    ['average salary by office since 2020', team],
  ])('not: %s', (prompt, prepared) => expect(told(prompt, prepared)).toMatchObject({ left: [], sure: true }))
})

test('new members are counted by the day that they joined; whose visits are measured is not told by it', () => {
  expect(told('number of new members by month', club)).toMatchObject({ left: [], sure: true })
  expect(told('minutes of new members by branch', club)).toMatchObject({ left: ['new'], sure: false })
  expect(told('number of former members by month', club)).toMatchObject({ left: ['former'], sure: false })
})
