import { describe, expect, test } from '@jest/globals'
import type { DatasetProfile } from '@askchart/vocabulary'
import { outcomeOf } from '../../test/reader/gist.js'
import { shop } from '../../test/reader/shop.js'
import { machineLog, payingBack, roomBookings, subscriptions } from '../../test/reader/small-companies.js'
import { orderLines } from '../../test/reader/open-data.js'
import { prepareDataset, read } from './read.js'

const reads = (dataset: DatasetProfile) => {
  const prepared = prepareDataset(dataset)
  return (prompt: string) => read(prompt, prepared, { today: '2025-11-28' })
}
const outcome = (dataset: DatasetProfile, prompt: string): string => outcomeOf(reads(dataset)(prompt))

describe('a line is one of production where a column is called so', () => {
  test.each([
    ['avg downtime by line', 'BAR AVERAGE(machine_log.downtime_min) by machine_log.line'],
    ['units by line', 'BAR SUM(machine_log.units_produced) by machine_log.line'],
    [
      'downtime on line b by month',
      'LINE SUM(machine_log.downtime_min) by machine_log.date:MONTH where machine_log.line EQ Line B',
    ],
    ['downtime by month as a line', 'LINE SUM(machine_log.downtime_min) by machine_log.date:MONTH'],
    ['line chart of downtime by month', 'LINE SUM(machine_log.downtime_min) by machine_log.date:MONTH'],
  ])('%s', (prompt, line) => {
    expect(outcome(machineLog, prompt)).toBe(line)
  })
})

describe('what is made', () => {
  test.each(['units by product', 'output by product'])('is meant by %s, and not what was spoilt', (prompt) => {
    expect(outcome(machineLog, prompt)).toBe('BAR SUM(machine_log.units_produced) by machine_log.product')
  })

  test.each([
    ['worst 5 operators by scrap', 'DESCENDING'],
    ['best 5 operators by scrap', 'ASCENDING'],
    ['worst 5 operators by output', 'ASCENDING'],
  ])('%s', (prompt, direction) => {
    expect(outcome(machineLog, prompt)).toMatch(new RegExp(` ${direction} limit 5$`))
  })

  test.each([
    ['units vs target by line', 'BAR', 'machine_log.line'],
    ['units vs target by month', 'LINE', 'machine_log.date:MONTH'],
  ])('beside what was aimed at: %s', (prompt, mark, dimension) => {
    expect(outcome(machineLog, prompt)).toBe(
      `${mark} SUM(machine_log.units_produced), SUM(machine_log.target_units) by ${dimension}`,
    )
  })

  test('a line that is none of those is said to be left out', () => {
    const result = reads(machineLog)('downtime on line f by month')
    expect(result.outcome === 'reading' && result.reading.explanation).toContain('"line f", so it was left out')
    expect(result.outcome === 'reading' && result.reading.confidence).toBeLessThan(0.5)
  })

  test('a cost that nothing tells is said to be left out', () => {
    const result = reads(machineLog)('scrap cost by product')
    expect(result.outcome === 'reading' && result.reading.explanation).toContain('"cost", so it was left out')
    expect(result.outcome === 'reading' && result.reading.confidence).toBeLessThan(0.5)
  })
})

describe('prices of what is booked', () => {
  test.each([
    ['revenue by room', 'BAR SUM(bookings.price) by bookings.room'],
    ['price by room', 'BAR AVERAGE(bookings.price) by bookings.room'],
    ['avg price per hour by room', 'BAR SUM(bookings.price) per SUM(bookings.hours) by bookings.room'],
  ])('%s', (prompt, line) => {
    expect(outcome(roomBookings, prompt)).toBe(line)
  })

  test('a rate may be called by two words', () => {
    expect(outcome(roomBookings, 'no show rate by channel')).toBe(
      'BAR COUNT(*) if bookings.is_no_show EQ true per COUNT(*) by bookings.channel',
    )
  })
})

describe('what goes on has no day that ends it', () => {
  const accounts = 'BAR COUNT(*) by accounts.plan'
  test.each([
    ['active accounts by plan', `${accounts} where accounts.churned_at IS_NULL`],
    ['churned accounts by plan', `${accounts} where accounts.churned_at IS_NOT_NULL`],
    ['churn rate by plan', 'BAR COUNT(*) if accounts.churned_at IS_NOT_NULL per COUNT(*) by accounts.plan'],
    [
      'tickets still open by priority',
      'BAR COUNT(*) by support_tickets.priority where support_tickets.resolved_at IS_NULL',
    ],
  ])('%s', (prompt, line) => {
    expect(outcome(subscriptions, prompt)).toBe(line)
  })

  test('but for a state of that name', () => {
    expect(outcome(subscriptions, 'open invoices by plan')).toContain('where invoices.status EQ open')
  })
})

describe('money that is paid back', () => {
  test('is no revenue', () => {
    expect(outcome(payingBack, 'revenue by month')).toBe('cannot revenue')
  })

  test('ranks nothing by itself', () => {
    expect(outcome(payingBack, 'top reasons for returns')).toMatch(/^BAR COUNT\(\S+\) by returns.reason order \S+ DESC/)
  })

  test('"less than 10 in stock" asks for no more than that', () => {
    expect(outcome(payingBack, 'products with less than 10 in stock')).toBe(
      'BAR (products.stock_qty) by products.product_name where products.stock_qty LT 10',
    )
  })
})

describe('a rate beside something else', () => {
  const rate = 'COUNT(*) if orders.status EQ Returned per COUNT(*)'
  test.each([
    ['orders and return rate by channel', `COUNT(*), ${rate}`],
    ['revenue and return rate by channel', `SUM(order_lines.revenue), ${rate.replaceAll('*', 'orders.order_id')}`],
  ])('%s', (prompt, measures) => {
    expect(outcome(shop, prompt)).toBe(`BAR ${measures} by orders.channel`)
  })

  test.each(['revenue and return rate by month', 'revenue and refund rate by month'])(
    'that nothing tells is said to be left out: %s',
    (prompt) => {
      const result = reads(orderLines)(prompt)
      expect(result.outcome === 'reading' && result.reading.explanation).toMatch(/"re(turn|fund) rate".* left out/)
      expect(result.outcome === 'reading' && result.reading.confidence).toBeLessThan(0.5)
    },
  )
})
