/** Conversations over the shop: each turn with what is shown after it. */
export const conversations: readonly (readonly (readonly [prompt: string, reading: string])[])[] = [
  [
    [
      'monthly revenue by channel in 2025',
      'LINE SUM(order_lines.revenue) by orders.order_date:MONTH, orders.channel where orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01',
    ],
    [
      'only online and store',
      'LINE SUM(order_lines.revenue) by orders.order_date:MONTH, orders.channel where orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01 and orders.channel IN Online,Store',
    ],
    [
      'by quarter instead',
      'LINE SUM(order_lines.revenue) by orders.order_date:QUARTER, orders.channel where orders.order_date GTE 2025-01-01 and orders.order_date LT 2026-01-01 and orders.channel IN Online,Store',
    ],
    [
      'and 2024?',
      'LINE SUM(order_lines.revenue) by orders.order_date:QUARTER, orders.channel where orders.channel IN Online,Store and orders.order_date GTE 2024-01-01 and orders.order_date LT 2025-01-01',
    ],
    [
      'as stacked bars',
      'STACKED BAR SUM(order_lines.revenue) by orders.order_date:QUARTER, orders.channel where orders.channel IN Online,Store and orders.order_date GTE 2024-01-01 and orders.order_date LT 2025-01-01',
    ],
  ],
  [
    ['revenue by region', 'BAR SUM(order_lines.revenue) by regions.region_name'],
    ['and profit?', 'BAR SUM(order_lines.revenue), SUM(order_lines.profit) by regions.region_name'],
    [
      'sort descending',
      'BAR SUM(order_lines.revenue), SUM(order_lines.profit) by regions.region_name order sum_revenue DESCENDING',
    ],
    [
      'without the South',
      'BAR SUM(order_lines.revenue), SUM(order_lines.profit) by regions.region_name where regions.region_name NEQ South order sum_revenue DESCENDING',
    ],
    [
      'remove that filter',
      'BAR SUM(order_lines.revenue), SUM(order_lines.profit) by regions.region_name order sum_revenue DESCENDING',
    ],
  ],
  [
    [
      'top 5 products by revenue',
      'BAR SUM(order_lines.revenue) by products.product_name order sum_revenue DESCENDING limit 5',
    ],
    ['make that ten', 'BAR SUM(order_lines.revenue) by products.product_name order sum_revenue DESCENDING limit 10'],
    ['by profit', 'BAR SUM(order_lines.profit) by products.product_name order sum_profit DESCENDING limit 10'],
    [
      'the worst ones instead',
      'BAR SUM(order_lines.profit) by products.product_name order sum_profit ASCENDING limit 10',
    ],
    [
      'in furniture only',
      'BAR SUM(order_lines.profit) by products.product_name where products.category EQ Furniture order sum_profit ASCENDING limit 10',
    ],
  ],
  [
    ['number of orders per month', 'LINE COUNT(*) by orders.order_date:MONTH'],
    ['since June 2024', 'LINE COUNT(*) by orders.order_date:MONTH where orders.order_date GTE 2024-06-01'],
    [
      'break it down by status',
      'LINE COUNT(*) by orders.order_date:MONTH, orders.status where orders.order_date GTE 2024-06-01',
    ],
    [
      'title it Orders by status',
      'LINE COUNT(*) by orders.order_date:MONTH, orders.status where orders.order_date GTE 2024-06-01 title "Orders by status"',
    ],
    [
      'as percentages',
      'NORMALIZED AREA COUNT(*) by orders.order_date:MONTH, orders.status where orders.order_date GTE 2024-06-01 title "Orders by status"',
    ],
  ],
  [
    ['average discount by category', 'BAR AVERAGE(order_lines.discount) by products.category'],
    ['median instead', 'BAR MEDIAN(order_lines.discount) by products.category'],
    ['per segment', 'BAR MEDIAN(order_lines.discount) by customers.segment'],
    ['for corporate', 'BAR MEDIAN(order_lines.discount) by customers.segment where customers.segment EQ Corporate'],
    ['now home office', 'BAR MEDIAN(order_lines.discount) by customers.segment where customers.segment EQ Home Office'],
    ['all segments again', 'BAR MEDIAN(order_lines.discount) by customers.segment'],
  ],
  [
    ['revenue by category and segment', 'BAR SUM(order_lines.revenue) by products.category, customers.segment'],
    ['swap the axes', 'BAR SUM(order_lines.revenue) by customers.segment, products.category'],
    ['side by side', 'GROUPED BAR SUM(order_lines.revenue) by customers.segment, products.category'],
    ['as a heatmap', 'GROUPED RECT SUM(order_lines.revenue) by customers.segment, products.category'],
    ['no split', 'RECT SUM(order_lines.revenue) by customers.segment'],
  ],
  [
    ['monthly profit', 'LINE SUM(order_lines.profit) by orders.order_date:MONTH'],
    ['cumulative', 'LINE RUNNING_TOTAL SUM(order_lines.profit) by orders.order_date:MONTH'],
    [
      'last year only',
      'LINE RUNNING_TOTAL SUM(order_lines.profit) by orders.order_date:MONTH where orders.order_date LAST_PERIODS 1,YEAR,true',
    ],
  ],
]
