import type { StoredTable } from '../datasets/profile/profile.data-source.js'
import { tabSeparatedCell } from '../imports/tab-separated.js'
import { customers, sampleDay } from './day.js'
import { regions } from './places.js'
import { products } from './products.js'

/** A table of the sample: what it holds and how ClickHouse keeps it. */
export interface SampleTable extends StoredTable {
  readonly orderBy: string
}

export const sampleTables = {
  regions: {
    name: 'regions',
    orderBy: 'region_id',
    columns: [
      { name: 'region_id', type: 'INTEGER' },
      { name: 'region_name', type: 'STRING' },
      { name: 'manager', type: 'STRING' },
    ],
  },
  customers: {
    name: 'customers',
    orderBy: 'customer_id',
    columns: [
      { name: 'customer_id', type: 'INTEGER' },
      { name: 'customer_name', type: 'STRING' },
      { name: 'segment', type: 'STRING' },
      { name: 'city', type: 'STRING' },
      { name: 'state', type: 'STRING' },
      { name: 'region_id', type: 'INTEGER' },
    ],
  },
  products: {
    name: 'products',
    orderBy: 'product_id',
    columns: [
      { name: 'product_id', type: 'INTEGER' },
      { name: 'product_name', type: 'STRING' },
      { name: 'category', type: 'STRING' },
      { name: 'subcategory', type: 'STRING' },
      { name: 'list_price', type: 'DECIMAL' },
    ],
  },
  orders: {
    name: 'orders',
    orderBy: 'order_id',
    columns: [
      { name: 'order_id', type: 'STRING' },
      { name: 'order_date', type: 'DATE' },
      { name: 'customer_id', type: 'INTEGER' },
      { name: 'channel', type: 'STRING' },
      { name: 'payment_method', type: 'STRING' },
      { name: 'delivery_days', type: 'INTEGER' },
    ],
  },
  orderLines: {
    name: 'order_lines',
    orderBy: 'order_id, order_line_id',
    columns: [
      { name: 'order_line_id', type: 'STRING' },
      { name: 'order_id', type: 'STRING' },
      { name: 'product_id', type: 'INTEGER' },
      { name: 'quantity', type: 'INTEGER' },
      { name: 'unit_price', type: 'DECIMAL' },
      { name: 'discount', type: 'INTEGER' },
      { name: 'revenue', type: 'DECIMAL' },
      { name: 'profit', type: 'DECIMAL' },
      { name: 'returned', type: 'BOOLEAN' },
    ],
  },
} as const satisfies Readonly<Record<string, SampleTable>>

type Value = string | number | boolean
const row = (...values: readonly Value[]): string =>
  `${values.map((value) => tabSeparatedCell(String(value))).join('\t')}\n`

/** Rows in ClickHouse's TabSeparated format, their cells in the order of the table's columns. */
export const sampleRows = {
  regions: (): string => regions.map(({ id, name, manager }) => row(id, name, manager)).join(''),
  customers: (): string =>
    customers
      .map(({ id, name, segment, city }) => row(id, name, segment, city.name, city.state, city.regionId))
      .join(''),
  products: (): string =>
    products
      .map(({ id, name, category, subcategory, listPrice }) => row(id, name, category, subcategory, listPrice))
      .join(''),
  day(date: string): { readonly orders: string; readonly orderLines: string } {
    const { orders, lines } = sampleDay(date)
    return {
      orders: orders
        .map((one) => row(one.id, one.date, one.customerId, one.channel, one.paymentMethod, one.deliveryDays))
        .join(''),
      orderLines: lines
        .map((one) =>
          row(
            one.id,
            one.orderId,
            one.productId,
            one.quantity,
            one.unitPrice,
            one.discount,
            one.revenue,
            one.profit,
            one.returned,
          ),
        )
        .join(''),
    }
  },
}
