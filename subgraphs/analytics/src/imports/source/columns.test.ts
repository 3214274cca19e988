import { describe, expect, test } from '@jest/globals'
import { columnsOf } from './columns.js'

const named = (...headers: string[]) => columnsOf(headers, 1).map(({ name, label }) => [name, label])

describe('a header', () => {
  test.each([
    'Order Date',
    'units_sold',
    'Amount (usd)',
    'select',
    "Customer's name",
    'größe',
    '売上',
    'a/b%',
    'constructor',
    '2021',
  ])('that can be a name is one as it stands: %s', (header) => {
    expect(named(header, ` ${header}x `)).toEqual([
      [header, null],
      [`${header}x`, null],
    ])
  })

  test.each([
    ['with dots', 'orders.total', 'orders_total', 'orders.total'],
    ['with quotes', 'the "best" `price` \\', 'the _best_ _price', 'the "best" `price` \\'],
    ['with line breaks and tabs', 'unit\r\nprice\tnet', 'unit price net', 'unit price net'],
    ['with a NUL', 'a\0b', 'a b', 'a b'],
    ['with pictures', '💰 revenue 🇨🇭', 'revenue', '💰 revenue 🇨🇭'],
    ['of a picture alone', '👍🏽', 'column_1', '👍🏽'],
    ['turned by a bidi mark', '\u202Eprice', 'price', 'price'],
    ['that objects know', '__proto__', 'proto', '__proto__'],
    ['that is empty', '', 'column_1', null],
    ['of blanks', ' \u00A0', 'column_1', null],
  ])('%s becomes a safe name, its writing the label', (_what, header, name, label) => {
    expect(named(header)).toEqual([[name, label]])
  })

  test('of 10 KB is cut', () => {
    const [[name, label] = []] = named('é'.repeat(5_000))
    expect(name).toBe('é'.repeat(100))
    expect(label).toBe(`${'é'.repeat(199)}…`)
    expect(named(`${'x'.repeat(99)}𝒳${'y'.repeat(200)}`)[0]?.[0]).toBe('x'.repeat(99))
  })

  test('that stands twice gets a number, and never one that another has', () => {
    expect(named('total', 'total', 'total_2', '', 'column_4', 'to.tal', 'to_tal', 'total')).toEqual([
      ['total', null],
      ['total_3', 'total'],
      ['total_2', null],
      ['column_4_2', null],
      ['column_4', null],
      ['to_tal_2', 'to.tal'],
      ['to_tal', null],
      ['total_4', 'total'],
    ])
  })

  test('of more than 1,000 columns is refused', () => {
    const many = Array.from({ length: 1_001 }, (_, index) => `c${index}`)
    expect(columnsOf(many.slice(1), 1)).toHaveLength(1_000)
    expect(() => columnsOf(many, 1)).toThrow('This table has 1001 columns; 1000 is the most.')
  })
})
