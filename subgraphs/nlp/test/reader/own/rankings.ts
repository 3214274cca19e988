import { shop } from '../shop.js'
import type { OwnPrompts } from './own-prompts.js'

export const rankingsPrompts: OwnPrompts = {
  dataset: shop,
  today: '2025-12-31',
  prompts: [
    [
      'top 10 customers',
      'BAR SUM(order_lines.revenue) by customers.customer_name order sum_revenue DESCENDING limit 10',
    ],
    [
      'our three most profitable products',
      'BAR SUM(order_lines.profit) by products.product_name order sum_profit DESCENDING limit 3',
    ],
    ['worst 5 cities by profit', 'BAR SUM(order_lines.profit) by customers.city order sum_profit ASCENDING limit 5'],
    [
      'top 3 products in each region',
      'BAR SUM(order_lines.revenue) by regions.region_name, products.product_name order sum_revenue DESCENDING limit 3 of regions.region_name',
    ],
    [
      'five best customers per segment by profit',
      'BAR SUM(order_lines.profit) by customers.segment, customers.customer_name order sum_profit DESCENDING limit 5 of customers.segment',
    ],
    ['which city buys the most', 'BAR SUM(order_lines.revenue) by customers.city order sum_revenue DESCENDING'],
    [
      'Who are our biggest clients?',
      'BAR SUM(order_lines.revenue) by customers.customer_name order sum_revenue DESCENDING',
    ],
    ['lowest selling category', 'BAR SUM(order_lines.revenue) by products.category order sum_revenue ASCENDING'],
    ['rank the regions by profit', 'BAR SUM(order_lines.profit) by regions.region_name order sum_profit DESCENDING'],
    [
      'cities with the fewest orders, bottom 10',
      'BAR COUNT(orders.order_id) by customers.city order count_order_id ASCENDING limit 10',
    ],
    [
      'top 5 products by units sold in 2024',
      'BAR SUM(order_lines.quantity) by products.product_name where orders.order_date GTE 2024-01-01 and orders.order_date LT 2025-01-01 order sum_quantity DESCENDING limit 5',
    ],
    [
      'most discounted products, top 8',
      'BAR AVERAGE(order_lines.discount) by products.product_name order average_discount DESCENDING limit 8',
    ],
  ],
}
