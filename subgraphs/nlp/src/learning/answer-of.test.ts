import type { QuerySpec } from '@askchart/vocabulary'
import { expect, test } from '@jest/globals'
import { twoDates } from '../../test/learning.js'
import { prepareDataset } from '../reader/read.js'
import { answerOf } from './answer-of.js'

const dataset = prepareDataset(twoDates('dataset_shop'))
const byChannel: QuerySpec = {
  v: 1,
  measures: [{ column: 'order_lines.revenue', aggregate: 'SUM' }],
  dimensions: [{ column: 'orders.channel' }],
}
const reading = { query: byChannel, mark: 'ARC', arrangement: null, intent: 'COMPOSITION' } as const
const looks = (more: Partial<QuerySpec>) => {
  const { mark, intent } = answerOf(reading, { ...byChannel, ...more }, dataset)
  return `${mark} ${intent}`
}

test.each<[string, Partial<QuerySpec>, string]>([
  ['another column of the same kind keeps its looks', { dimensions: [{ column: 'orders.status' }] }, 'ARC COMPOSITION'],
  ['a date is a line', { dimensions: [{ column: 'orders.order_date', granularity: 'MONTH' }] }, 'LINE TREND'],
  [
    'the days of a week are no trend',
    { dimensions: [{ column: 'orders.order_date', granularity: 'DAY_OF_WEEK' }] },
    'ARC COMPOSITION',
  ],
  ['no dimension is one number', { dimensions: [] }, 'TEXT SUMMARY'],
  [
    'two dimensions are bars',
    { dimensions: [{ column: 'orders.channel' }, { column: 'orders.status' }] },
    'BAR COMPARISON',
  ],
  [
    'two measures row by row are points',
    { measures: [{ column: 'order_lines.revenue' }, { column: 'order_lines.profit' }], dimensions: [] },
    'POINT CORRELATION',
  ],
])('%s', (_name, more, seen) => {
  expect(looks(more)).toBe(seen)
})
