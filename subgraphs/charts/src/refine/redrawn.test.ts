import { isJsonObject } from '@askchart/document'
import { describe, expect, test } from '@jest/globals'
import type { Arrangement, JsonObject, Mark, Orientation, QuerySpec, VegaLiteSpec } from '@askchart/vocabulary'
import { salesProfile } from '../../test/sales-profile.js'
import { buildSpec } from '../spec/build-spec.js'
import { type Reading, unknownShape } from '../spec/reading.js'
import { binSteps } from '../spec/validate/bin-steps.js'
import { validateSpec } from '../spec/validate/validate-spec.js'
import { drawnAs } from './drawn-as.js'
import { redrawn } from './redrawn.js'

const MONTH = { column: 'orders.order_date', granularity: 'MONTH' } as const
const QUARTER = { column: 'orders.order_date', granularity: 'QUARTER' } as const
const CHANNEL = { column: 'orders.channel' } as const
const PRODUCT = { column: 'products.product_name' } as const
const PAID = { column: 'orders.paid' } as const
const SUM = { column: 'orders.revenue', aggregate: 'SUM' } as const
const AVERAGE = { column: 'orders.weight', aggregate: 'AVERAGE' } as const

const shown = (
  mark: Mark,
  parts: Partial<QuerySpec>,
  arrangement: Arrangement | null = null,
  orientation: Orientation | null = null,
): Reading => ({
  query: { v: 1, dimensions: [], measures: [SUM], ...parts },
  mark,
  arrangement,
  orientation,
  intent: 'COMPARISON',
})
const specOf = (reading: Reading): VegaLiteSpec => buildSpec(reading, salesProfile)
const isValid = (spec: VegaLiteSpec, { query }: Reading): boolean =>
  validateSpec(spec, query, binSteps(query, salesProfile)).length === 0

const READINGS: readonly (readonly [string, Reading])[] = [
  ['bars', shown('BAR', { dimensions: [CHANNEL] })],
  ['sorted bars', shown('BAR', { dimensions: [CHANNEL], orderBy: [{ by: 'sum_revenue', direction: 'DESCENDING' }] })],
  ['lying bars', shown('BAR', { dimensions: [CHANNEL] }, null, 'HORIZONTAL')],
  ['bars of long names', shown('BAR', { dimensions: [PRODUCT] })],
  ['stacked bars', shown('BAR', { dimensions: [MONTH, CHANNEL] }, 'STACKED')],
  ['grouped bars', shown('BAR', { dimensions: [CHANNEL, PAID] }, 'GROUPED')],
  ['bars of shares', shown('BAR', { dimensions: [CHANNEL, PAID] }, 'NORMALIZED')],
  ['bars in panels', shown('BAR', { dimensions: [CHANNEL, PAID] }, 'FACETED')],
  ['bars of two measures', shown('BAR', { dimensions: [CHANNEL], measures: [SUM, AVERAGE] })],
  ['a line', shown('LINE', { dimensions: [MONTH] })],
  ['lines', shown('LINE', { dimensions: [QUARTER, CHANNEL] })],
  ['an area', shown('AREA', { dimensions: [MONTH, CHANNEL] })],
  ['a pie', shown('ARC', { dimensions: [CHANNEL] })],
  ['a heatmap', shown('RECT', { dimensions: [CHANNEL, PAID] })],
  ['a histogram', shown('BAR', { dimensions: [{ column: 'orders.weight', bin: { maxBins: 10 } }] })],
  ['one number', shown('TEXT', {})],
  ['a scatter', shown('POINT', { measures: [{ column: 'orders.revenue' }, { column: 'orders.weight' }] })],
]

describe('a chart that nobody touched', () => {
  test.each(READINGS)('is known for what it is: %s', (_name, reading) => {
    const found = drawnAs({ spec: specOf(reading), query: reading.query }, salesProfile, unknownShape)
    expect(specOf(found)).toEqual(specOf(reading))
  })

  test.each(READINGS)('becomes what the words say, and nothing else is left of it: %s', (_name, before) => {
    for (const [, after] of READINGS)
      expect(redrawn(specOf(before), specOf(before), specOf(after))).toEqual(specOf(after))
  })
})

describe('what was made by hand', () => {
  const bars = shown('BAR', { dimensions: [MONTH] })
  const stacked = shown('BAR', { dimensions: [MONTH, CHANNEL] })

  const objectAt = (object: JsonObject, key: string): JsonObject => {
    const part = object[key]
    return isJsonObject(part) ? part : {}
  }
  /** The spec of a reading with a channel changed by hand. */
  const touched = (reading: Reading, name: string, looks: JsonObject, more: JsonObject = {}): VegaLiteSpec => {
    const spec = specOf(reading)
    const encoding = objectAt(spec, 'encoding')
    return { ...spec, ...more, encoding: { ...encoding, [name]: { ...objectAt(encoding, name), ...looks } } }
  }
  const after = (hand: VegaLiteSpec, before: Reading, next: Reading): VegaLiteSpec => {
    const spec = redrawn(hand, specOf(before), specOf(next))
    expect(isValid(spec, next)).toBe(true)
    return spec
  }

  test('stays where the words change something else: a colour, a size, an axis', () => {
    const looks = { title: 'Umsatz', scale: { zero: false } }
    const hand = touched(bars, 'y', looks, { mark: { type: 'bar', color: 'teal' }, width: 700 })
    const line = after(hand, bars, shown('LINE', { dimensions: [MONTH] }))
    expect(line).toMatchObject({
      mark: { type: 'line', color: 'teal' },
      width: 700,
      encoding: { y: { field: 'sum_revenue', title: 'Umsatz', scale: { zero: false } } },
    })
    const quarters = after(hand, bars, shown('BAR', { dimensions: [QUARTER] }))
    expect(quarters).toMatchObject({
      mark: { type: 'bar', color: 'teal' },
      encoding: { x: { field: 'order_date_quarter', title: 'Quarter' }, y: { title: 'Umsatz' } },
    })
  })

  test('goes with what it was made for: the name of another measure', () => {
    const hand = touched(bars, 'y', { title: 'Umsatz' })
    const next = shown('BAR', { dimensions: [MONTH], measures: [AVERAGE] })
    expect(after(hand, bars, next)).toMatchObject({
      encoding: { y: { field: 'average_weight', title: 'Average weight (kg)' } },
    })
  })

  test('a scheme of colours stays when other kinds are coloured, and a colour left out stays out', () => {
    const hand = touched(stacked, 'color', { scale: { scheme: 'dark2' } })
    const paid = shown('BAR', { dimensions: [MONTH, PAID] })
    expect(after(hand, stacked, paid)).toMatchObject({
      encoding: { color: { field: 'paid', scale: { scheme: 'dark2' } } },
    })
    const bare = specOf(stacked)
    const { tooltip: _, ...encoding } = objectAt(bare, 'encoding')
    expect(after({ ...bare, encoding }, stacked, paid)).not.toHaveProperty('encoding.tooltip')
  })

  test('a mark of its own stays until the words name one', () => {
    const hand = { ...specOf(bars), mark: { type: 'tick' } }
    expect(after(hand, bars, shown('BAR', { dimensions: [QUARTER] }))).toMatchObject({ mark: { type: 'tick' } })
    expect(after(hand, bars, shown('AREA', { dimensions: [MONTH] }))).toMatchObject({ mark: { type: 'area' } })
  })
})
