import type { ColumnProfile, DatasetProfile } from '@askchart/vocabulary'
import { describe, expect, test } from '@jest/globals'
import { shop as plainShop } from '../../../test/reader/shop.js'
import { expectPrompt } from '../../../test/reader/to-read.js'
import { completePrompt, suggestPrompts } from '../read.js'
import { prepareDataset } from './prepare.js'

/** The shop with some of its columns said to be otherwise. */
const said = (changes: Readonly<Record<string, Partial<ColumnProfile>>>): DatasetProfile => ({
  ...plainShop,
  tables: plainShop.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => ({ ...column, ...changes[column.ref] })),
  })),
})
const plain = prepareDataset(plainShop)
const hiding = (...refs: readonly string[]) =>
  prepareDataset(said(Object.fromEntries(refs.map((ref) => [ref, { hidden: true }]))))

describe('a hidden column', () => {
  test('is not read, by its name or by its values', () => {
    const dataset = hiding('orders.channel')
    expectPrompt('revenue by channel', plain).toRead(
      'BAR SUM(order_lines.revenue) by orders.channel where orders.channel IS_NOT_NULL',
    )
    expectPrompt('revenue by channel', dataset).toRead('cannot channel')
    expectPrompt('revenue by segment for Partner', plain).toRead(
      'BAR SUM(order_lines.revenue) by customers.segment where orders.channel EQ Partner and customers.segment IS_NOT_NULL',
    )
    expectPrompt('revenue by segment for Partner', dataset).toRead(
      'BAR SUM(order_lines.revenue) by customers.segment where customers.segment IS_NOT_NULL',
    )
  })

  test('leaves its words to others', () => {
    const dataset = prepareDataset(
      said({ 'order_lines.revenue': { hidden: true }, 'order_lines.profit': { label: 'revenue' } }),
    )
    expectPrompt('revenue by segment', dataset).toRead(
      'BAR SUM(order_lines.profit) by customers.segment where customers.segment IS_NOT_NULL',
    )
  })

  test('is not what sells best', () => {
    expectPrompt('best selling products', hiding('order_lines.revenue', 'order_lines.unit_price')).toRead(
      'BAR COUNT(*) by products.product_name order count DESCENDING',
    )
  })

  test('that is the key of a table still counts its rows', () => {
    expectPrompt('how many customers are there', hiding('customers.customer_id')).toRead(
      'TEXT COUNT(customers.customer_id)',
    )
  })

  test('is neither suggested nor completed', () => {
    const dataset = hiding('orders.channel', 'order_lines.revenue')
    const texts = [
      ...suggestPrompts(dataset, 12),
      ...completePrompt(dataset, 'reven', 10),
      ...completePrompt(dataset, 'profit by chan', 10),
      ...completePrompt(dataset, 'profit for Part', 10),
    ].map(({ text }) => text.toLowerCase())
    expect(completePrompt(plain, 'profit for Part', 10).map(({ text }) => text)).toContain('profit for Partner')
    expect(texts.filter((text) => /revenue|channel|partner/.test(text))).toEqual([])
  })
})
