import { describe, expect, test } from '@jest/globals'
import {
  bankStatement,
  campaigns,
  fitness,
  listings,
  monthlyFigures,
  populations,
  salesFile,
  timesheet,
} from '../../test/reader/files.js'
import { clinic } from '../../test/reader/other-tables.js'
import { phones } from '../../test/reader/phones.js'
import { number, table, text } from '../../test/reader/profile.js'
import { shop } from '../../test/reader/shop.js'
import { expectPrompt } from '../../test/reader/to-read.js'
import { prepareDataset, read } from './read.js'

describe('amounts that are asked for by "how many" are added up, and rows counted', () => {
  const [hours, steps, sales, people, visits] = [timesheet, fitness, salesFile, populations, clinic].map((profile) =>
    prepareDataset(profile),
  )
  test.each([
    ['how many hours did Ann Lee work', hours, 'TEXT SUM(timesheet.hours) where timesheet.employee EQ Ann Lee'],
    ['how many hours by project', hours, 'BAR SUM(timesheet.hours) by timesheet.project'],
    ['how many steps per week', steps, 'LINE SUM(fitness.steps) by fitness.date:WEEK'],
    ['how many units per region', sales, 'BAR SUM(sales_2025.qty) by sales_2025.region'],
    ['how many people live in France', people, 'TEXT SUM(population.population) where population.country EQ France'],
    ['how many orders by region', sales, 'BAR COUNT(*) by sales_2025.region'],
    ['how many visits by doctor', visits, 'BAR COUNT(*) by visits.doctor'],
  ])('%s', (prompt, prepared = prepareDataset(shop), line) => expectPrompt(prompt, prepared).toRead(line))

  test('who worked most is who has most hours', () =>
    expectPrompt('who worked the most', prepareDataset(timesheet)).toRead(
      'BAR SUM(timesheet.hours) by timesheet.employee order sum_hours DESCENDING',
    ))
})

describe('a column of yes and no right before an amount says of which rows it is', () => {
  const prepared = prepareDataset(timesheet)
  const yes = 'where timesheet.billable EQ Yes'
  test.each([
    ['billable hours by employee', `BAR SUM(timesheet.hours) by timesheet.employee ${yes}`],
    ['billable hours by month', `LINE SUM(timesheet.hours) by timesheet.date:MONTH ${yes}`],
    ['hours by billable', 'BAR SUM(timesheet.hours) by timesheet.billable'],
    [
      'billable vs non billable hours by employee',
      'BAR SUM(timesheet.hours) by timesheet.billable, timesheet.employee',
    ],
  ])('%s', (prompt, line) => expectPrompt(prompt, prepared).toRead(line))
})

describe('one amount against another by a column of months runs along them', () => {
  const prepared = prepareDataset(monthlyFigures)
  test.each([
    ['sales vs expenses by month', 'LINE SUM(monthly.sales), SUM(monthly.expenses) by monthly.month'],
    ['sales vs expenses', 'POINT (monthly.sales), (monthly.expenses)'],
  ])('%s', (prompt, line) => expectPrompt(prompt, prepared).toRead(line))
})

describe('values alone, along time or against one another, show what they bring in', () => {
  const [aShop, statement, allPhones, visits] = [shop, bankStatement, phones, clinic].map((profile) =>
    prepareDataset(profile),
  )
  const rent = 'where bank_statement.category EQ Rent'
  test.each([
    [
      'furniture by month',
      aShop,
      'LINE SUM(order_lines.revenue) by orders.order_date:MONTH where products.category EQ Furniture and orders.order_date IS_NOT_NULL',
    ],
    [
      'Furniture vs Technology',
      aShop,
      'BAR SUM(order_lines.revenue) by products.category where products.category IN Furniture,Technology and products.category IS_NOT_NULL',
    ],
    ['rent per month', statement, `LINE SUM(bank_statement.amount) by bank_statement.date:MONTH ${rent}`],
    ['Aster vs Birch', allPhones, 'BAR SUM(phones.worldwide_sales) by phones.brand where phones.brand IN Aster,Birch'],
    ['number of rent by month', statement, `LINE COUNT(*) by bank_statement.date:MONTH ${rent}`],
    ['Cardiology by month', visits, 'LINE COUNT(*) by visits.visit_date:MONTH where visits.specialty EQ Cardiology'],
  ])('%s', (prompt, prepared = prepareDataset(shop), line) => expectPrompt(prompt, prepared).toRead(line))
})

