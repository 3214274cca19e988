import { expect, test } from '@jest/globals'
import type { Filter, QuerySpec } from '@askchart/vocabulary'
import { withTexts } from './value-spelling.js'

const is = (value: string): Filter => ({ compare: { column: 'a.b', operator: 'EQ', values: [value] } })

/** A query with a text wherever one may stand. */
const said = (text: (place: string) => string): QuerySpec => ({
  v: 1,
  measures: [
    { aggregate: 'COUNT', filter: is(text('measure')), per: { aggregate: 'COUNT', filter: is(text('divisor')) } },
  ],
  dimensions: [],
  filter: {
    and: [
      { not: { or: [is(text('filter'))] } },
      { exists: { of: 'a', table: 'c', filter: is(text('related')) } },
      {
        compare: {
          column: 'a.d',
          operator: 'GT',
          values: [],
          to: { column: 'a.d', aggregate: 'SUM', filter: is(text('whole')) },
        },
      },
    ],
  },
})

test('every text that a query compares with is replaced, so that none goes out with it', () => {
  expect(
    withTexts(
      said((place) => `secret ${place}`),
      () => 'hidden',
    ),
  ).toEqual(said(() => 'hidden'))
})
