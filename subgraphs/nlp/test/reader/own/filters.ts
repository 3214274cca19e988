import { shop } from '../shop.js'
import type { OwnPrompts } from './own-prompts.js'

export const filtersPrompts: OwnPrompts = {
  dataset: shop,
  today: '2025-12-31',
  prompts: [
    [
      'online revenue by region excluding the West',
      'BAR SUM(order_lines.revenue) by regions.region_name where orders.channel EQ Online and regions.region_name NEQ West',
    ],
    [
      'profit by category other than furniture',
      'BAR SUM(order_lines.profit) by products.category where products.category NEQ Furniture',
    ],
    ['orders in Boston or Chicago by channel', 'BAR COUNT(*) by orders.channel where customers.city IN Boston,Chicago'],
    [
      'delivered online orders of corporate customers by month in 2025',
      'LINE COUNT(*) by orders.order_date:MONTH where orders.status EQ Delivered and orders.channel EQ Online and customers.segment EQ Corporate and orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01',
    ],
    [
      'products with a unit price of at least 500 by category',
      'BAR COUNT(*) by products.category where order_lines.unit_price GTE 500',
    ],
    [
      'revenue per month without cancelled orders',
      'LINE SUM(order_lines.revenue) by orders.order_date:MONTH where orders.status NEQ Cancelled',
    ],
    [
      'Consumer vs Corporate profit by quarter',
      'LINE SUM(order_lines.profit) by orders.order_date:QUARTER, customers.segment where customers.segment IN Consumer,Corporate',
    ],
    [
      'returned orders per channel since march',
      'BAR COUNT(*) by orders.channel where orders.status EQ Returned and orders.order_date GTE 2025-03-01',
    ],
    [
      'how many orders were cancelled last month?',
      'TEXT COUNT(orders.order_id) where orders.status EQ Cancelled and orders.order_date LAST_PERIODS 1,MONTH,true',
    ],
    [
      'average discount of technology products by segment',
      'BAR AVERAGE(order_lines.discount) by customers.segment where products.category EQ Technology',
    ],
  ],
}
