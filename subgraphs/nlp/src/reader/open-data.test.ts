import { describe, expect, test } from '@jest/globals'
import {
  dailyCases,
  deals,
  flights,
  orderLines,
  passengers,
  subscribers,
  taxiTrips,
  titles,
  webSessions,
} from '../../test/reader/open-data.js'
import { campaigns } from '../../test/reader/files.js'
import { leftOutOf, readBy, readingsOf } from '../../test/read-by.js'

describe('orders of which each has several rows', () => {
  const inOrders = readBy(orderLines)
  const perOrder = 'SUM(retail.sales) per COUNT_DISTINCT(retail.order_id)'

  test.each([
    ['orders by ship mode', 'BAR COUNT_DISTINCT(retail.order_id) by retail.ship_mode'],
    ['orders by month', 'LINE COUNT_DISTINCT(retail.order_id) by retail.order_date:MONTH'],
    ['average order value', `TEXT ${perOrder}`],
    ['average order value by segment', `BAR ${perOrder} by retail.segment`],
    ['sales per order by region', `BAR ${perOrder} by retail.region`],
    ['top 10 orders by sales', 'BAR SUM(retail.sales) by retail.order_id order sum_sales DESCENDING limit 10'],
    ['discounted orders by region', 'BAR COUNT_DISTINCT(retail.order_id) by retail.region where retail.discount GT 0'],
    ['discounted sales by month', 'LINE SUM(retail.sales) by retail.order_date:MONTH where retail.discount GT 0'],
  ])('%s', (prompt, shown) => expect(inOrders(prompt)).toBe(shown))

  test('"vs" by a group of two words has a dot for each of just that', () => {
    expect(inOrders('average discount vs profit by sub-category')).toContain('by retail.sub_category')
  })

  test('what is ranked is no stretch of what it is ranked by', () => {
    expect(inOrders('most profitable furniture')).not.toContain(':bin')
  })
})

describe('ratios that have a name', () => {
  test.each([
    ['profit ratio by category', 'BAR SUM(retail.profit) per SUM(retail.sales) by retail.category'],
    ['profit margin by region', 'BAR SUM(retail.profit) per SUM(retail.sales) by retail.region'],
  ])('%s', (prompt, shown) => expect(readBy(orderLines)(prompt)).toBe(shown))

  test.each([
    ['bounce rate by source', 'SUM(web_traffic.bounces) per SUM(web_traffic.sessions)'],
    ['conversion rate by source', 'SUM(web_traffic.conversions) per SUM(web_traffic.sessions)'],
    ['pages per session by source', 'SUM(web_traffic.pageviews) per SUM(web_traffic.sessions)'],
  ])('%s', (prompt, ratio) => expect(readBy(webSessions)(prompt)).toBe(`BAR ${ratio} by web_traffic.source`))

  test('so many for a number of something are told', () => {
    expect(leftOutOf(readingsOf(webSessions)('bounces per 100 sessions'))).toEqual(['per 100'])
  })

  test('are told where the data does not have what they are made of', () => {
    const reading = readingsOf(campaigns)('click-through rate by channel')
    expect([leftOutOf(reading), reading.confidence < 0.5]).toEqual([['rate'], true])
  })
})

describe('people for whom something holds', () => {
  test.each([
    ['how many survived', 'TEXT COUNT(passengers.passenger_id) where passengers.survived EQ 1'],
    [
      'how many women survived',
      'TEXT COUNT(passengers.passenger_id) where passengers.sex EQ female and passengers.survived EQ 1',
    ],
    ['average age of survivors', 'TEXT AVERAGE(passengers.age) where passengers.survived EQ 1'],
    [
      'what percentage of women survived',
      'TEXT COUNT(passengers.passenger_id) if passengers.survived EQ 1 per COUNT(passengers.passenger_id) where passengers.sex EQ female',
    ],
  ])('%s', (prompt, shown) => expect(readBy(passengers)(prompt)).toBe(shown))

  test.each([
    ['percentage of senior citizens who churned', ' where subscribers.senior_citizen EQ 1'],
    ['percentage of customers who churned', ''],
    ['percentage of women who churned', ' where subscribers.gender EQ Female'],
  ])('%s', (prompt, where) =>
    expect(readBy(subscribers)(prompt)).toMatch(
      new RegExp(`^TEXT COUNT\\(.*\\) if subscribers.churned EQ Yes per COUNT\\([^)]*\\)${where}$`),
    ),
  )

  test.each(['how many passengers died', 'percentage of men who died'])('%s: tells what it does not know', (prompt) => {
    const reading = readingsOf(passengers)(prompt)
    expect([leftOutOf(reading), reading.confidence < 0.5]).toEqual([['died'], true])
  })
})

