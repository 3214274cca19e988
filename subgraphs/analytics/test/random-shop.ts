import { type Cell, type Filter, type Measure, splitRef } from '@askchart/vocabulary'
import type { PartialQuery } from './run-query.js'
import { relationships, type TestTable } from './tables.js'

/** Tables related as a tree, whose keys are sometimes missing and sometimes lead nowhere. */
export function randomShop(random: () => number): readonly TestTable[] {
  const whole = (below: number): number => Math.floor(random() * below)
  const maybe = <T>(value: T): T | null => (random() < 0.15 ? null : value)
  const rows = (count: number, make: (index: number) => readonly Cell[]) =>
    Array.from({ length: count }, (_, index) => make(index))
  return [
    { name: 'regions', columns: { id: 'INTEGER', name: 'STRING' }, rows: rows(3, (id) => [id, maybe(`r${whole(2)}`)]) },
    {
      name: 'customers',
      columns: { id: 'INTEGER', region_id: 'INTEGER', credit: 'INTEGER' },
      rows: rows(8, (id) => [id, maybe(whole(4)), maybe(whole(100))]),
    },
    {
      name: 'orders',
      columns: { id: 'INTEGER', customer_id: 'INTEGER', ordered: 'DATE', shipping: 'INTEGER' },
      rows: rows(15, (id) => [id, maybe(whole(9)), maybe(`202${whole(3)}-0${1 + whole(9)}-15`), maybe(whole(20))]),
    },
    {
      name: 'lines',
      columns: { order_id: 'INTEGER', product_id: 'INTEGER', amount: 'INTEGER' },
      rows: rows(40, () => [maybe(whole(16)), maybe(whole(6)), maybe(whole(5))]),
    },
    {
      name: 'products',
      columns: { id: 'INTEGER', category: 'STRING', price: 'INTEGER' },
      rows: rows(5, (id) => [id, maybe(`c${whole(2)}`), maybe(whole(50))]),
    },
    {
      name: 'tickets',
      columns: { id: 'INTEGER', customer_id: 'INTEGER', minutes: 'INTEGER' },
      rows: rows(12, (id) => [id, maybe(whole(9)), maybe(whole(60))]),
    },
  ]
}

export const randomShopRelationships = relationships(
  'customers.region_id > regions.id',
  'orders.customer_id > customers.id',
  'lines.order_id > orders.id',
  'lines.product_id > products.id',
  'ticket_of: tickets.customer_id > customers.id',
)

const MEASURED = [
  'customers.credit',
  'orders.shipping',
  'lines.amount',
  'products.price',
  'tickets.minutes',
  'orders.id',
]
const GROUPED = ['regions.name', 'products.category', 'customers.id', 'orders.ordered']
const TABLES = ['regions', 'customers', 'orders', 'lines', 'products', 'tickets']
/** Columns with one value for each row of a table. */
const FILTERED: Readonly<Record<string, readonly string[]>> = {
  customers: ['customers.credit', 'regions.name'],
  orders: ['orders.shipping', 'orders.ordered', 'customers.credit', 'regions.name'],
  lines: ['lines.amount', 'products.category', 'orders.ordered', 'customers.credit'],
  products: ['products.price', 'products.category'],
  tickets: ['tickets.minutes', 'regions.name'],
}
const AGGREGATES = ['SUM', 'COUNT', 'COUNT_DISTINCT', 'AVERAGE', 'MAXIMUM', 'MEDIAN'] as const

/** Measures of one to three tables, some filtered or divided, by columns of any, filtered by any and by relatives. */
export function randomShopQuery(random: () => number): PartialQuery {
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const several = <T>(most: number, make: () => T): readonly T[] =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, make)
  const aggregated = () => {
    const column = pick(MEASURED)
    const own = FILTERED[splitRef(column).table] ?? []
    return { column, aggregate: pick(AGGREGATES), ...(random() < 0.25 ? { filter: condition(own) } : {}) }
  }
  const measure = (): Measure => ({ ...aggregated(), ...(random() < 0.25 ? { per: aggregated() } : {}) })
  const related = (): Filter => {
    const of = pick(TABLES)
    const table = pick(TABLES.filter((name) => name !== of))
    const filter = random() < 0.5 ? { filter: condition() } : {}
    const count = { operator: pick(['EQ', 'NEQ', 'LT', 'LTE', 'GT', 'GTE'] as const), value: Math.floor(random() * 4) }
    return { exists: { of, table, ...filter, ...(random() < 0.5 ? { count } : {}) } }
  }
  const condition = (columns: readonly string[] = [...MEASURED, ...GROUPED]): Filter => {
    const column = pick(columns)
    const value = column === 'orders.ordered' ? '2021-05-15' : /name|category/.test(column) ? pick(['r0', 'c1']) : 5
    const operator = pick(['EQ', 'NEQ', 'GT', 'LTE', 'IS_NULL', 'IS_NOT_NULL'] as const)
    return { compare: { column, operator, values: operator.startsWith('IS') ? [] : [value] } }
  }
  const filters = several(2, () => {
    const one = random() < 0.4 ? related() : condition()
    return random() < 0.3 ? { not: one } : one
  })
  return {
    measures: [measure(), ...several(2, measure)],
    dimensions: several(2, () => {
      const column = pick(GROUPED)
      return column === 'orders.ordered' ? { column, granularity: 'YEAR' as const } : { column }
    }),
    ...(filters.length > 0 ? { filter: random() < 0.5 ? { and: filters } : { or: filters } } : {}),
  }
}
