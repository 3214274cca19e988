import { describe, expect, test } from '@jest/globals'
import {
  type Arrangement,
  type Cell,
  type Mark,
  type Orientation,
  outputColumns,
  type QuerySpec,
} from '@askchart/vocabulary'
import { drawHeadless } from '../../test/draw-headless.js'
import { salesProfile } from '../../test/sales-profile.js'
import { buildSpec, type ResultShape } from './build-spec.js'
import { binSteps } from './validate/bin-steps.js'
import { validateSpec } from './validate/validate-spec.js'

const MONTH = { column: 'orders.order_date', granularity: 'MONTH' } as const
const CHANNEL = { column: 'orders.channel' } as const
const PRODUCT = { column: 'products.product_name' } as const
const PAID = { column: 'orders.paid' } as const
const SUM = { column: 'orders.revenue', aggregate: 'SUM' } as const
const AVERAGE = { column: 'orders.weight', aggregate: 'AVERAGE' } as const
const COUNT = { aggregate: 'COUNT' } as const

const ORDERS = { column: 'orders.id', aggregate: 'COUNT' } as const
const SHARE = { ...SUM, derive: { kind: 'SHARE' } } as const
const GROWTH = { ...SUM, derive: { kind: 'GROWTH' } } as const
const CHANGE = { ...SUM, derive: { kind: 'CHANGE' } } as const
const RUNNING = { ...SUM, derive: { kind: 'RUNNING_TOTAL' } } as const

type Parts = Partial<Omit<QuerySpec, 'v'>>
const query = (parts: Parts): QuerySpec => ({ v: 1, dimensions: [], measures: [], ...parts })
const build = (mark: Mark, parts: Parts, arrangement: Arrangement | null = null, shape?: ResultShape) =>
  buildSpec({ query: query(parts), mark, arrangement, intent: 'COMPARISON' }, salesProfile, shape)

const SAMPLES: Record<string, readonly Cell[]> = {
  order_date_month: ['2025-01-01', '2025-02-01', '2025-03-01'],
  order_date_week: ['2025-01-06', '2025-01-13', '2025-01-20'],
  order_date_day_of_week: ['Monday', 'Tuesday', 'Sunday'],
  channel: ['Web', 'Shop', 'Web'],
  product_name: ['Lamp', 'Desk', null],
  paid: [true, false, true],
}
// The last number lies far out, so that a boxplot has a dot to draw.
const NUMBERS = [10, 20, 30, 20, 10, 30, 20, 10, 30, 20, 10, 900]
const rowsFor = (parts: Parts): Record<string, Cell>[] =>
  NUMBERS.map((number, row) =>
    Object.fromEntries(
      outputColumns(query(parts)).map(({ name }) => [
        name,
        name in SAMPLES ? (SAMPLES[name]?.[row % 3] ?? null) : number,
      ]),
    ),
  )

test.each([
  ['YYYY-MM', { timeUnit: 'yearmonth', axis: { format: '%b %Y' } }],
  ['YYYY-MM-DD', { timeUnit: 'yearmonthdate', axis: { format: '%b %-d, %Y' } }],
])('dates that were read as %s are written so on an axis', (format, x) => {
  const [orders, ...others] = salesProfile.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => (column.type === 'DATE' ? { ...column, format } : column)),
  }))
  if (orders === undefined) throw new Error('no table')
  const parts = query({ dimensions: [{ column: 'orders.order_date' }], measures: [SUM] })
  const reading = { query: parts, mark: 'LINE', arrangement: null, intent: 'TREND' } as const
  expect(buildSpec(reading, { ...salesProfile, tables: [orders, ...others] })).toMatchObject({ encoding: { x } })
})

const lying = (orientation: Orientation | null, parts: Parts) =>
  buildSpec({ query: query(parts), mark: 'BAR', arrangement: null, intent: 'COMPARISON', orientation }, salesProfile)

test('bars lie as they were asked to, and as their names fit where nothing was asked', () => {
  const [short, long] = [
    { dimensions: [CHANNEL], measures: [SUM] },
    { dimensions: [PRODUCT], measures: [SUM] },
  ]
  expect(lying('HORIZONTAL', short)).toMatchObject({ encoding: { y: { field: 'channel' } } })
  expect(lying('VERTICAL', long)).toMatchObject({ encoding: { x: { field: 'product_name' } } })
  expect(lying(null, short)).toMatchObject({ encoding: { x: { field: 'channel' } } })
  expect(lying(null, long)).toMatchObject({ encoding: { y: { field: 'product_name' } } })
})

