import type { Mention, QuerySpec } from '@askchart/vocabulary'
import { describe, expect, test } from '@jest/globals'
import { twoDates } from '../../test/learning.js'
import { prepareDataset } from '../reader/read.js'
import { lessonsOf } from './lessons-of.js'

const dataset = prepareDataset(twoDates('dataset_shop'))
const sum = (column: string) => ({ column: `order_lines.${column}`, aggregate: 'SUM' as const })
const by = (column: string) => ({ column })
const is = (column: string, value: string) => ({
  compare: { column, operator: 'EQ' as const, values: [value] },
})
const query = (more: Partial<QuerySpec>): QuerySpec => ({
  v: 1,
  measures: [sum('revenue')],
  dimensions: [by('orders.channel')],
  ...more,
})
const says = (text: string, kind: Mention['kind'], column: string | null, value: Mention['value'] = null): Mention => ({
  text,
  start: 0,
  end: text.length,
  kind,
  column,
  value,
  confidence: 1,
})
const learn = (
  before: Partial<QuerySpec>,
  after: Partial<QuerySpec>,
  words: { readonly mentions?: readonly Mention[]; readonly unknown?: readonly string[] } = {},
) =>
  lessonsOf({
    analysis: { prompt: '', query: query(before), mentions: words.mentions ?? [] },
    corrected: query(after),
    dataset,
    unknown: words.unknown ?? [],
  })

describe('a word that led to another column', () => {
  test('means the right one', () => {
    const mentions = [says('Sales', 'MEASURE', 'order_lines.revenue'), says('channel', 'DIMENSION', 'orders.channel')]
    expect(learn({}, { measures: [sum('profit')] }, { mentions })).toEqual([
      { kind: 'SYNONYM', phrase: 'sales', column: 'order_lines.profit' },
    ])
    expect(learn({}, { dimensions: [by('orders.status')] }, { mentions })).toEqual([
      { kind: 'SYNONYM', phrase: 'channel', column: 'orders.status' },
    ])
  })

  test('of which it names the rows, stays their name', () => {
    const before = { dimensions: [by('customers.customer_name')] }
    const mentions = [says('customers', 'DIMENSION', 'customers.customer_name')]
    expect(learn(before, { dimensions: [by('customers.city')] }, { mentions })).toEqual([
      { kind: 'PREFERENCE', column: 'customers.city', over: 'customers.customer_name' },
    ])
  })

  test('teaches nothing where it is not plain what took whose place', () => {
    const mentions = [says('sales', 'MEASURE', 'order_lines.revenue')]
    expect(learn({}, { measures: [sum('profit'), sum('quantity')] }, { mentions })).toEqual([])
  })

  test('teaches nothing where rows were counted', () => {
    const mentions = [says('orders', 'MEASURE', 'orders.order_id')]
    const before = { measures: [{ aggregate: 'COUNT' as const, column: 'orders.order_id' }] }
    expect(learn(before, {}, { mentions })).toEqual([])
  })
})

describe('a phrase that found no place', () => {
  const unknown = ['takings']
  const counted = { measures: [{ aggregate: 'COUNT' as const }] }

  test('means what the correction brought in', () => {
    const lesson = { kind: 'SYNONYM', phrase: 'takings', column: 'order_lines.revenue' }
    expect(learn(counted, {}, { unknown })).toEqual([lesson])
    expect(learn({ measures: [sum('profit')] }, { measures: [sum('profit'), sum('revenue')] }, { unknown })).toEqual([
      lesson,
    ])
  })

  test('means a value where that was brought in', () => {
    expect(learn({}, { filter: is('customers.city', 'Boston') }, { unknown: ['bean town'] })).toEqual([
      { kind: 'VALUE', phrase: 'bean town', column: 'customers.city', value: 'Boston' },
    ])
  })

  test('means the date that took the place of one that nobody named', () => {
    const before = { dimensions: [by('orders.order_date')] }
    expect(learn(before, { dimensions: [by('orders.shipped_on')] }, { unknown: ['dispatch'] })).toEqual([
      { kind: 'SYNONYM', phrase: 'dispatch', column: 'orders.shipped_on' },
    ])
  })

  test('is left alone where it might be either of two things', () => {
    expect(learn(counted, { dimensions: [by('orders.channel'), by('orders.status')] }, { unknown })).toEqual([])
    expect(learn(counted, {}, { unknown: ['takings', 'wibble'] })).toEqual([])
  })

  test('is no name for anything where it is a sentence, or only signs', () => {
    expect(learn(counted, {}, { unknown: ['x'.repeat(61)] })).toEqual([])
    expect(learn(counted, {}, { unknown: ['…'] })).toEqual([])
  })
})

