import { describe, expect, test } from '@jest/globals'
import { rowsOf, wallClock } from './rows.js'

describe('rowsOf', () => {
  test('columns become rows; dates keep their calendar day wherever the reader is', () => {
    const rows = rowsOf([
      { name: 'month', type: 'DATE', values: ['2026-03-01', null] },
      { name: 'sales', type: 'DECIMAL', values: [12.5, '9007199254740993'] },
      { name: 'region', type: 'STRING', values: ['North', '2026-01-01'] },
    ])
    expect(rows).toEqual([
      { month: new Date(2026, 2, 1), sales: 12.5, region: 'North' },
      { month: null, sales: Number('9007199254740993'), region: '2026-01-01' },
    ])
  })

  test('a category without a value is told apart from one that is called null', () => {
    expect(rowsOf([{ name: 'status', type: 'STRING', values: ['null', null] }])).toEqual([
      { status: 'null' },
      { status: '(none)' },
    ])
  })

  test('reads the time of a date and time', () => {
    expect(wallClock('2026-03-01T08:30:15Z')).toEqual(new Date(2026, 2, 1, 8, 30, 15))
    expect(wallClock('soon')).toBeNull()
  })

  test('no columns, no rows', () => {
    expect(rowsOf([])).toEqual([])
  })
})
