import { describe, expect, test } from '@jest/globals'
import { anchorChoices, type AnchoredChart, anchorWords, rowsWith } from './anchors.js'

const chart: AnchoredChart = {
  spec: { mark: 'bar', encoding: { x: { field: 'date_month' }, y: { field: 'sum_sales' } } },
  query: {
    v: 1,
    dimensions: [{ column: 'orders.date', granularity: 'MONTH' }, { column: 'orders.region' }],
    measures: [{ column: 'orders.sales', aggregate: 'SUM' }],
  },
  data: {
    rowCount: 3,
    truncated: false,
    asOf: '2026-01-01T00:00:00Z',
    columns: [
      { name: 'date_month', type: 'DATE', values: ['2025-01-01', '2025-01-01', '2025-02-01'] },
      { name: 'region', type: 'STRING', values: ['West', null, 'West'] },
      { name: 'sum_sales', type: 'DECIMAL', values: [1, 2, 3] },
    ],
  },
}

describe('an anchor in words', () => {
  test.each([
    ['axis:x', 'X axis'],
    ['axis:y', 'Y axis'],
    ['mark:{"region":"West"}', 'West'],
    ['mark:{"date_month":"2025-02-01","region":"West"}', 'Feb 2025, West'],
    ['mark:{"date_month":"2025-01-01","region":null}', 'Jan 2025, (none)'],
  ])('%s is %s', (anchor, words) => expect(anchorWords(anchor, chart)).toEqual({ words, gone: false }))

  test.each([
    ['a row that is no more', 'mark:{"region":"East"}', 'East'],
    ['a column that is no more', 'mark:{"channel":"Online"}', 'Online'],
    ['rows that are only together no more', 'mark:{"date_month":"2025-02-01","region":null}', 'Feb 2025, (none)'],
    ['what a later release may know', 'legend:color', 'legend:color'],
  ])('%s is gone', (_what, anchor, words) => expect(anchorWords(anchor, chart)).toEqual({ words, gone: true }))

  test('an axis is gone where nothing is drawn along it', () => {
    expect(anchorWords('axis:y', { ...chart, spec: { mark: 'arc', encoding: {} } }).gone).toBe(true)
    const layered = { layer: [{ mark: 'line', encoding: { y: { field: 'sum_sales' } } }], encoding: {} }
    expect(anchorWords('axis:y', { ...chart, spec: layered }).gone).toBe(false)
  })

  test('a row that was left out of a long series is not gone', () => {
    const { data } = chart
    if (!data) throw new Error('the chart has data')
    expect(anchorWords('mark:{"region":"East"}', { ...chart, data: { ...data, rowCount: 5_000 } }).gone).toBe(false)
  })
})

test('what there is to comment on are the axes and the marks, each once', () => {
  expect(anchorChoices(chart)).toEqual([
    'axis:x',
    'axis:y',
    'mark:{"date_month":"2025-01-01","region":"West"}',
    'mark:{"date_month":"2025-01-01","region":null}',
    'mark:{"date_month":"2025-02-01","region":"West"}',
  ])
})

test('a line is many rows', () => expect(rowsWith(chart, { region: 'West' })).toEqual([0, 2]))