describe('a column that no word named', () => {
  test('gives way to another date, and to another measure of what sells best', () => {
    expect(learn({ dimensions: [by('orders.order_date')] }, { dimensions: [by('orders.shipped_on')] })).toEqual([
      { kind: 'PREFERENCE', column: 'orders.shipped_on', over: 'orders.order_date' },
    ])
    expect(learn({}, { measures: [sum('profit')] })).toEqual([
      { kind: 'PREFERENCE', column: 'order_lines.profit', over: 'order_lines.revenue' },
    ])
  })

  test('does not give way to what is nothing of its kind', () => {
    expect(learn({ dimensions: [by('orders.order_date')] }, { dimensions: [by('orders.channel')] })).toEqual([])
    expect(learn({ measures: [sum('quantity')] }, { measures: [sum('profit')] })).toEqual([])
  })
})

describe('how a measure is summed up', () => {
  const median = { measures: [{ column: 'order_lines.revenue', aggregate: 'MEDIAN' as const }] }

  test('is learned where the prompt does not say', () => {
    expect(learn({}, median)).toEqual([{ kind: 'AGGREGATE', column: 'order_lines.revenue', aggregate: 'MEDIAN' }])
    expect(learn({}, median, { mentions: [says('total', 'AGGREGATE', null)] })).toEqual([])
  })

  test('is learned with the column that it belongs to', () => {
    const after = { measures: [{ column: 'order_lines.quantity', aggregate: 'AVERAGE' as const }] }
    expect(learn({}, after, { mentions: [says('sales', 'MEASURE', 'order_lines.revenue')] })).toEqual([
      { kind: 'SYNONYM', phrase: 'sales', column: 'order_lines.quantity' },
      { kind: 'AGGREGATE', column: 'order_lines.quantity', aggregate: 'AVERAGE' },
    ])
  })
})

describe('a value that was read from a word', () => {
  const before = { filter: is('orders.channel', 'Store') }

  test('is another one where the word is no name of it', () => {
    const mentions = [says('shops', 'VALUE', 'orders.channel', 'Store')]
    expect(learn(before, { filter: is('orders.channel', 'Partner') }, { mentions })).toEqual([
      { kind: 'VALUE', phrase: 'shops', column: 'orders.channel', value: 'Partner' },
    ])
  })

  test('stays what the word says where it says just that', () => {
    const mentions = [says('store', 'VALUE', 'orders.channel', 'Store')]
    expect(learn(before, { filter: is('orders.channel', 'Partner') }, { mentions })).toEqual([])
  })

  test('may be the same value of another column', () => {
    const mentions = [says('store', 'VALUE', 'orders.channel', 'Store')]
    expect(learn(before, { filter: is('orders.status', 'Store') }, { mentions })).toEqual([
      { kind: 'VALUE', phrase: 'store', column: 'orders.status', value: 'Store' },
    ])
  })
})

test('a correction that changes nothing teaches nothing', () => {
  const filter = { and: [is('orders.channel', 'Store'), { not: is('orders.status', 'Returned') }] }
  expect(learn({ filter }, { filter }, { unknown: ['takings'] })).toEqual([])
})
