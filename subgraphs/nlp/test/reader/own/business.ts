import { shop } from '../shop.js'
import type { OwnPrompts } from './own-prompts.js'

export const businessPrompts: OwnPrompts = {
  dataset: shop,
  today: '2025-12-31',
  prompts: [
    [
      'profit as a percentage of turnover by city',
      'BAR SUM(order_lines.profit) per SUM(order_lines.revenue) by customers.city',
    ],
    [
      'top 5 products by profit margin in 2024',
      'BAR SUM(order_lines.profit) per SUM(order_lines.revenue) by products.product_name where orders.order_date GTE 2024-01-01 and orders.order_date LT 2025-01-01 order sum_profit_per_sum_revenue DESCENDING limit 5',
    ],
    [
      'how did our margin develop over time',
      'LINE SUM(order_lines.profit) per SUM(order_lines.revenue) by orders.order_date:MONTH',
    ],
    ['returns rate per month', 'LINE COUNT(*) if orders.status EQ Returned per COUNT(*) by orders.order_date:MONTH'],
    ['cancel rate by channel', 'BAR COUNT(*) if orders.status EQ Cancelled per COUNT(*) by orders.channel'],
    ['mean order value per channel', 'BAR SUM(order_lines.revenue) per COUNT(orders.order_id) by orders.channel'],
    ['which segment spends the most', 'BAR SUM(order_lines.revenue) by customers.segment order sum_revenue DESCENDING'],
    ['who buys most from us', 'BAR SUM(order_lines.revenue) by customers.customer_name order sum_revenue DESCENDING'],
    ['what sells worst', 'BAR SUM(order_lines.revenue) by products.product_name order sum_revenue ASCENDING'],
    [
      'most profitable product per category',
      'BAR SUM(order_lines.profit) by products.category, products.product_name order sum_profit DESCENDING limit 1 of products.category',
    ],
    [
      'revenue from october to december 2024 by region',
      'BAR SUM(order_lines.revenue) by regions.region_name where orders.order_date GTE 2024-10-01 and orders.order_date LT 2025-01-01',
    ],
    [
      'revenue in Q3 vs Q4 2024 by segment',
      'GROUPED BAR SUM(order_lines.revenue) by customers.segment, orders.order_date:QUARTER where orders.order_date GTE 2024-07-01 and orders.order_date LT 2025-01-01',
    ],
    ['worst month for profit', 'BAR SUM(order_lines.profit) by orders.order_date:MONTH order sum_profit ASCENDING'],
    [
      'profit between 1 and 15 June 2025',
      'TEXT SUM(order_lines.profit) where orders.order_date GTE 2025-06-01 and orders.order_date LT 2025-06-16',
    ],
    [
      'number of orders without a discount by segment',
      'BAR COUNT(orders.order_id) by customers.segment where order_lines.discount EQ 0',
    ],
  ],
}