const CASES: readonly [string, Mark, Parts, Arrangement | null][] = [
  ['bars', 'BAR', { dimensions: [CHANNEL], measures: [SUM] }, null],
  ['lying bars', 'BAR', { dimensions: [PRODUCT], measures: [SUM] }, null],
  ['bars over months', 'BAR', { dimensions: [MONTH], measures: [COUNT] }, null],
  ['stacked bars', 'BAR', { dimensions: [MONTH, CHANNEL], measures: [SUM] }, 'STACKED'],
  ['grouped bars', 'BAR', { dimensions: [MONTH, CHANNEL], measures: [SUM] }, 'GROUPED'],
  ['lying grouped bars', 'BAR', { dimensions: [PRODUCT, CHANNEL], measures: [SUM] }, 'GROUPED'],
  ['bars of shares', 'BAR', { dimensions: [CHANNEL, PAID], measures: [SUM] }, 'NORMALIZED'],
  ['bars in panels', 'BAR', { dimensions: [MONTH, CHANNEL], measures: [SUM] }, 'FACETED'],
  ['bars of two measures', 'BAR', { dimensions: [CHANNEL], measures: [SUM, AVERAGE] }, null],
  ['bars of measures alone', 'BAR', { measures: [SUM, AVERAGE] }, null],
  ['a histogram', 'BAR', { dimensions: [{ column: 'orders.weight', bin: { maxBins: 10 } }], measures: [COUNT] }, null],
  [
    'a stacked histogram',
    'BAR',
    { dimensions: [{ column: 'orders.weight', bin: {} }, CHANNEL], measures: [COUNT] },
    null,
  ],
  ['a line', 'LINE', { dimensions: [MONTH], measures: [SUM] }, null],
  ['lines', 'LINE', { dimensions: [MONTH, CHANNEL], measures: [SUM] }, null],
  ['lines of two measures', 'LINE', { dimensions: [MONTH], measures: [SUM, AVERAGE] }, null],
  [
    'a line over weekdays',
    'LINE',
    { dimensions: [{ column: 'orders.order_date', granularity: 'DAY_OF_WEEK' }], measures: [SUM] },
    null,
  ],
  [
    'a line over weeks',
    'LINE',
    { dimensions: [{ column: 'orders.order_date', granularity: 'WEEK' }], measures: [SUM] },
    null,
  ],
  ['a line over years as numbers', 'LINE', { dimensions: [{ column: 'products.released' }], measures: [COUNT] }, null],
  ['an area', 'AREA', { dimensions: [MONTH], measures: [SUM] }, null],
  ['stacked areas', 'AREA', { dimensions: [MONTH, CHANNEL], measures: [SUM] }, null],
  ['areas of shares', 'AREA', { dimensions: [MONTH, CHANNEL], measures: [SUM] }, 'NORMALIZED'],
  ['a scatter', 'POINT', { measures: [{ column: 'orders.weight' }, { column: 'orders.revenue' }] }, null],
  [
    'a coloured scatter',
    'POINT',
    { dimensions: [CHANNEL], measures: [{ column: 'orders.weight' }, { column: 'orders.revenue' }] },
    null,
  ],
  ['points of one measure', 'POINT', { dimensions: [CHANNEL], measures: [SUM] }, null],
  ['points of names alone', 'POINT', { dimensions: [CHANNEL, PAID] }, null],
  ['a pie', 'ARC', { dimensions: [CHANNEL], measures: [SUM] }, null],
  ['pies in panels', 'ARC', { dimensions: [CHANNEL, PAID], measures: [SUM] }, null],
  [
    'a heatmap',
    'RECT',
    { dimensions: [{ column: 'orders.order_date', granularity: 'DAY_OF_WEEK' }, CHANNEL], measures: [COUNT] },
    null,
  ],
  ['boxes', 'BOXPLOT', { dimensions: [CHANNEL], measures: [{ column: 'orders.weight' }] }, null],
  ['one box', 'BOXPLOT', { measures: [{ column: 'orders.weight' }] }, null],
  ['a number', 'TEXT', { measures: [SUM] }, null],
  ['bars of shares of the total', 'BAR', { dimensions: [CHANNEL], measures: [SHARE] }, null],
  ['stacked shares', 'BAR', { dimensions: [MONTH, CHANNEL], measures: [SHARE] }, null],
  ['a pie of shares', 'ARC', { dimensions: [CHANNEL], measures: [SHARE] }, null],
  ['a line of growth', 'LINE', { dimensions: [MONTH], measures: [GROWTH] }, null],
  ['lines of growth', 'LINE', { dimensions: [MONTH, CHANNEL], measures: [GROWTH] }, null],
  ['bars of change', 'BAR', { dimensions: [MONTH], measures: [CHANGE] }, null],
  ['an area of a running total', 'AREA', { dimensions: [MONTH], measures: [RUNNING] }, null],
  ['a total and its growth', 'LINE', { dimensions: [MONTH], measures: [SUM, GROWTH] }, null],
  ['bars of a quotient', 'BAR', { dimensions: [CHANNEL], measures: [{ ...SUM, per: ORDERS }] }, null],
]

