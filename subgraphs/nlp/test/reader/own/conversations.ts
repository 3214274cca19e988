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
    ['number of orders per month', 'LINE COUNT(*) by orders.order_date:MONTH'],
    ['since June 2024', 'LINE COUNT(*) by orders.order_date:MONTH where orders.order_date GTE 2024-06-01'],
    [
      'break it down by status',
      'LINE COUNT(*) by orders.order_date:MONTH, orders.status where orders.order_date GTE 2024-06-01',
    ],
  ],
]
