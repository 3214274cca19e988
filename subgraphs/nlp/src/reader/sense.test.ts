import { describe, expect, test } from '@jest/globals'
import { outcomeOf, shownOf } from '../../test/reader/gist.js'
import { table, yesNo } from '../../test/reader/profile.js'
import { clinic } from '../../test/reader/other-tables.js'
import { countries, shop } from '../../test/reader/shop.js'
import { yard as yardProfile } from '../../test/reader/yard.js'
import { handWeights, prepareDataset, read } from './read.js'

const today = '2025-12-31'
const shops = prepareDataset(shop)
const outcome = (prompt: string) => outcomeOf(read(prompt, shops, { today }))

describe('rows that have others', () => {
  const having = 'customers with orders'
  test.each([
    'number of customers who have some orders by segment',
    'number of customers who have placed an order by segment',
    'how many customers that have ordered any products are there in each segment',
  ])('%s', (prompt) => {
    expect(outcome(prompt)).toMatch(/^BAR COUNT.* by customers.segment where customers with (orders|order_lines)$/)
  })

  test.each([
    [
      'a condition on what is had says it already',
      'number of customers who have an order that is delivered by segment',
    ],
    ['as does what they lack', 'number of customers who have not placed an order by segment'],
    ['each order has a customer', 'number of orders that have a customer by channel'],
  ])('%s: %s', (_, prompt) => {
    expect(outcome(prompt)).not.toMatch(new RegExp(`(?<!not )${having}( |$)`))
  })
})

test.each([
  [shop, 'orders with at least 2 products', 'TEXT COUNT(orders.order_id) where orders with order_lines GTE 2'],
  [shop, 'orders with more than 3 lines', 'TEXT COUNT(orders.order_id) where orders with order_lines GT 3'],
  [shop, 'number of lines per category', 'BAR COUNT(order_lines.line_id) by products.category'],
  [
    shop,
    'revenue by month and region as lines',
    'LINE SUM(order_lines.revenue) by orders.order_date:MONTH, regions.region_name',
  ],
  [
    clinic,
    'doctors with more than 20 patients',
    'BAR COUNT(*) by visits.doctor where COUNT_DISTINCT(visits.patient_id) GT 20',
  ],
])('so many of something are counted, whatever else it is called: %#', (dataset, prompt, shown) => {
  expect(shownOf(read(prompt, prepareDataset(dataset), { today }))).toBe(shown)
})

test('row by row, what a condition leaves one value of is no axis', () => {
  const prompt = 'show the unit price of order lines in the category of Furniture in a bar chart'
  expect(outcome(prompt)).toBe(
    'BAR (order_lines.unit_price) by order_lines.line_id where products.category EQ Furniture',
  )
  expect(outcome('total revenue by category for Furniture')).toContain(' by products.category where ')
})

test('how many there are of one thing compares with nothing', () => {
  const prompt = 'compare the total number of different channels'
  const result = read(prompt, shops, { today }, handWeights)
  expect(outcomeOf(result)).toBe('BAR COUNT(*) by orders.channel')
  expect(outcome('compare the number of product names in Furniture and Technology')).toMatch(
    / by products.category where /,
  )
})

test.each([
  ['customer orders by region', /^BAR COUNT\(orders.order_id\) by regions.region_name /],
  ['number of product orders by channel', /^BAR COUNT\(\*\) by orders.channel$/],
  ['revenue per customer region', /^BAR SUM\(order_lines.revenue\) by regions.region_name /],
  ["each region's customers", / by regions.region_name/],
])('of two tables one after the other the last is meant: %s', (prompt, line) => {
  expect(outcome(prompt)).toMatch(line)
})

test('what is traded is popular by how it sells, and what is returned most by how many rows are', () => {
  expect(outcome('most popular products')).toMatch(/^BAR SUM\(order_lines.revenue\) by products.product_name /)
  const shopWithFlag = {
    ...shop,
    tables: shop.tables.map((one) =>
      one.name === 'order_lines'
        ? { ...one, columns: [...one.columns, ...table('order_lines', 12_000, { damaged: yesNo }).columns] }
        : one,
    ),
  }
  const result = read('most damaged products', prepareDataset(shopWithFlag), { today })
  expect(outcomeOf(result)).toMatch(
    /^BAR COUNT\(order_lines.line_id\) by products.product_name where order_lines.damaged EQ true .*DESCENDING$/,
  )
})

test('orders are no dates', () => {
  expect(outcome('orders with more than 5 items by channel')).toMatch(/^BAR COUNT\(.*\) by orders.channel /)
  expect(outcome('orders with more than 5 items')).not.toContain('order_date')
})