describe('every spec is valid and draws, without a warning', () => {
  test.each(CASES)('%s', async (_name, mark, parts, arrangement) => {
    const spec = build(mark, parts, arrangement)
    expect(validateSpec(spec, query(parts), binSteps(query(parts), salesProfile))).toEqual([])
    const { svg, warnings } = await drawHeadless(spec, rowsFor(parts))
    expect(warnings).toEqual([])
    expect(svg).toMatch(/role="graphics-symbol"|class="mark-(text|rect|symbol|arc) role-mark/)
  })
})

test('short names stand, long or many lie; the measure takes the other axis', () => {
  expect(build('BAR', { dimensions: [CHANNEL], measures: [SUM] })).toMatchObject({
    mark: { type: 'bar' },
    encoding: {
      x: { field: 'channel', type: 'nominal', sort: null, title: 'Channel' },
      y: { field: 'sum_revenue', type: 'quantitative', title: 'Revenue', axis: { format: '$,.2~f' } },
    },
  })
  const products = { dimensions: [PRODUCT], measures: [SUM], limit: 5 }
  const five = { rowCount: 5, distinct: { product_name: 5 } }
  expect(build('BAR', products, null, five)).toMatchObject({
    encoding: { y: { field: 'product_name', title: 'Product name' }, x: { field: 'sum_revenue' } },
  })
  expect(build('BAR', products, null, { rowCount: 2, distinct: { product_name: 2 } })).toMatchObject({
    encoding: { x: { field: 'product_name' } },
  })
})

test('time runs to scale along a line, with its granularity in words; an order of its own is kept', () => {
  const parts = { dimensions: [MONTH], measures: [SUM] }
  expect(build('LINE', parts)).toMatchObject({
    encoding: { x: { type: 'temporal', timeUnit: 'yearmonth', title: 'Month', axis: { format: '%b %Y' } } },
  })
  const ordered = { ...parts, orderBy: [{ by: 'sum_revenue', direction: 'DESCENDING' }] } as const
  expect(build('LINE', ordered)).toMatchObject({ encoding: { x: { type: 'ordinal', sort: null } } })
  const backwards = { ...parts, orderBy: [{ by: 'order_date_month', direction: 'DESCENDING' }] } as const
  expect(build('LINE', backwards)).toMatchObject({ encoding: { x: { type: 'temporal', sort: 'descending' } } })
})

test('a week has no time unit of Vega, whose weeks start on Sunday', () => {
  const spec = build('LINE', { dimensions: [{ column: 'orders.order_date', granularity: 'WEEK' }], measures: [SUM] })
  expect(JSON.stringify(spec)).not.toContain('timeUnit')
})

test('weekdays stand in the order of the week unless the query orders by the measure', () => {
  const parts = { dimensions: [{ column: 'orders.order_date', granularity: 'DAY_OF_WEEK' }], measures: [SUM] } as const
  expect(JSON.stringify(build('BAR', parts))).toContain('"sort":["Monday","Tuesday"')
  expect(build('BAR', { ...parts, orderBy: [{ by: 'orders.revenue', direction: 'DESCENDING' }] })).toMatchObject({
    encoding: { x: { sort: null } },
  })
})

test('sums stack, averages stand side by side, unless the prompt says', () => {
  const sums = build('BAR', { dimensions: [CHANNEL, PAID], measures: [SUM] })
  expect(sums).toMatchObject({ encoding: { y: { stack: 'zero' }, color: { field: 'paid', sort: null } } })
  const averages = build('BAR', { dimensions: [CHANNEL, PAID], measures: [AVERAGE] })
  expect(averages).toMatchObject({ encoding: { y: { stack: false }, xOffset: { field: 'paid' } } })
  expect(build('BAR', { dimensions: [CHANNEL, PAID], measures: [AVERAGE] }, 'STACKED')).toMatchObject({
    encoding: { y: { stack: 'zero' } },
  })
})

test('a histogram knows the width of its bins', () => {
  const spec = build('BAR', { dimensions: [{ column: 'orders.weight', bin: { maxBins: 10 } }], measures: [COUNT] })
  expect(spec).toMatchObject({
    encoding: {
      x: { field: 'weight_bin', bin: { binned: true, step: 10 }, title: 'Weight (kg)' },
      y: { title: 'Number of orders' },
    },
  })
})

test('measures of different units get an axis each', () => {
  const spec = build('LINE', { dimensions: [MONTH], measures: [SUM, AVERAGE] })
  expect(spec).toMatchObject({
    resolve: { scale: { y: 'independent' } },
    layer: [{ encoding: { color: { datum: 'Revenue' } } }, { encoding: { color: { datum: 'Average weight (kg)' } } }],
  })
})

test('what cannot be drawn as asked is drawn as what suits it', () => {
  const markOf = (mark: Mark, parts: Parts) => {
    const spec = build(mark, parts)
    return JSON.stringify(spec['mark'])
  }
  expect(markOf('BOXPLOT', { dimensions: [CHANNEL], measures: [SUM] })).toContain('bar')
  expect(markOf('RECT', { dimensions: [CHANNEL], measures: [SUM] })).toContain('bar')
  expect(markOf('TEXT', { dimensions: [CHANNEL], measures: [SUM] })).toContain('bar')
  expect(markOf('ARC', { measures: [SUM] })).toContain('text')
})

test('a warning of vega-lite is seen by these tests', async () => {
  const spec = { mark: 'bar', encoding: { x: { field: 'channel', type: 'nominal', scale: { type: 'linear' } } } }
  const { warnings } = await drawHeadless(spec, rowsFor({ dimensions: [CHANNEL] }))
  expect(warnings.join()).toContain('linear')
})

test('counting the key of a table counts what the table holds', () => {
  const key = { column: 'products.id' } as const
  const titles = (aggregate: 'COUNT' | 'COUNT_DISTINCT') =>
    JSON.stringify(build('BAR', { dimensions: [CHANNEL], measures: [{ ...key, aggregate }] }))
  expect(titles('COUNT')).toContain('"Number of products"')
  expect(titles('COUNT_DISTINCT')).toContain('"Number of different products"')
})

test('two cuts that would be called the same are told apart', () => {
  const spec = build('RECT', {
    dimensions: [MONTH, { column: 'orders.order_date', granularity: 'MONTH_OF_YEAR' }],
    measures: [COUNT],
  })
  expect(spec).toMatchObject({ encoding: { x: { title: 'Order date (month)' } } })
})

describe('a derived measure', () => {
  test('is written in percent where it is a part of something, on its axis and in its tooltip', () => {
    const percent = { axis: { format: '.1~%' } }
    expect(build('BAR', { dimensions: [CHANNEL], measures: [SHARE] })).toMatchObject({
      encoding: {
        y: { field: 'share_sum_revenue', title: 'Share of revenue', ...percent },
        tooltip: [{ field: 'channel' }, { field: 'share_sum_revenue', title: 'Share of revenue', format: '.1%' }],
      },
    })
    const web = { compare: { column: 'orders.channel', operator: 'EQ', values: ['Web'] } } as const
    const cost = { column: 'orders.revenue', aggregate: 'SUM', filter: web, per: SUM } as const
    for (const measure of [GROWTH, { ...ORDERS, filter: web, per: ORDERS }, cost]) {
      expect(build('LINE', { dimensions: [MONTH], measures: [measure] })).toMatchObject({ encoding: { y: percent } })
    }
  })

  test('keeps its unit where it is an amount', () => {
    for (const measure of [CHANGE, RUNNING, { ...SUM, per: ORDERS }]) {
      const spec = build('LINE', { dimensions: [MONTH], measures: [measure] })
      expect(spec).toMatchObject({ encoding: { y: { axis: { format: '$,.2~f' } } } })
    }
    expect(JSON.stringify(build('BAR', { dimensions: [CHANNEL], measures: [{ ...ORDERS, per: SUM }] }))).not.toContain(
      '$',
    )
  })

  test('stands beside the total on an axis of its own', () => {
    expect(build('LINE', { dimensions: [MONTH], measures: [SUM, GROWTH] })).toMatchObject({
      resolve: { scale: { y: 'independent' } },
    })
  })

  test('stacks where it adds up, and else stands side by side', () => {
    const two = { dimensions: [MONTH, CHANNEL] }
    for (const measure of [SHARE, RUNNING]) {
      expect(build('BAR', { ...two, measures: [measure] })).toMatchObject({ encoding: { y: { stack: 'zero' } } })
    }
    for (const measure of [GROWTH, CHANGE, { ...SUM, per: ORDERS }]) {
      expect(build('BAR', { ...two, measures: [measure] })).toMatchObject({ encoding: { y: { stack: false } } })
    }
  })

  test('is drawn as what has room for it: differences neither as slices nor as areas', () => {
    const markOf = (mark: Mark, measure: (typeof SHARE | typeof CHANGE) & object) =>
      JSON.stringify(build(mark, { dimensions: [CHANNEL], measures: [measure] })['mark'])
    expect(markOf('ARC', SHARE)).toContain('arc')
    expect(markOf('ARC', CHANGE)).toContain('bar')
    expect(markOf('AREA', CHANGE)).toContain('line')
  })
})
