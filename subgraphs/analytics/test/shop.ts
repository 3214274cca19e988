import type { TestTable } from './tables.js'
import { relationships } from './tables.js'

/**
 * A shop small enough to count by hand: customer 3 never ordered, order 5 has no customer, product 4 was never sold,
 * order 6 has no lines.
 */
export const shopTables: readonly TestTable[] = [
  {
    name: 'regions',
    columns: { id: 'INTEGER', name: 'STRING' },
    rows: [
      [1, 'North'],
      [2, 'South'],
      [3, 'East'],
    ],
  },
  {
    name: 'customers',
    columns: { id: 'INTEGER', name: 'STRING', region_id: 'INTEGER', credit: 'INTEGER' },
    rows: [
      [1, 'Ada', 1, 100],
      [2, 'Bob', 2, 200],
      [3, 'Cy', 2, 400],
      [4, 'Di', null, 800],
    ],
  },
  {
    name: 'orders',
    columns: { id: 'INTEGER', customer_id: 'INTEGER', ordered: 'DATE', status: 'STRING', shipping: 'INTEGER' },
    rows: [
      [1, 1, '2025-01-15', 'paid', 5],
      [2, 1, '2025-02-20', 'paid', 7],
      [3, 2, '2025-02-25', 'open', 11],
      [4, 4, '2025-04-01', 'paid', 13],
      [5, null, '2025-04-30', null, 17],
      [6, 2, '2024-12-31', 'paid', 19],
    ],
  },
  {
    name: 'lines',
    columns: { order_id: 'INTEGER', product_id: 'INTEGER', quantity: 'INTEGER', revenue: 'DECIMAL' },
    rows: [
      [1, 1, 1, 10],
      [1, 2, 2, 40],
      [2, 1, 3, 30],
      [3, 3, 1, 100.5],
      [4, 1, 5, 50],
      [4, 1, 1, 10],
      [5, 3, 1, 100.5],
    ],
  },
  {
    name: 'products',
    columns: { id: 'INTEGER', name: 'STRING', category: 'STRING', price: 'DECIMAL' },
    rows: [
      [1, 'Pen', 'Paper', 10],
      [2, 'Pad', 'Paper', 20],
      [3, 'Lamp', 'Light', 100.5],
      [4, 'Torch', 'Light', 30],
    ],
  },
  {
    name: 'tickets',
    columns: { id: 'INTEGER', customer_id: 'INTEGER', minutes: 'INTEGER' },
    rows: [
      [1, 1, 10],
      [2, 1, 20],
      [3, 3, 40],
    ],
  },
  {
    name: 'notes',
    columns: { text: 'STRING' },
    rows: [['alone']],
  },
]

export const shopRelationships = relationships(
  'customers.region_id > regions.id',
  'orders.customer_id > customers.id',
  'lines.order_id > orders.id',
  'lines.product_id > products.id',
  'asked_by: tickets.customer_id > customers.id',
)