test('how many of something each has is not split by it', () => {
  const said: Readonly<Record<string, readonly string[]>> = { product_name: ['items'], quantity: ['items sold'] }
  const items = {
    ...shop,
    tables: shop.tables.map((one) => ({
      ...one,
      columns: one.columns.map((column) => ({ ...column, synonyms: said[column.name] ?? column.synonyms })),
    })),
  }
  const result = read('average number of items per order', prepareDataset(items), { today })
  expect(outcomeOf(result)).toBe('TEXT SUM(order_lines.quantity) per COUNT(orders.order_id)')
})

test('keys are not added up', () => {
  expect(outcome('trend of the customer id over the order date')).not.toContain('SUM(')
})

const yard = prepareDataset(yardProfile)

test.each([
  [
    'what has a number of its own is not counted as one for each',
    'the name as the X-axis and the number of crates for all depots as Y-axis',
    'BAR SUM(depots.crate_count) by depots.name',
  ],
  [
    'of like-named columns that beside the measure is shown',
    'names and crates of depots managed by drivers',
    'BAR (depots.crate_count) by depots.name',
  ],
  [
    'days of their own are not alone in their month',
    'count of the date hired of drivers by month',
    'LINE COUNT(*) by drivers.date_hired:MONTH',
  ],
  ['rows that are asked for are counted all the same', 'number of depots by name', 'BAR COUNT(*) by depots.name'],
])('%s: %s', (_, prompt, line) => {
  expect(outcomeOf(read(prompt, yard, { today }))).toBe(line)
})

describe('of two names, so many of the first for each of the second', () => {
  const labelled = prepareDataset({
    ...shop,
    tables: shop.tables.map((one) => ({
      ...one,
      columns: one.columns.map((column) =>
        column.name === 'customer_name' || column.name === 'product_name'
          ? { ...column, label: column.name.replace('_name', '') }
          : column,
      ),
    })),
  })
  const distinct = 'COUNT_DISTINCT(orders.customer_id) by'
  const products = 'COUNT_DISTINCT(order_lines.product_id) by'
  test.each([
    ['number of customers per month', `LINE ${distinct} orders.order_date:MONTH`],
    ['customers by month', `LINE ${distinct} orders.order_date:MONTH`],
    ['customers by channel', `BAR ${distinct} orders.channel`],
    ['products by region', `BAR ${products} regions.region_name`],
    ['how many products did each customer buy', `BAR ${products} customers.customer_name`],
    ['customers by segment', 'BAR COUNT(*) by customers.segment'],
    ['products by category', 'BAR COUNT(*) by products.category'],
  ])('where each is called like its table: %s', (prompt, line) =>
    expect(shownOf(read(prompt, labelled, { today }))).toBe(line),
  )
})

test.each([
  [
    'returned products by category',
    'BAR COUNT(order_lines.line_id) by products.category where order_lines.returned EQ true',
  ],
  ['returns by month', 'LINE COUNT(order_lines.line_id) by orders.order_date:MONTH where order_lines.returned EQ true'],
  ['show me returns in 2025', /^TEXT COUNT\(order_lines.line_id\) where order_lines.returned EQ true and /],
])('what is returned is counted, and split by no yes and no: %s', (prompt, line) => {
  const { columns } = table('order_lines', 12_000, { returned: { ...yesNo, synonyms: ['returns'] } })
  const withReturns = prepareDataset({
    ...shop,
    tables: shop.tables.map((one) =>
      one.name === 'order_lines' ? { ...one, columns: [...one.columns, ...columns] } : one,
    ),
  })
  const seen = shownOf(read(prompt, withReturns, { today }))
  if (typeof line === 'string') expect(seen).toBe(line)
  else expect(seen).toMatch(line)
})

test('numbers of a few values split, and what a table of another name lists has its size', () => {
  const [first] = countries.tables
  if (first === undefined) throw new Error('there are countries')
  const columns = first.columns.map((column) =>
    column.name === 'cluster' ? { ...column, role: 'MEASURE' as const, defaultAggregate: 'SUM' as const } : column,
  )
  const world = prepareDataset({ ...countries, tables: [{ ...first, name: 'world', label: 'world', columns }] })
  expect(shownOf(read('number of countries per cluster', world, { today }))).toMatch(/ by countries.cluster$/)
  expect(shownOf(read('largest countries', world, { today }))).toMatch(
    /^BAR SUM\(countries.population\) by countries.country /,
  )
})
