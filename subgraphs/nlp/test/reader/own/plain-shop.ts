import { shop } from '../shop.js'
import type { OwnPrompts } from './own-prompts.js'

export const plainShop: OwnPrompts = {
  dataset: shop,
  today: '2025-12-31',
  prompts: [
    ['revenue by category', 'BAR SUM(order_lines.revenue) by products.category'],
    ['sales by month', 'LINE SUM(order_lines.revenue) by orders.order_date:MONTH'],
    ['profit by region', 'BAR SUM(order_lines.profit) by regions.region_name'],
    ['total revenue per customer segment', 'BAR SUM(order_lines.revenue) by customers.segment'],
    ['revenue by quarter', 'LINE SUM(order_lines.revenue) by orders.order_date:QUARTER'],
    ['number of orders by channel', 'BAR COUNT(*) by orders.channel'],
    ['how many orders per month', 'LINE COUNT(*) by orders.order_date:MONTH'],
    ['orders by status', 'BAR COUNT(*) by orders.status'],
    ['average unit price by category', 'BAR AVERAGE(order_lines.unit_price) by products.category'],
    [
      'average order value by month',
      'LINE SUM(order_lines.revenue) per COUNT(orders.order_id) by orders.order_date:MONTH',
    ],
    ['how has revenue evolved over time', 'LINE SUM(order_lines.revenue) by orders.order_date:MONTH'],
    ['revenue over time by channel', 'LINE SUM(order_lines.revenue) by orders.order_date:MONTH, orders.channel'],
    ['monthly revenue by category', 'LINE SUM(order_lines.revenue) by orders.order_date:MONTH, products.category'],
    ['profit trend', 'LINE SUM(order_lines.profit) by orders.order_date:MONTH'],
    [
      'revenue by category last quarter, as a pie',
      'ARC SUM(order_lines.revenue) by products.category where orders.order_date LAST_PERIODS 1,QUARTER,true',
    ],
    [
      'revenue by region last year as a donut',
      'ARC SUM(order_lines.revenue) by regions.region_name where orders.order_date LAST_PERIODS 1,YEAR,true',
    ],
    ['top 5 products', 'BAR SUM(order_lines.revenue) by products.product_name order sum_revenue DESCENDING limit 5'],
    [
      'top 10 products by profit',
      'BAR SUM(order_lines.profit) by products.product_name order sum_profit DESCENDING limit 10',
    ],
    [
      'the 8 products with the most units sold',
      'BAR SUM(order_lines.quantity) by products.product_name order sum_quantity DESCENDING limit 8',
    ],
    [
      'the five cities with the most units sold',
      'BAR SUM(order_lines.quantity) by customers.city order sum_quantity DESCENDING limit 5',
    ],
    [
      'the four customers with the most orders',
      'BAR COUNT(orders.order_id) by customers.customer_name order count_order_id DESCENDING limit 4',
    ],
    [
      'the 6 products with the lowest profit',
      'BAR SUM(order_lines.profit) by products.product_name order sum_profit ASCENDING limit 6',
    ],
    [
      'bottom 3 cities by revenue',
      'BAR SUM(order_lines.revenue) by customers.city order sum_revenue ASCENDING limit 3',
    ],
    [
      'which region has the highest revenue',
      'BAR SUM(order_lines.revenue) by regions.region_name order sum_revenue DESCENDING',
    ],
    ['which channel has the most orders', 'BAR COUNT(*) by orders.channel order count DESCENDING'],
    [
      'which category has the highest average discount',
      'BAR AVERAGE(order_lines.discount) by products.category order average_discount DESCENDING',
    ],
    [
      'which month had the lowest profit',
      'BAR SUM(order_lines.profit) by orders.order_date:MONTH order sum_profit ASCENDING',
    ],
    ['revenue and profit by region', 'BAR SUM(order_lines.revenue), SUM(order_lines.profit) by regions.region_name'],
    ['revenue vs profit by category', 'POINT (order_lines.revenue), (order_lines.profit) by products.category'],
    ['revenue by category and region', 'BAR SUM(order_lines.revenue) by regions.region_name, products.category'],
    ['profit by channel and segment', 'BAR SUM(order_lines.profit) by orders.channel, customers.segment'],
    [
      'stacked bar of revenue by region and category',
      'STACKED BAR SUM(order_lines.revenue) by regions.region_name, products.category',
    ],
    [
      'revenue in 2024 by month',
      'LINE SUM(order_lines.revenue) by orders.order_date:MONTH where orders.order_date GTE 2024-01-01 and orders.order_date LT 2025-01-01',
    ],
    [
      'revenue since march by channel',
      'BAR SUM(order_lines.revenue) by orders.channel where orders.order_date GTE 2025-03-01',
    ],
    ['orders last month by status', 'BAR COUNT(*) by orders.status where orders.order_date LAST_PERIODS 1,MONTH,true'],
    [
      'revenue from corporate customers by month',
      'LINE SUM(order_lines.revenue) by orders.order_date:MONTH where customers.segment EQ Corporate',
    ],
    [
      'revenue in Boston by category',
      'BAR SUM(order_lines.revenue) by products.category where customers.city EQ Boston',
    ],
    [
      'revenue for Furniture and Technology by quarter',
      'LINE SUM(order_lines.revenue) by orders.order_date:QUARTER, products.category where products.category IN Furniture,Technology',
    ],
    ['number of customers by city, top 10', 'BAR COUNT(*) by customers.city order count DESCENDING limit 10'],
    ['customers per region', 'BAR COUNT(customers.customer_id) by regions.region_name'],
    ['how many products are in each category', 'BAR COUNT(*) by products.category'],
    ['distribution of profit', 'BAR COUNT(*) by order_lines.profit:bin'],
    ['scatter of revenue and discount', 'POINT (order_lines.revenue), (order_lines.discount)'],
    [
      'units sold by product, highest first',
      'BAR SUM(order_lines.quantity) by products.product_name order sum_quantity DESCENDING',
    ],
    ['average quantity by channel', 'BAR AVERAGE(order_lines.quantity) by orders.channel'],
    ['highest unit price by category', 'BAR MAXIMUM(order_lines.unit_price) by products.category'],
    ['smallest discount by segment', 'BAR MINIMUM(order_lines.discount) by customers.segment'],
    ['cancelled orders by month', 'LINE COUNT(*) by orders.order_date:MONTH where orders.status EQ Cancelled'],
    ['returned orders by region', 'BAR COUNT(orders.order_id) by regions.region_name where orders.status EQ Returned'],
    ['orders by weekday', 'BAR COUNT(*) by orders.order_date:DAY_OF_WEEK'],
    [
      'revenue by day in December 2025',
      'LINE SUM(order_lines.revenue) by orders.order_date:DAY where orders.order_date GTE 2025-12-01 and orders.order_date LT 2026-01-01',
    ],
    [
      'show the profit of the order lines in the category of Technology in a bar chart',
      'BAR (order_lines.profit) by order_lines.line_id where products.category EQ Technology',
    ],
    [
      'show the unit price of order lines with a discount above 0.3 as bars',
      'BAR (order_lines.unit_price) by order_lines.line_id where order_lines.discount GT 0.3',
    ],
    [
      'list the revenue of each order line in Furniture as a bar chart',
      'BAR (order_lines.revenue) by order_lines.line_id where products.category EQ Furniture',
    ],
    ['average revenue per month', 'LINE AVERAGE(order_lines.revenue) by orders.order_date:MONTH'],
    ['maximum profit per product as a bar chart', 'BAR MAXIMUM(order_lines.profit) by products.product_name'],
    [
      'total quantity and total revenue by segment',
      'BAR SUM(order_lines.quantity), SUM(order_lines.revenue) by customers.segment',
    ],
    [
      'revenue by product for online orders',
      'BAR SUM(order_lines.revenue) by products.product_name where orders.channel EQ Online',
    ],
    [
      'how much profit did Corporate customers bring in 2025',
      'TEXT SUM(order_lines.profit) where customers.segment EQ Corporate and orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01',
    ],
    ['show me revenue for the West', 'TEXT SUM(order_lines.revenue) where regions.region_name EQ West'],
    ['compare channels by profit', 'BAR SUM(order_lines.profit) by orders.channel'],
    [
      'compare revenue of Online and Store',
      'BAR SUM(order_lines.revenue) by orders.channel where orders.channel IN Online,Store',
    ],
    ['revenue by customer', 'BAR SUM(order_lines.revenue) by customers.customer_name'],
    ['revenue growth by month', 'LINE GROWTH SUM(order_lines.revenue) by orders.order_date:MONTH'],
    ['sum of profit over time as an area chart', 'AREA SUM(order_lines.profit) by orders.order_date:MONTH'],
    ['orders of Laptop by month', 'LINE COUNT(*) by orders.order_date:MONTH where products.product_name EQ Laptop'],
    [
      'most expensive products',
      'BAR AVERAGE(order_lines.unit_price) by products.product_name order average_unit_price DESCENDING',
    ],
    [
      'cheapest products',
      'BAR AVERAGE(order_lines.unit_price) by products.product_name order average_unit_price ASCENDING',
    ],
    [
      'the cheapest product',
      'BAR AVERAGE(order_lines.unit_price) by products.product_name order average_unit_price ASCENDING',
    ],
    [
      'most discounted products',
      'BAR AVERAGE(order_lines.discount) by products.product_name order average_discount DESCENDING',
    ],
    ['least profitable customers', 'BAR SUM(order_lines.profit) by customers.customer_name order sum_profit ASCENDING'],
    ['biggest customers', 'BAR SUM(order_lines.revenue) by customers.customer_name order sum_revenue DESCENDING'],
    ['smallest customers', 'BAR SUM(order_lines.revenue) by customers.customer_name order sum_revenue ASCENDING'],
    ['largest regions', 'BAR SUM(order_lines.revenue) by regions.region_name order sum_revenue DESCENDING'],
    ['biggest cities', 'BAR SUM(order_lines.revenue) by customers.city order sum_revenue DESCENDING'],
    ['highest region', 'BAR SUM(order_lines.revenue) by regions.region_name order sum_revenue DESCENDING'],
    ['number of customers by channel', 'BAR COUNT_DISTINCT(orders.customer_id) by orders.channel'],
    ['how many cities do we sell to', 'TEXT COUNT_DISTINCT(customers.city)'],
    ['customers by channel', 'BAR COUNT_DISTINCT(orders.customer_id) by orders.channel'],
    ['number of customers per month', 'LINE COUNT_DISTINCT(orders.customer_id) by orders.order_date:MONTH'],
    ['how many customers bought in each channel', 'BAR COUNT_DISTINCT(orders.customer_id) by orders.channel'],
    [
      'how many customers ordered in 2024',
      'TEXT COUNT_DISTINCT(orders.customer_id) where orders.order_date GTE 2024-01-01 and orders.order_date LT 2025-01-01',
    ],
    [
      'how many orders contain Furniture',
      'TEXT COUNT_DISTINCT(order_lines.order_id) where products.category EQ Furniture',
    ],
    ['number of orders by category', 'BAR COUNT_DISTINCT(order_lines.order_id) by products.category'],
    ['number of orders by product', 'BAR COUNT_DISTINCT(order_lines.order_id) by products.product_name'],
    ['share of sales by channel', 'ARC SUM(order_lines.revenue) by orders.channel'],
    ['share of profit by region', 'ARC SUM(order_lines.profit) by regions.region_name'],
    ['breakdown of profit by category', 'ARC SUM(order_lines.profit) by products.category'],
    [
      'average profit of returned and delivered orders by channel',
      'BAR AVERAGE(order_lines.profit) by orders.channel, orders.status where orders.status IN Returned,Delivered',
    ],
  ],
}
