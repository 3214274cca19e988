import { Aggregate, type ColumnProfile, type Relationship, type TableProfile } from '@askchart/vocabulary'

type Meaning = Partial<Pick<ColumnProfile, 'label' | 'synonyms' | 'role' | 'unit' | 'defaultAggregate'>>

/** What the sample's columns mean beyond what their names and values tell. */
const meanings: Readonly<Record<string, Meaning>> = {
  'order_lines.revenue': {
    synonyms: ['sales', 'turnover', 'sales amount', 'income', 'takings'],
    unit: 'USD',
  },
  'order_lines.profit': { synonyms: ['earnings', 'gain', 'net income'], unit: 'USD' },
  'order_lines.quantity': { synonyms: ['units sold', 'items sold', 'qty', 'volume', 'pieces'] },
  'order_lines.discount': {
    synonyms: ['rebate', 'markdown', 'price reduction'],
    unit: '%',
    defaultAggregate: Aggregate.AVERAGE,
  },
  'order_lines.unit_price': { synonyms: ['price', 'price paid'], unit: 'USD', defaultAggregate: Aggregate.AVERAGE },
  'order_lines.returned': { synonyms: ['return', 'returns', 'sent back'] },
  'orders.order_date': { synonyms: ['date', 'day', 'when', 'ordered on'] },
  'orders.channel': { synonyms: ['sales channel', 'way of ordering'] },
  'orders.payment_method': { synonyms: ['payment', 'payment type', 'paid with'] },
  'orders.delivery_days': {
    synonyms: ['delivery time', 'shipping time', 'days to deliver'],
    unit: 'd',
    defaultAggregate: Aggregate.AVERAGE,
  },
  'products.product_name': { label: 'product', synonyms: ['item', 'article', 'product name'] },
  'products.category': { synonyms: ['product category', 'product type', 'department'] },
  'products.subcategory': { synonyms: ['product group', 'product line'] },
  'products.list_price': { synonyms: ['catalogue price'], unit: 'USD' },
  'customers.customer_name': { label: 'customer', synonyms: ['client', 'buyer', 'customer name', 'account'] },
  'customers.segment': { synonyms: ['customer segment', 'customer type', 'market segment'] },
  'customers.city': { synonyms: ['town'] },
  'regions.region_name': { label: 'region', synonyms: ['area', 'territory', 'region name'], role: 'GEOGRAPHY' },
  'regions.manager': { label: 'regional manager', synonyms: ['region manager', 'manager'] },
}

export const withMeanings = (tables: readonly TableProfile[]): readonly TableProfile[] =>
  tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => ({ ...column, ...meanings[column.ref] })),
  }))

export const sampleRelationships: readonly Relationship[] = [
  { name: 'order', from: 'order_lines.order_id', to: 'orders.order_id', declared: true },
  { name: 'product', from: 'order_lines.product_id', to: 'products.product_id', declared: true },
  { name: 'customer', from: 'orders.customer_id', to: 'customers.customer_id', declared: true },
  { name: 'region', from: 'customers.region_id', to: 'regions.region_id', declared: true },
]
