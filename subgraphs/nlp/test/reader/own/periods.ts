import { shop } from '../shop.js'
import type { OwnPrompts } from './own-prompts.js'

export const periodsPrompts: OwnPrompts = {
  dataset: shop,
  today: '2025-12-31',
  prompts: [
    ['revenue for the last 6 months', 'TEXT SUM(order_lines.revenue) where orders.order_date LAST_PERIODS 6,MONTH'],
    ['weekly orders since October', 'LINE COUNT(*) by orders.order_date:WEEK where orders.order_date GTE 2025-10-01'],
    [
      'revenue by region in Q3',
      'BAR SUM(order_lines.revenue) by regions.region_name where orders.order_date GTE 2025-07-01 and orders.order_date LT 2025-10-01',
    ],
    [
      'profit in Q1 2024 by category',
      'BAR SUM(order_lines.profit) by products.category where orders.order_date GTE 2024-01-01 and orders.order_date LT 2024-04-01',
    ],
    [
      'this year vs last year revenue by month',
      'LINE SUM(order_lines.revenue) by orders.order_date:MONTH_OF_YEAR, orders.order_date:YEAR where orders.order_date LAST_PERIODS 2,YEAR',
    ],
    [
      'compare profit this year and last year per region',
      'GROUPED BAR SUM(order_lines.profit) by regions.region_name, orders.order_date:YEAR where orders.order_date LAST_PERIODS 2,YEAR',
    ],
    [
      'sales this month vs last month',
      'BAR SUM(order_lines.revenue) by orders.order_date:MONTH where orders.order_date LAST_PERIODS 2,MONTH',
    ],
    [
      'how did 2024 compare to 2023 in revenue by quarter',
      'LINE SUM(order_lines.revenue) by orders.order_date:QUARTER where orders.order_date GTE 2023-01-01 and orders.order_date LT 2025-01-01',
    ],
    [
      'orders by weekday last quarter',
      'BAR COUNT(*) by orders.order_date:DAY_OF_WEEK where orders.order_date LAST_PERIODS 1,QUARTER,true',
    ],
    [
      'cumulative revenue this year',
      'LINE RUNNING_TOTAL SUM(order_lines.revenue) by orders.order_date:MONTH where orders.order_date LAST_PERIODS 1,YEAR',
    ],
    [
      'running total of profit by month in 2024',
      'LINE RUNNING_TOTAL SUM(order_lines.profit) by orders.order_date:MONTH where orders.order_date GTE 2024-01-01 and orders.order_date LT 2025-01-01',
    ],
    ['month over month growth of sales', 'LINE GROWTH SUM(order_lines.revenue) by orders.order_date:MONTH'],
    ['yoy growth in profit by quarter', 'LINE GROWTH YEAR_BEFORE SUM(order_lines.profit) by orders.order_date:QUARTER'],
    ['yearly revenue growth', 'LINE GROWTH SUM(order_lines.revenue) by orders.order_date:YEAR'],
    ['change in monthly orders compared to the previous month', 'LINE CHANGE COUNT(*) by orders.order_date:MONTH'],
    [
      'how much did revenue grow by month per channel',
      'LINE GROWTH SUM(order_lines.revenue) by orders.order_date:MONTH, orders.channel',
    ],
    ['revenue trend', 'LINE SUM(order_lines.revenue) by orders.order_date:MONTH'],
    [
      'daily revenue in november',
      'LINE SUM(order_lines.revenue) by orders.order_date:DAY where orders.order_date GTE 2025-11-01 and orders.order_date LT 2025-12-01',
    ],
    [
      'profit from march to june 2025 by month',
      'LINE SUM(order_lines.profit) by orders.order_date:MONTH where orders.order_date GTE 2025-03-01 and orders.order_date LT 2025-07-01',
    ],
    ['orders year to date by channel', 'BAR COUNT(*) by orders.channel where orders.order_date LAST_PERIODS 1,YEAR'],
    [
      'revenue before 2024 by year',
      'LINE SUM(order_lines.revenue) by orders.order_date:YEAR where orders.order_date LT 2024-01-01',
    ],
    [
      'revenue and profit over time',
      'LINE SUM(order_lines.revenue), SUM(order_lines.profit) by orders.order_date:MONTH',
    ],
    [
      'average order value by month',
      'LINE SUM(order_lines.revenue) per COUNT(orders.order_id) by orders.order_date:MONTH',
    ],
  ],
}