describe('states of rows', () => {
  test.each([
    ['cancelled customers by contract', 'subscribers.contract where subscribers.cancelled_at IS_NOT_NULL'],
    ['uncancelled customers by contract', 'subscribers.contract where subscribers.cancelled_at IS_NULL'],
  ])('%s', (prompt, shown) => {
    const { query, explanation } = readingsOf(subscribers)(prompt)
    const [{ column } = { column: '' }] = query.dimensions
    const compare = query.filter !== undefined && 'compare' in query.filter ? query.filter.compare : null
    expect(`${column} where ${compare?.column ?? ''} ${compare?.operator ?? ''}`).toBe(shown)
    expect(explanation).toMatch(/where cancelled at is (known|missing)\.$/)
  })

  test('with months the day of it is shown', () => {
    expect(readBy(subscribers)('cancelled customers by month')).toContain('by subscribers.cancelled_at:MONTH')
  })

  test.each([
    [
      'which airline has the most cancellations',
      'BAR COUNT(*) by flights.airline where flights.cancelled EQ Yes order count DESCENDING',
    ],
    ['cancellations by month', 'LINE COUNT(*) by flights.flight_date:MONTH where flights.cancelled EQ Yes'],
  ])('what happened is counted: %s', (prompt, shown) => expect(readBy(flights)(prompt)).toBe(shown))

  test.each([
    ['number of flights delayed by airline', 'delayed'],
    ['flights diverted by airline', 'diverted'],
    ['on time percentage by airline', 'on time'],
  ])('a state that nothing tells is told: %s', (prompt, word) => {
    const reading = readingsOf(flights)(prompt)
    expect([leftOutOf(reading), reading.confidence < 0.5]).toEqual([[word], true])
  })

  test('an airport is no arrival', () => {
    expect(readBy(flights)('busiest airports')).toBe('cannot')
  })
})

test.each([
  ['cases by country', 'BAR SUM(epidemic.new_cases) by epidemic.country'],
  ['total cases by country', 'BAR SUM(epidemic.new_cases) by epidemic.country'],
  ['total deaths by country', 'BAR SUM(epidemic.new_deaths) by epidemic.country'],
  ['daily cases', 'LINE SUM(epidemic.new_cases) by epidemic.date:DAY'],
])('totals up to a day are not added up: %s', (prompt, shown) => expect(readBy(dailyCases)(prompt)).toBe(shown))

test('running totals are what they are called by', () => {
  expect(readBy(dailyCases)('cumulative cases in Brazil')).toContain('epidemic.total_cases')
})

test.each([
  ['trips by day of week', 'BAR COUNT(*) by taxi_trips.pickup_time:DAY_OF_WEEK'],
  ['trips longer than 10 miles', 'TEXT COUNT(taxi_trips.pickup_time) where taxi_trips.trip_distance GT 10'],
  ['total revenue by payment type', 'BAR SUM(taxi_trips.total_amount) by taxi_trips.payment_type'],
])('rows are called by the last word of their name: %s', (prompt, shown) =>
  expect(readBy(taxiTrips)(prompt)).toBe(shown),
)

test.each([
  [
    'longest movies',
    'BAR AVERAGE(titles.duration_min) by titles.title where titles.type EQ Movie order average_duration_min DESCENDING',
  ],
  [
    'top 10 longest movies',
    'BAR MAXIMUM(titles.duration_min) by titles.title where titles.type EQ Movie order maximum_duration_min DESCENDING limit 10',
  ],
])('rows of a kind are ranked: %s', (prompt, shown) => expect(readBy(titles)(prompt)).toBe(shown))

describe('deals', () => {
  const inDeals = readBy(deals)

  test.each([
    [
      'total amount of lost deals by quarter',
      'LINE SUM(deals.amount) by deals.created:QUARTER where deals.stage EQ Lost',
    ],
    ['average deal by owner', 'BAR AVERAGE(deals.amount) by deals.owner'],
    ['won deals vs lost deals by owner', 'BAR COUNT(*) by deals.owner, deals.stage where deals.stage IN Won,Lost'],
    ['amount distribution by owner', 'BOXPLOT (deals.amount) by deals.owner'],
  ])('%s', (prompt, shown) => expect(inDeals(prompt)).toContain(shown))

  test.each([
    ['deals created vs deals won by month', ['vs']],
    ['sales velocity by owner', ['velocity']],
    ['owners with the most meetings', ['meetings']],
  ])('what is lost is told: %s', (prompt, words) => {
    const reading = readingsOf(deals)(prompt)
    expect([leftOutOf(reading), reading.confidence < 0.5]).toEqual([words, true])
  })
})
