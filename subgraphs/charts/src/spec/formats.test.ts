import type { DatasetProfile, Measure } from '@askchart/vocabulary'
import { expect, test } from '@jest/globals'
import { salesProfile } from '../../test/sales-profile.js'
import { measureFormats } from './formats.js'

const weight = (aggregate: Measure['aggregate']): Measure => ({
  column: 'orders.weight',
  ...(aggregate === undefined ? {} : { aggregate }),
})

/** The sales with weights from -maximum to maximum, in so many orders. */
const withWeights = (maximum: number, rowCount: number): DatasetProfile => ({
  ...salesProfile,
  tables: salesProfile.tables.map((table) =>
    table.name === 'orders'
      ? {
          ...table,
          rowCount,
          columns: table.columns.map((column) =>
            column.ref === 'orders.weight' ? { ...column, minimum: -maximum, maximum } : column,
          ),
        }
      : table,
  ),
})

test('numbers far below 1 are told by the digits that count, others by two decimals', () => {
  expect(measureFormats(weight('AVERAGE'), withWeights(0.00002, 500)).value).toBe(',.4~r')
  expect(measureFormats(weight('AVERAGE'), withWeights(99.5, 500)).value).toBe(',.2~f')
})

test('a total of small numbers is small only while there are few of them', () => {
  expect(measureFormats(weight('SUM'), withWeights(0.00002, 500)).value).toBe(',.4~r')
  expect(measureFormats(weight('SUM'), withWeights(0.5, 500)).value).toBe(',.2~f')
})

test.each([
  ['profit margin', '.1~%', '.1%'],
  ['net revenue', '$,.2~f', '$,.2f'],
  ['MRR', null, ',.2~f'],
])('the metric %s is written as what it is made of', (metric, axis, value) => {
  expect(measureFormats({ metric }, salesProfile)).toEqual({ axis, value })
})
