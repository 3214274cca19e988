import type { DatasetProfile } from '@askchart/vocabulary'
import { describe, test } from '@jest/globals'
import { shop as plainShop } from '../../../test/reader/shop.js'
import { expectPrompt } from '../../../test/reader/to-read.js'
import type { Taught } from '../types.js'
import { prepareDataset } from './prepare.js'
import { nothingTaught } from './taught.js'

/** The shop, whose orders have a second date. */
const shop: DatasetProfile = {
  ...plainShop,
  tables: plainShop.tables.map((table) => ({
    ...table,
    columns: table.columns.flatMap((column) =>
      column.ref === 'orders.order_date'
        ? [column, { ...column, ref: 'orders.shipped_on', name: 'shipped_on', label: 'shipped on' }]
        : [column],
    ),
  })),
}
const taught = (more: Partial<Taught>) => prepareDataset(shop, { ...nothingTaught, ...more })
const untaught = prepareDataset(shop)

describe('a phrase that was taught to mean a column', () => {
  const dataset = taught({ names: [{ phrase: 'upside', column: 'order_lines.profit' }] })

  test('means nothing without that', () => {
    expectPrompt('upside by channel', untaught).toRead('cannot upside')
  })

  test.each([
    ['upside by channel', 'BAR SUM(order_lines.profit) by orders.channel where orders.channel IS_NOT_NULL'],
    [
      'which category has the highest upside',
      'BAR SUM(order_lines.profit) by products.category where products.category IS_NOT_NULL order sum_profit DESCENDING',
    ],
    [
      'average upsides per segment',
      'BAR AVERAGE(order_lines.profit) by customers.segment where customers.segment IS_NOT_NULL',
    ],
  ])('means it in "%s"', (prompt, line) => {
    expectPrompt(prompt, dataset).toRead(line)
  })

  test('means it even where it is the name of another', () => {
    const other = taught({ names: [{ phrase: 'revenue', column: 'order_lines.profit' }] })
    const line = 'BAR SUM(order_lines.profit) by orders.channel where orders.channel IS_NOT_NULL'
    expectPrompt('revenue by channel', untaught).toRead(line.replace('profit', 'revenue'))
    expectPrompt('revenue by channel', other).toRead(line)
  })

  test('means nothing once the column is gone', () => {
    const gone = taught({ names: [{ phrase: 'upside', column: 'order_lines.gone' }] })
    expectPrompt('upside by channel', gone).toRead('cannot upside')
    const name = taught({ names: [{ phrase: 'revenue', column: 'order_lines.gone' }] })
    expectPrompt('revenue by channel', name).toRead(
      'BAR SUM(order_lines.revenue) by orders.channel where orders.channel IS_NOT_NULL',
    )
  })
})

test('a phrase that was taught to mean a value filters by it', () => {
  const dataset = taught({ values: [{ phrase: 'Bean Town', column: 'customers.city', value: 'Boston' }] })
  expectPrompt('revenue by channel in bean town', dataset).toRead(
    'BAR SUM(order_lines.revenue) by orders.channel where customers.city EQ Boston and orders.channel IS_NOT_NULL',
  )
})

test('a column is summed up as it was taught, unless the prompt says how', () => {
  const dataset = taught({ aggregates: [{ column: 'order_lines.discount', aggregate: 'MEDIAN' }] })
  const by = 'by orders.channel where orders.channel IS_NOT_NULL'
  expectPrompt('discount by channel', untaught).toRead(`BAR AVERAGE(order_lines.discount) ${by}`)
  expectPrompt('discount by channel', dataset).toRead(`BAR MEDIAN(order_lines.discount) ${by}`)
  expectPrompt('average discount by channel', dataset).toRead(`BAR AVERAGE(order_lines.discount) ${by}`)
})

describe('a column that was taught to be taken instead of another', () => {
  test('is the time that nobody named', () => {
    const dataset = taught({ preferences: [{ column: 'orders.shipped_on', over: 'orders.order_date' }] })
    const line = 'LINE SUM(order_lines.revenue) by orders.order_date:MONTH where orders.order_date IS_NOT_NULL'
    expectPrompt('revenue by month', untaught).toRead(line)
    expectPrompt('revenue by month', dataset).toRead(line.replaceAll('order_date', 'shipped_on'))
    expectPrompt('revenue by month of the order date', dataset).toRead(line)
  })

  test('is what sells best', () => {
    const dataset = taught({ preferences: [{ column: 'order_lines.profit', over: 'order_lines.revenue' }] })
    const line =
      'BAR SUM(order_lines.revenue) by products.product_name where products.product_name IS_NOT_NULL order sum_revenue DESCENDING'
    expectPrompt('best selling products', untaught).toRead(line)
    expectPrompt('best selling products', dataset).toRead(line.replaceAll('revenue', 'profit'))
  })

  test('names the rows of its table', () => {
    const dataset = taught({ preferences: [{ column: 'customers.city', over: 'customers.customer_name' }] })
    const line = 'BAR SUM(order_lines.revenue) by customers.customer_name where customers.customer_name IS_NOT_NULL'
    expectPrompt('revenue for each customer', untaught).toRead(line)
    expectPrompt('revenue for each customer', dataset).toRead(line.replaceAll('customer_name', 'city'))
    expectPrompt('how many customers are there', dataset).toRead('TEXT COUNT(customers.customer_id)')
    expectPrompt('revenue by customer name', dataset).toRead(line)
  })
})
