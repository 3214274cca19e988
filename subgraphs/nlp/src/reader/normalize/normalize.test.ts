import { describe, expect, test } from '@jest/globals'
import { isTypo } from './edit-distance.js'
import { normalize } from './normalize.js'
import { stemOf } from './stem.js'

const words = (prompt: string): readonly string[] => normalize(prompt).map(({ lower }) => lower)
const values = (prompt: string): readonly (number | null)[] =>
  normalize(prompt).flatMap(({ value }) => (value === null ? [] : [value]))

describe('normalize', () => {
  test('every token stands where its text is', () => {
    const prompt = 'Top 5 "Gel Pens" by order_date, BedType & y-axis since 2024-03-01'
    for (const { start, end, text, kind } of normalize(prompt)) {
      expect(prompt.slice(start, end)).toBe(kind === 'quoted' ? `"${text}"` : text)
    }
  })

  test('names written as one word are several', () => {
    expect(words('first_name BedType y-axis')).toEqual(['first', 'name', 'bed', 'type', 'y', 'axis'])
    expect(normalize('first_name').map(({ glued }) => glued)).toEqual([false, true])
  })

  test('numbers carry their value', () => {
    expect(values('over $1,000 and 2.5m or 15% of twenty, -3, 100 million')).toEqual([
      1000, 2_500_000, 15, 20, -3, 100_000_000,
    ])
  })

  test('quoted texts and days stay whole', () => {
    expect(normalize("named 'Acme Print' before 2024-03-01").map(({ kind }) => kind)).toEqual([
      'word',
      'quoted',
      'word',
      'date',
    ])
  })

  test("an apostrophe is no quotation mark: the customer's", () => {
    expect(words("the customer's orders and the supplier's")).toEqual([
      'the',
      'customer',
      'orders',
      'and',
      'the',
      'supplier',
    ])
  })
})

test.each([
  ['categories', 'category'],
  ['hired', 'hire'],
  ['cities', 'city'],
  ['boxes', 'box'],
  ['shipped', 'ship'],
  ['people', 'person'],
])('%s and %s have one stem', (a, b) => {
  expect(stemOf(a)).toBe(stemOf(b))
})

test('status is no plural', () => {
  expect(stemOf('status')).not.toBe(stemOf('statu'))
})

test.each([
  ['revenu', 'revenue', true],
  ['chanel', 'channel', true],
  ['dicsount', 'discount', true],
  ['cat', 'car', false],
  ['order', 'ordinal', false],
  ['same', 'same', false],
])('isTypo %s %s: %s', (a, b, is) => {
  expect(isTypo(a, b)).toBe(is)
})