describe('rows of a file with dates are transactions, responses and submissions', () => {
  const statement = prepareDataset(bankStatement)
  test.each([
    ['transactions by month', 'LINE COUNT(*) by bank_statement.date:MONTH'],
    ['how many responses by category', 'BAR COUNT(*) by bank_statement.category'],
  ])('%s', (prompt, line) => expectPrompt(prompt, statement).toRead(line))

  test('the first ten, which have no names to be shown by, are told to be left out', () => {
    const result = read('top 10 transactions', statement, { today: '2025-12-31' })
    if (result.outcome !== 'reading') throw new Error(result.outcome)
    expect(result.reading.explanation).toContain('"top 10" found no place')
    expect(result.reading.confidence).toBeLessThanOrEqual(0.45)
  })

  test('of what has no dates there are none', () =>
    expect(read('transactions by brand', prepareDataset(phones), { today: '2025-12-31' }).outcome).toBe('cannot'))
})

describe('one amount per another is a ratio of both', () => {
  const [homes, ads, aShop] = [listings, campaigns, shop].map((profile) => prepareDataset(profile))
  test.each([
    [
      'price per sqm by neighbourhood',
      homes,
      'BAR SUM(listings.price) per SUM(listings.area_sqm) by listings.neighbourhood',
    ],
    ['spend per click by channel', ads, 'BAR SUM(campaigns.spend) per SUM(campaigns.clicks) by campaigns.channel'],
    [
      'cost per conversion by channel',
      ads,
      'BAR SUM(campaigns.spend) per SUM(campaigns.conversions) by campaigns.channel',
    ],
    ['profit per unit', aShop, 'TEXT SUM(order_lines.profit) per SUM(order_lines.quantity)'],
    ['spend per channel', ads, 'BAR SUM(campaigns.spend) by campaigns.channel'],
    ['clicks per month', ads, 'LINE SUM(campaigns.clicks) by campaigns.start_date:MONTH'],
  ])('%s', (prompt, prepared = prepareDataset(shop), line) => expectPrompt(prompt, prepared).toRead(line))

  test.each(['response rate by channel', 'click through rate by channel'])(
    '%s tells that there is no rate',
    (prompt) => {
      const result = read(prompt, ads ?? prepareDataset(shop), { today: '2025-12-31' })
      if (result.outcome !== 'reading') throw new Error(result.outcome)
      expect(result.reading.explanation).toContain('"rate" found no place')
      expect(result.reading.confidence).toBeLessThanOrEqual(0.45)
    },
  )
})

test('what is sold is those rows, whatever else their table is called like', () =>
  expectPrompt('sold listings by month', prepareDataset(listings)).toRead(
    'LINE COUNT(*) by listings.listed:MONTH where listings.sold EQ Yes',
  ))

test('a share of what has a row each is one of what they hold', () => {
  const fruit = table('fruit', 3, {
    fruit: text(['apple', 'pear', 'fig']),
    amount: { ...number('INTEGER', 'SUM', 9), distinct: 3 },
  })
  const few = prepareDataset({ id: 'dataset_fruit', name: 'Fruit', version: 1, tables: [fruit], relationships: [] })
  expectPrompt('share of each fruit', few).toRead('ARC SUM(fruit.amount) by fruit.fruit')
})

test('spending is the money where nothing else is called so', () =>
  expectPrompt('spending by category', prepareDataset(bankStatement)).toRead(
    'BAR SUM(bank_statement.amount) by bank_statement.category',
  ))
