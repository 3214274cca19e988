import type { ColumnProfile, DatasetProfile } from '@askchart/vocabulary'

const column = (
  ref: string,
  label: string,
  type: ColumnProfile['type'],
  role: ColumnProfile['role'],
  more: Partial<ColumnProfile> = {},
): ColumnProfile => ({
  ref,
  name: ref.slice(ref.indexOf('.') + 1),
  label,
  type,
  role,
  synonyms: [],
  distinctCount: null,
  sampleValues: [],
  minimum: null,
  maximum: null,
  unit: null,
  defaultAggregate: null,
  ...more,
})

/** A small shop: what its columns mean, with no rows behind it. */
export const salesProfile: DatasetProfile = {
  id: 'dataset_1',
  name: 'Shop',
  version: 1,
  tables: [
    {
      name: 'orders',
      label: 'Orders',
      rowCount: 5000,
      columns: [
        column('orders.id', 'Order', 'STRING', 'IDENTIFIER', { distinctCount: 5000 }),
        column('orders.order_date', 'Order date', 'DATE', 'TIME', { minimum: '2023-01-01', maximum: '2025-12-31' }),
        column('orders.channel', 'Channel', 'STRING', 'DIMENSION', {
          distinctCount: 3,
          sampleValues: ['Web', 'Shop', 'Phone'],
        }),
        column('orders.revenue', 'Revenue', 'DECIMAL', 'MEASURE', { unit: 'USD', minimum: 1, maximum: 900 }),
        column('orders.weight', 'Weight', 'DECIMAL', 'MEASURE', { unit: 'kg', minimum: 0.1, maximum: 99.5 }),
        column('orders.quantity', 'Quantity', 'INTEGER', 'MEASURE', { minimum: 1, maximum: 12 }),
        column('orders.paid', 'Paid', 'BOOLEAN', 'DIMENSION', { distinctCount: 2, sampleValues: [true, false] }),
      ],
    },
    {
      name: 'products',
      label: 'Products',
      rowCount: 120,
      columns: [
        column('products.id', 'Product', 'STRING', 'IDENTIFIER', { distinctCount: 120 }),
        column('products.product_name', 'Product name', 'STRING', 'DIMENSION', {
          distinctCount: 120,
          sampleValues: ['Adjustable standing desk', 'Lamp'],
        }),
        column('products.released', 'Released', 'INTEGER', 'TIME', { minimum: 1999, maximum: 2024, distinctCount: 20 }),
      ],
    },
  ],
  metrics: [
    {
      name: 'profit margin',
      expression: '(sum(revenue) - sum(cost)) / sum(revenue)',
      description: null,
      tables: ['orders'],
      unit: null,
      isFraction: true,
      addsUp: false,
    },
    {
      name: 'net revenue',
      expression: 'sum(revenue) - sum(revenue where paid = false)',
      description: null,
      tables: ['orders'],
      unit: 'USD',
      isFraction: false,
      addsUp: true,
    },
    {
      name: 'MRR',
      expression: 'sum(weight) / 12',
      description: null,
      tables: ['orders'],
      unit: 'kg',
      isFraction: false,
      addsUp: false,
    },
  ],
  relationships: [],
}
