import { describe, expect, test } from '@jest/globals'
import { customers, sampleDay } from './day.js'
import { daysBetween, shiftDays, threeYearsTo } from './days.js'
import { regions } from './places.js'
import { products } from './products.js'

const window = daysBetween(threeYearsTo('2026-02-28'), '2026-02-28')
const days = window.map((date) => ({ date, ...sampleDay(date) }))
const lines = days.flatMap((day) => day.lines)
const orders = days.flatMap((day) => day.orders)

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

describe('the sample', () => {
  test('is about 50,000 order lines over three years', () => {
    expect(window).toHaveLength(1096)
    expect(window[0]).toBe('2023-03-01')
    expect(lines.length).toBeGreaterThan(42_000)
    expect(lines.length).toBeLessThan(60_000)
  })

  test('gives a day the same rows whenever they are made', () => {
    const day = days[500]
    expect(sampleDay(day?.date ?? '')).toEqual({ orders: day?.orders, lines: day?.lines })
    expect(sampleDay('2026-02-27').lines).not.toEqual(sampleDay('2026-02-28').lines)
  })

  test('has ids that are unique and in the order of days', () => {
    const ids = orders.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
    expect(new Set(customers.map(({ name }) => name)).size).toBe(customers.length)
    expect(new Set(products.map(({ name }) => name)).size).toBe(products.length)
  })

  test('adds up: revenue is quantity times price less the discount', () => {
    const wrong = lines.filter(
      ({ quantity, unitPrice, discount, revenue, profit }) =>
        Math.abs(revenue - (quantity * unitPrice * (100 - discount)) / 100) > 0.006 || profit >= revenue,
    )
    expect(wrong).toEqual([])
  })

  test('grows, peaks before Christmas, and ranks its regions clearly', () => {
    const revenueOf = (from: string, to: string): number =>
      sum(days.filter(({ date }) => date >= from && date <= to).flatMap((day) => day.lines.map((line) => line.revenue)))
    expect(revenueOf('2025-01-01', '2025-12-31')).toBeGreaterThan(1.04 * revenueOf('2024-01-01', '2024-12-31'))
    expect(revenueOf('2025-12-01', '2025-12-31')).toBeGreaterThan(1.25 * revenueOf('2025-02-01', '2025-03-03'))
    const regionOf = new Map(customers.map(({ id, city }) => [id, city.regionId]))
    const counts = regions.map(({ id }) => orders.filter(({ customerId }) => regionOf.get(customerId) === id).length)
    const ranked = [...counts].sort((a, b) => b - a)
    for (const [index, count] of ranked.slice(1).entries()) expect(count).toBeLessThan(0.99 * (ranked[index] ?? 0))
  })

  test('has a few returns and discounts, and customers of every weight', () => {
    const share = (count: number): number => count / lines.length
    expect(share(lines.filter(({ returned }) => returned).length)).toBeCloseTo(0.035, 2)
    expect(share(lines.filter(({ discount }) => discount > 0).length)).toBeGreaterThan(0.2)
    const byCustomer = new Map<number, number>()
    for (const { customerId } of orders) byCustomer.set(customerId, (byCustomer.get(customerId) ?? 0) + 1)
    const counts = [...byCustomer.values()].sort((a, b) => b - a)
    expect(sum(counts.slice(0, 64))).toBeGreaterThan(0.25 * orders.length)
  })
})

describe('days', () => {
  test('are counted across leap days and years', () => {
    expect(threeYearsTo('2026-12-31')).toBe('2024-01-01')
    for (const last of ['2024-02-28', '2024-02-29']) expect(threeYearsTo(last)).toBe('2021-03-01')
    expect(daysBetween('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01'])
    expect(daysBetween('2024-03-02', '2024-03-01')).toEqual([])
    expect(shiftDays('2026-01-01', -1)).toBe('2025-12-31')
  })
})
