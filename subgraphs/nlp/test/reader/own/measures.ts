import { shop } from '../shop.js'
import type { OwnPrompts } from './own-prompts.js'

export const measuresPrompts: OwnPrompts = {
  dataset: shop,
  today: '2025-12-31',
  prompts: [
    ['share of orders by channel', 'ARC COUNT(*) by orders.channel'],
    ['what percent of revenue comes from each category', 'ARC SUM(order_lines.revenue) by products.category'],
    ['bar chart of profit share by segment', 'BAR SHARE SUM(order_lines.profit) by customers.segment'],
    [
      'percentage of orders that were returned',
      'TEXT COUNT(orders.order_id) if orders.status EQ Returned per COUNT(orders.order_id)',
    ],
    ['percent of total sales per region, bars', 'BAR SHARE SUM(order_lines.revenue) by regions.region_name'],
    [
      'share of each segment in monthly revenue',
      'NORMALIZED AREA SUM(order_lines.revenue) by orders.order_date:MONTH, customers.segment',
    ],
    ['profit per order by channel', 'BAR SUM(order_lines.profit) per COUNT(orders.order_id) by orders.channel'],
    [
      'revenue per customer by segment',
      'BAR SUM(order_lines.revenue) per COUNT(customers.customer_id) by customers.segment',
    ],
    [
      'how many different products were sold per channel',
      'BAR COUNT_DISTINCT(order_lines.product_id) by orders.channel',
    ],
    ['number of distinct customers per month', 'LINE COUNT_DISTINCT(orders.customer_id) by orders.order_date:MONTH'],
    ['median discount per segment', 'BAR MEDIAN(order_lines.discount) by customers.segment'],
    [
      'avg unit price and avg discount by category',
      'BAR AVERAGE(order_lines.unit_price), AVERAGE(order_lines.discount) by products.category',
    ],
    [
      'heat map of revenue by category and region',
      'RECT SUM(order_lines.revenue) by products.category, regions.region_name',
    ],
    [
      'show the discount of the order lines in Technology as bars',
      'BAR (order_lines.discount) by order_lines.line_id where products.category EQ Technology',
    ],
    ['is profit correlated with discount?', 'POINT (order_lines.profit), (order_lines.discount)'],
    ['histogram of order line revenue', 'BAR COUNT(*) by order_lines.revenue:bin'],
    ['how is the unit price distributed', 'BAR COUNT(*) by order_lines.unit_price:bin'],
    ['customer count', 'TEXT COUNT(customers.customer_id)'],
    ['total profit', 'TEXT SUM(order_lines.profit)'],
  ],
}
