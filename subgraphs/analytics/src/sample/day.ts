import { type Customer, customersOf } from './customers.js'
import { regions } from './places.js'
import { type Product, products, seasons } from './products.js'
import { Lottery, type Random, randomOf } from './random.js'

export interface SampleOrder {
  readonly id: string
  readonly date: string
  readonly customerId: number
  readonly channel: string
  readonly paymentMethod: string
  readonly deliveryDays: number
}
export interface SampleLine {
  readonly id: string
  readonly orderId: string
  readonly productId: number
  readonly quantity: number
  readonly unitPrice: number
  /** Percent, 0 to 30. */
  readonly discount: number
  readonly revenue: number
  readonly profit: number
  readonly returned: boolean
}
export interface SampleDay {
  readonly orders: readonly SampleOrder[]
  readonly lines: readonly SampleLine[]
}

const SEED = 'askchart sample 1'
const START = Date.UTC(2024, 0, 1)
const YEAR_MS = 365.25 * 86_400_000
const ORDERS_A_DAY = 17.2
const GROWTH = 0.09
/** Sunday first. */
const WEEKDAYS = [0.75, 1.1, 1.1, 1.08, 1.05, 1.07, 0.85]
const MONTHS = [0.9, 0.88, 0.95, 0.97, 1.02, 1, 0.97, 1, 1.02, 1, 1.15, 1.24]

export const customers = customersOf(SEED)
const regionOf = new Map(regions.map((region) => [region.id, region]))
const cents = (amount: number): number => Math.round(amount * 100) / 100

/** The orders of one calendar day (`2026-03-01`): always the same, whatever day it is made on. */
export function sampleDay(date: string): SampleDay {
  const time = Date.parse(`${date}T00:00:00Z`)
  const day = new Date(time)
  const years = (time - START) / YEAR_MS
  const month = day.getUTCMonth()
  const random = randomOf(`${SEED} ${date}`)
  const buyers = buyersAround(day.getUTCFullYear())
  const goods = goodsIn(month)
  const growth = Math.max(0.4, 1 + GROWTH * years)
  const expected =
    ORDERS_A_DAY * growth * (WEEKDAYS[day.getUTCDay()] ?? 1) * (MONTHS[month] ?? 1) * (isSaleDay(day) ? 1.9 : 1)
  const count = Math.min(999, random.events(expected))
  const made = Array.from({ length: count }, (_, index) => {
    const id = `SO-${date.replaceAll('-', '')}-${String(index + 1).padStart(3, '0')}`
    return orderOf(random, { id, date, years, sale: isSaleDay(day) || month === 10, buyers, goods })
  })
  return { orders: made.map(({ order }) => order), lines: made.flatMap(({ lines }) => lines) }
}

/** The Friday after the fourth Thursday of November, and the Monday that follows. */
function isSaleDay(day: Date): boolean {
  if (day.getUTCMonth() < 10) return false
  const november = new Date(Date.UTC(day.getUTCFullYear(), 10, 1)).getUTCDay()
  const friday = Date.UTC(day.getUTCFullYear(), 10, 1 + ((11 - november) % 7) + 22)
  const since = Math.round((day.getTime() - friday) / 86_400_000)
  return since === 0 || since === 3
}

const byYear = new Map<number, Lottery<Customer>>()
function buyersAround(year: number): Lottery<Customer> {
  const known = byYear.get(year)
  if (known) return known
  const years = year - 2024
  const made = new Lottery(customers, ({ weight, city }) => {
    const momentum = regionOf.get(city.regionId)?.momentum ?? 0
    return weight * Math.max(0.5, 1 + momentum * years)
  })
  byYear.set(year, made)
  return made
}

const byMonth = new Map<number, Lottery<Product>>()
function goodsIn(month: number): Lottery<Product> {
  const known = byMonth.get(month)
  if (known) return known
  const made = new Lottery(products, ({ weight, category }) => weight * (seasons[category]?.[month] ?? 1))
  byMonth.set(month, made)
  return made
}

interface OrderTerms {
  readonly id: string
  readonly date: string
  readonly years: number
  readonly sale: boolean
  readonly buyers: Lottery<Customer>
  readonly goods: Lottery<Product>
}

function orderOf(random: Random, { id, date, years, sale, buyers, goods }: OrderTerms) {
  const customer = buyers.draw(random)
  const business = customer.segment !== 'Consumer'
  const online = Math.min(0.8, 0.5 + 0.05 * years)
  const way = random.next()
  const channel = way < online ? 'Online' : way < online + 0.25 ? 'Store' : business ? 'Sales Rep' : 'Phone'
  const order: SampleOrder = {
    id,
    date,
    customerId: customer.id,
    channel,
    paymentMethod: paymentOf(random.next(), business),
    deliveryDays: channel === 'Store' ? 0 : 1 + random.below(4) + (random.next() < 0.15 ? random.below(7) : 0),
  }
  const count = 1 + Math.min(7, random.events(business ? 1.7 : 1.2))
  const chosen = new Map<number, Product>()
  while (chosen.size < count) {
    const product = goods.draw(random)
    chosen.set(product.id, product)
  }
  const lines = [...chosen.values()].map((product, index) =>
    lineOf(random, { id: `${id}-${index + 1}`, orderId: id, product, years, sale, business }),
  )
  return { order, lines }
}

const paymentOf = (share: number, business: boolean): string =>
  business
    ? share < 0.55
      ? 'Invoice'
      : 'Credit Card'
    : share < 0.62
      ? 'Credit Card'
      : share < 0.85
        ? 'PayPal'
        : 'Gift Card'

function lineOf(
  random: Random,
  terms: { id: string; orderId: string; product: Product; years: number; sale: boolean; business: boolean },
): SampleLine {
  const { id, orderId, product, years, sale, business } = terms
  const cheap = product.listPrice < 60
  const quantity = 1 + random.events(business ? (cheap ? 3.2 : 1.1) : cheap ? 0.9 : 0.25)
  const chance = sale ? 0.5 : 0.24
  const discount = random.next() < chance ? ([5, 10, 10, 15, 20, 30][random.below(6)] ?? 0) : 0
  // Prices rise once a year.
  const unitPrice = cents(product.listPrice * Math.max(0.85, 1 + 0.03 * Math.floor(years)))
  const revenue = cents((quantity * unitPrice * (100 - discount)) / 100)
  const profit = cents(revenue - quantity * unitPrice * product.costShare)
  return {
    id,
    orderId,
    productId: product.id,
    quantity,
    unitPrice,
    discount,
    revenue,
    profit,
    returned: random.next() < 0.035,
  }
}
