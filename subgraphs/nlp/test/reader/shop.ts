import type { DatasetProfile } from '@askchart/vocabulary'
import { day, joins, key, number, place, table, text } from './profile.js'

/** A shop: orders with their lines, products, customers and regions. Made up. */
export const shop: DatasetProfile = {
  id: 'dataset_shop',
  name: 'Shop',
  version: 1,
  tables: [
    table('orders', 4_000, {
      order_id: key(4_000),
      order_date: day('2023-01-01', '2025-12-31'),
      customer_id: key(300),
      channel: text(['Online', 'Store', 'Partner']),
      status: text(['Delivered', 'Cancelled', 'Returned']),
    }),
    table('order_lines', 12_000, {
      line_id: key(12_000),
      order_id: key(4_000),
      product_id: key(40),
      quantity: number('INTEGER', 'SUM', 20),
      unit_price: number('DECIMAL', 'AVERAGE', 900),
      discount: number('DECIMAL', 'AVERAGE', 0.4),
      revenue: number('DECIMAL', 'SUM', 9_000, ['sales', 'turnover']),
      profit: number('DECIMAL', 'SUM', 4_000),
    }),
    table('products', 40, {
      product_id: key(40),
      product_name: text(['Oak Desk', 'Desk Lamp', 'Paper Clips', 'Laptop'], 40),
      category: text(['Furniture', 'Technology', 'Office Supplies']),
    }),
    table('customers', 300, {
      customer_id: key(300),
      customer_name: text(['Amber Ltd', 'Birch Co'], 300),
      segment: text(['Consumer', 'Corporate', 'Home Office']),
      city: place(['Boston', 'Chicago', 'Seattle'], 30),
      region_id: key(4),
    }),
    table('regions', 4, {
      region_id: key(4),
      region_name: place(['West', 'East', 'North', 'South']),
    }),
  ],
  relationships: [
    joins('orders.customer_id', 'customers.customer_id'),
    joins('order_lines.order_id', 'orders.order_id'),
    joins('order_lines.product_id', 'products.product_id'),
    joins('customers.region_id', 'regions.region_id'),
  ],
}

/** One table without any other, and a year that is a number. */
export const countries: DatasetProfile = {
  id: 'dataset_countries',
  name: 'Countries',
  version: 1,
  tables: [
    table('countries', 700, {
      year: { type: 'INTEGER', role: 'DIMENSION', distinct: 11, from: 1955, to: 2005 },
      country: place(['Japan', 'China', 'Brazil', 'India'], 63),
      cluster: { type: 'INTEGER', role: 'DIMENSION', distinct: 6, from: 0, to: 5 },
      population: number('INTEGER', 'SUM', 1_300_000_000),
      life_expectancy: number('DECIMAL', 'AVERAGE', 82),
      minimum_temperature: number('DECIMAL', 'AVERAGE', 30),
      maximum_temperature: number('DECIMAL', 'AVERAGE', 50),
    }),
  ],
  relationships: [],
}
