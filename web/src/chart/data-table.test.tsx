import { describe, expect, test } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { cellText, DataTable, decimalsOf } from './data-table.js'

describe('DataTable', () => {
  test('tells numbers of a column alike, and keeps dates as they are', () => {
    const column = { type: 'DECIMAL', values: [1, 44100.5, null] } as const
    expect(decimalsOf(column)).toBe(2)
    expect(column.values.map((value) => cellText(column, value, 2))).toEqual(['1.00', '44,100.50', '–'])
    expect(decimalsOf({ values: [1, 2] })).toBe(0)
    expect(cellText({ type: 'INTEGER' }, '9007199254740993', 0)).toBe('9,007,199,254,740,993')
    expect(cellText({ type: 'DATE' }, '2026-03-01T00:00:00Z', 0)).toBe('2026-03-01')
    expect(cellText({ type: 'DATETIME' }, '2026-03-01T08:30:00Z', 0)).toBe('2026-03-01 08:30')
  })

  test('small numbers get the decimals that show them, dust does not', () => {
    expect(decimalsOf({ values: [0.0042, 0.5, null] })).toBe(4)
    expect(decimalsOf({ values: [4e-9, 0.5] })).toBe(8)
    expect(decimalsOf({ values: [44100.5, 5.5e-17] })).toBe(2)
  })

  test('shows the first rows of many, and says how many there are', () => {
    const values = Array.from({ length: 25 }, (_, index) => index)
    const html = renderToStaticMarkup(
      <DataTable
        columns={[{ name: 'n', type: 'INTEGER', values }]}
        rowCount={25}
        truncated={false}
        caption="Data of a chart"
        titleOf={(name) => `Column ${name}`}
      />,
    )
    expect(html.match(/<tr/g)).toHaveLength(11)
    expect(html).toContain('Rows 1 to 10 of 25')
    expect(html).toContain('Column n')
  })

  test('a date stays on one line', () => {
    const html = renderToStaticMarkup(
      <DataTable
        columns={[{ name: 'day', type: 'DATE', values: ['2026-03-01'] }]}
        rowCount={1}
        truncated={false}
        caption="Data of a chart"
        titleOf={(name) => name}
      />,
    )
    expect(/<td[^>]*>2026-03-01/.exec(html)?.[0]).toContain('whitespace-nowrap')
  })
})
