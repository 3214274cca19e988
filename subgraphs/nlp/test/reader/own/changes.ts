/**
 * Conversations over the shop in which each turn changes one thing, each with what is shown after it, decided before any was
 * read. What a turn does not speak of stays.
 */
export const changes: readonly (readonly (readonly [prompt: string, reading: string])[])[] = [
  [
    [
      'top 3 products in each category by revenue',
      'BAR SUM(order_lines.revenue) by products.category, products.product_name order sum_revenue DESCENDING limit 3 of products.category',
    ],
    [
      'only the West',
      'BAR SUM(order_lines.revenue) by products.category, products.product_name where regions.region_name EQ West order sum_revenue DESCENDING limit 3 of products.category',
    ],
    [
      'top 5 instead',
      'BAR SUM(order_lines.revenue) by products.category, products.product_name where regions.region_name EQ West order sum_revenue DESCENDING limit 5 of products.category',
    ],
    [
      'make it horizontal',
      'HORIZONTAL BAR SUM(order_lines.revenue) by products.category, products.product_name where regions.region_name EQ West order sum_revenue DESCENDING limit 5 of products.category',
    ],
    [
      'title it Best sellers of the West',
      'HORIZONTAL BAR SUM(order_lines.revenue) by products.category, products.product_name where regions.region_name EQ West order sum_revenue DESCENDING limit 5 of products.category title "Best sellers of the West"',
    ],
    [
      'profit instead of revenue',
      'HORIZONTAL BAR SUM(order_lines.profit) by products.category, products.product_name where regions.region_name EQ West order sum_profit DESCENDING limit 5 of products.category title "Best sellers of the West"',
    ],
    [
      'remove that filter',
      'HORIZONTAL BAR SUM(order_lines.profit) by products.category, products.product_name order sum_profit DESCENDING limit 5 of products.category title "Best sellers of the West"',
    ],
  ],
  [
    [
      'number of customers with at least 3 orders by segment',
      'BAR COUNT(*) by customers.segment where customers with orders GTE 3',
    ],
    ['only Boston', 'BAR COUNT(*) by customers.segment where customers with orders GTE 3 and customers.city EQ Boston'],
    [
      'make it a pie',
      'ARC COUNT(*) by customers.segment where customers with orders GTE 3 and customers.city EQ Boston',
    ],
    ['remove the city filter', 'ARC COUNT(*) by customers.segment where customers with orders GTE 3'],
    ['by region instead', 'ARC COUNT(*) by regions.region_name where customers with orders GTE 3'],
    ['no filter', 'ARC COUNT(*) by regions.region_name'],
  ],
  [
    ['profit per order by channel', 'BAR SUM(order_lines.profit) per COUNT(orders.order_id) by orders.channel'],
    [
      'only delivered',
      'BAR SUM(order_lines.profit) per COUNT(orders.order_id) by orders.channel where orders.status EQ Delivered',
    ],
    [
      'by segment instead',
      'BAR SUM(order_lines.profit) per COUNT(orders.order_id) by customers.segment where orders.status EQ Delivered',
    ],
    [
      'largest first',
      'BAR SUM(order_lines.profit) per COUNT(orders.order_id) by customers.segment where orders.status EQ Delivered order sum_profit_per_count_order_id DESCENDING',
    ],
    [
      'reverse the order',
      'BAR SUM(order_lines.profit) per COUNT(orders.order_id) by customers.segment where orders.status EQ Delivered order sum_profit_per_count_order_id ASCENDING',
    ],
    [
      'unsorted',
      'BAR SUM(order_lines.profit) per COUNT(orders.order_id) by customers.segment where orders.status EQ Delivered',
    ],
    [
      'make it vertical',
      'VERTICAL BAR SUM(order_lines.profit) per COUNT(orders.order_id) by customers.segment where orders.status EQ Delivered',
    ],
  ],
  [
    ['average revenue by segment', 'BAR AVERAGE(order_lines.revenue) by customers.segment'],
    ['profit instead', 'BAR AVERAGE(order_lines.profit) by customers.segment'],
    ['replace segment with channel', 'BAR AVERAGE(order_lines.profit) by orders.channel'],
    [
      'and 2025 only',
      'BAR AVERAGE(order_lines.profit) by orders.channel where orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01',
    ],
    [
      'horizontal bars, smallest first',
      'HORIZONTAL BAR AVERAGE(order_lines.profit) by orders.channel where orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01 order average_profit ASCENDING',
    ],
    [
      'what about 2024?',
      'HORIZONTAL BAR AVERAGE(order_lines.profit) by orders.channel where orders.order_date GTE 2024-01-01 and orders.order_date LT 2025-01-01 order average_profit ASCENDING',
    ],
    [
      'colour by segment',
      'FACETED HORIZONTAL BAR AVERAGE(order_lines.profit) by customers.segment, orders.channel where orders.order_date GTE 2024-01-01 and orders.order_date LT 2025-01-01 order average_profit ASCENDING',
    ],
    [
      'drop the channel',
      'HORIZONTAL BAR AVERAGE(order_lines.profit) by customers.segment where orders.order_date GTE 2024-01-01 and orders.order_date LT 2025-01-01 order average_profit ASCENDING',
    ],
  ],
  [
    ['share of revenue by channel', 'ARC SUM(order_lines.revenue) by orders.channel'],
    ['as bars', 'BAR SUM(order_lines.revenue) by orders.channel'],
    ['in percent', 'BAR SHARE SUM(order_lines.revenue) by orders.channel'],
    ['profit instead', 'BAR SHARE SUM(order_lines.profit) by orders.channel'],
    ['only furniture', 'BAR SHARE SUM(order_lines.profit) by orders.channel where products.category EQ Furniture'],
    [
      'and technology',
      'BAR SHARE SUM(order_lines.profit) by orders.channel, products.category where products.category IN Furniture,Technology',
    ],
    ['remove the category filter', 'BAR SHARE SUM(order_lines.profit) by orders.channel, products.category'],
  ],
  [
    ['revenue growth by month', 'LINE GROWTH SUM(order_lines.revenue) by orders.order_date:MONTH'],
    ['by quarter instead', 'LINE GROWTH SUM(order_lines.revenue) by orders.order_date:QUARTER'],
    [
      'since 2024',
      'LINE GROWTH SUM(order_lines.revenue) by orders.order_date:QUARTER where orders.order_date GTE 2024-01-01',
    ],
    [
      'make it bars',
      'BAR GROWTH SUM(order_lines.revenue) by orders.order_date:QUARTER where orders.order_date GTE 2024-01-01',
    ],
    ['for all time', 'BAR GROWTH SUM(order_lines.revenue) by orders.order_date:QUARTER'],
  ],
  [
    ['revenue and profit by region', 'BAR SUM(order_lines.revenue), SUM(order_lines.profit) by regions.region_name'],
    [
      'sort by profit',
      'BAR SUM(order_lines.revenue), SUM(order_lines.profit) by regions.region_name order sum_profit DESCENDING',
    ],
    [
      'sort by region',
      'BAR SUM(order_lines.revenue), SUM(order_lines.profit) by regions.region_name order region_name ASCENDING',
    ],
    [
      'top 3 only',
      'BAR SUM(order_lines.revenue), SUM(order_lines.profit) by regions.region_name order sum_revenue DESCENDING limit 3',
    ],
    ['drop profit', 'BAR SUM(order_lines.revenue) by regions.region_name order sum_revenue DESCENDING limit 3'],
    [
      'without the South',
      'BAR SUM(order_lines.revenue) by regions.region_name where regions.region_name NEQ South order sum_revenue DESCENDING limit 3',
    ],
    [
      'and without the East',
      'BAR SUM(order_lines.revenue) by regions.region_name where regions.region_name NEQ South and regions.region_name NEQ East order sum_revenue DESCENDING limit 3',
    ],
    [
      'show all of them',
      'BAR SUM(order_lines.revenue) by regions.region_name where regions.region_name NEQ South and regions.region_name NEQ East order sum_revenue DESCENDING',
    ],
    ['without the filters', 'BAR SUM(order_lines.revenue) by regions.region_name order sum_revenue DESCENDING'],
    ['as a percentage', 'BAR SHARE SUM(order_lines.revenue) by regions.region_name order share_sum_revenue DESCENDING'],
    ['in absolute numbers', 'BAR SUM(order_lines.revenue) by regions.region_name order sum_revenue DESCENDING'],
    [
      'and the number of orders',
      'BAR SUM(order_lines.revenue), COUNT(orders.order_id) by regions.region_name order sum_revenue DESCENDING',
    ],
  ],
  [
    ['revenue by region', 'BAR SUM(order_lines.revenue) by regions.region_name'],
    ['split by segment', 'BAR SUM(order_lines.revenue) by regions.region_name, customers.segment'],
    ['stacked', 'STACKED BAR SUM(order_lines.revenue) by regions.region_name, customers.segment'],
    ['drop the segment', 'BAR SUM(order_lines.revenue) by regions.region_name'],
    ['by month', 'LINE SUM(order_lines.revenue) by orders.order_date:MONTH, regions.region_name'],
    [
      'only the West and the East',
      'LINE SUM(order_lines.revenue) by orders.order_date:MONTH, regions.region_name where regions.region_name IN West,East',
    ],
    [
      'in 2025',
      'LINE SUM(order_lines.revenue) by orders.order_date:MONTH, regions.region_name where regions.region_name IN West,East and orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01',
    ],
    [
      'drop the West',
      'LINE SUM(order_lines.revenue) by orders.order_date:MONTH, regions.region_name where orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01 and regions.region_name EQ East',
    ],
    [
      'remove the date filter',
      'LINE SUM(order_lines.revenue) by orders.order_date:MONTH, regions.region_name where regions.region_name EQ East',
    ],
    ['for all regions', 'LINE SUM(order_lines.revenue) by orders.order_date:MONTH, regions.region_name'],
    ['no split', 'LINE SUM(order_lines.revenue) by orders.order_date:MONTH'],
  ],
  [
    ['average discount by category', 'BAR AVERAGE(order_lines.discount) by products.category'],
    [
      'exclude cancelled orders',
      'BAR AVERAGE(order_lines.discount) by products.category where orders.status NEQ Cancelled',
    ],
    [
      'order it alphabetically',
      'BAR AVERAGE(order_lines.discount) by products.category where orders.status NEQ Cancelled order category ASCENDING',
    ],
    [
      'quantity instead',
      'BAR SUM(order_lines.quantity) by products.category where orders.status NEQ Cancelled order category ASCENDING',
    ],
    [
      'bottom 2, by segment instead',
      'BAR SUM(order_lines.quantity) by customers.segment where orders.status NEQ Cancelled order sum_quantity ASCENDING limit 2',
    ],
  ],
  [
    [
      'orders per month in 2025',
      'LINE COUNT(*) by orders.order_date:MONTH where orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01',
    ],
    [
      'make it a bar chart and title it "Orders, 2025"',
      'BAR COUNT(*) by orders.order_date:MONTH where orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01 title "Orders, 2025"',
    ],
    [
      'call this chart Online orders and keep only online ones',
      'BAR COUNT(*) by orders.order_date:MONTH where orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01 and orders.channel EQ Online title "Online orders"',
    ],
    [
      'remove the title',
      'BAR COUNT(*) by orders.order_date:MONTH where orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01 and orders.channel EQ Online',
    ],
    [
      'remove the filter',
      'BAR COUNT(*) by orders.order_date:MONTH where orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01',
    ],
    [
      'weekly',
      'BAR COUNT(*) by orders.order_date:WEEK where orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01',
    ],
    ['last 6 months', 'BAR COUNT(*) by orders.order_date:WEEK where orders.order_date LAST_PERIODS 6,MONTH'],
    [
      'sort descending',
      'BAR COUNT(*) by orders.order_date:WEEK where orders.order_date LAST_PERIODS 6,MONTH order order_date_week DESCENDING',
    ],
    [
      'from highest to lowest',
      'BAR COUNT(*) by orders.order_date:WEEK where orders.order_date LAST_PERIODS 6,MONTH order count DESCENDING',
    ],
    [
      'sort by date',
      'BAR COUNT(*) by orders.order_date:WEEK where orders.order_date LAST_PERIODS 6,MONTH order order_date_week ASCENDING',
    ],
    [
      'running total',
      'BAR RUNNING_TOTAL COUNT(*) by orders.order_date:WEEK where orders.order_date LAST_PERIODS 6,MONTH order order_date_week ASCENDING',
    ],
  ],
  [
    ['revenue by month', 'LINE SUM(order_lines.revenue) by orders.order_date:MONTH'],
    ['break it down by region', 'LINE SUM(order_lines.revenue) by orders.order_date:MONTH, regions.region_name'],
    ['switch to profit', 'LINE SUM(order_lines.profit) by orders.order_date:MONTH, regions.region_name'],
    ['use weeks', 'LINE SUM(order_lines.profit) by orders.order_date:WEEK, regions.region_name'],
    [
      'only 2024',
      'LINE SUM(order_lines.profit) by orders.order_date:WEEK, regions.region_name where orders.order_date GTE 2024-01-01 and orders.order_date LT 2025-01-01',
    ],
    ['forget the year', 'LINE SUM(order_lines.profit) by orders.order_date:WEEK, regions.region_name'],
    ['remove the region split', 'LINE SUM(order_lines.profit) by orders.order_date:WEEK'],
    ['cumulative', 'LINE RUNNING_TOTAL SUM(order_lines.profit) by orders.order_date:WEEK'],
    ['not cumulative', 'LINE SUM(order_lines.profit) by orders.order_date:WEEK'],
    ['for online orders', 'LINE SUM(order_lines.profit) by orders.order_date:WEEK where orders.channel EQ Online'],
    [
      'show revenue too',
      'LINE SUM(order_lines.profit), SUM(order_lines.revenue) by orders.order_date:WEEK where orders.channel EQ Online',
    ],
  ],
  [
    ['orders by status', 'BAR COUNT(*) by orders.status'],
    ['exclude returned', 'BAR COUNT(*) by orders.status where orders.status NEQ Returned'],
    [
      'and cancelled too',
      'BAR COUNT(*) by orders.status where orders.status NEQ Returned and orders.status NEQ Cancelled',
    ],
    ['bring back returned', 'BAR COUNT(*) by orders.status where orders.status NEQ Cancelled'],
    [
      'one panel per channel',
      'FACETED BAR COUNT(*) by orders.status, orders.channel where orders.status NEQ Cancelled',
    ],
    ['no split', 'BAR COUNT(*) by orders.status where orders.status NEQ Cancelled'],
  ],
  [
    ['average unit price by category', 'BAR AVERAGE(order_lines.unit_price) by products.category'],
    ['max instead', 'BAR MAXIMUM(order_lines.unit_price) by products.category'],
    ['and min', 'BAR MAXIMUM(order_lines.unit_price), MINIMUM(order_lines.unit_price) by products.category'],
    [
      'top 2',
      'BAR MAXIMUM(order_lines.unit_price), MINIMUM(order_lines.unit_price) by products.category order maximum_unit_price DESCENDING limit 2',
    ],
    [
      'no limit',
      'BAR MAXIMUM(order_lines.unit_price), MINIMUM(order_lines.unit_price) by products.category order maximum_unit_price DESCENDING',
    ],
    [
      'by segment and channel',
      'BAR MAXIMUM(order_lines.unit_price), MINIMUM(order_lines.unit_price) by customers.segment, orders.channel order maximum_unit_price DESCENDING',
    ],
  ],
]
