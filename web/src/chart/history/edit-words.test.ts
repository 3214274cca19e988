import type { Json } from '@askchart/vocabulary'
import { expect, test } from '@jest/globals'
import { doneInWords } from './edit-words.js'

type Set = readonly [path: string, value: Json, previous?: Json]
const done = (...sets: readonly Set[]): string =>
  doneInWords({
    version: 2,
    follows: 1,
    reverts: null,
    restores: null,
    mends: null,
    changes: sets.map(([path, value, previous = null]) => ({ path, value, previous })),
  })
const category = { field: 'region', type: 'nominal' }
const measure = { field: 'sum_sales', type: 'quantitative' }

test.each<[string, readonly Set[]]>([
  ['called it “Revenue”', [['/title', 'Revenue', 'Sales']]],
  ['described it', [['/description', 'By channel']]],
  ['removed the description', [['/description', null, 'By channel']]],
  ['made it a line', [['/spec/mark', { type: 'line' }, { type: 'bar' }]]],
  ['made it bars', [['/spec/mark/type', 'bar', 'line']]],
  ['coloured it teal', [['/spec/mark/color', 'teal']]],
  ['took the colour back', [['/spec/mark/color', null, 'teal']]],
  ['chose the colours dark2', [['/spec/encoding/color/scale', { scheme: 'dark2' }]]],
  ['gave each series its colour', [['/spec/encoding/color/scale', { domain: ['a'], range: ['red'] }, {}]]],
  ['took the colours back', [['/spec/encoding/color/scale/scheme', null, 'dark2']]],
  ['kept the first 1,000', [['/query/limit', 1_000]]],
  ['showed all again', [['/query/limit', null, 5]]],
  ['filtered it', [['/query/filter', { and: [] }]]],
  ['removed the filter', [['/query/filter', null, { and: [] }]]],
  ['sorted it by value, largest first', [['/spec/encoding/x/sort', '-y']]],
  ['sorted it by hand', [['/spec/encoding/x/sort', ['b', 'a'], ['a', 'b']]]],
  [
    'made the bins of unit price 25 wide',
    [
      [
        '/query/dimensions',
        [{ column: 'goods.unit_price', bin: { step: 25 } }],
        [{ column: 'goods.unit_price', bin: { maxBins: 10 } }],
      ],
      ['/spec/encoding/x/bin/step', 25, 10],
    ],
  ],
  ['told region in the tooltip', [['/spec/encoding/tooltip', [measure, category], [measure]]]],
  ['left region out of the tooltip', [['/spec/encoding/tooltip', [measure], [measure, category]]]],
  ['sorted it by value, smallest first', [['/spec/encoding/y/sort', 'x', null]]],
  [
    'put it in the order of the question',
    [['/spec/encoding/x', { ...category, sort: null }, { ...category, sort: '-y' }]],
  ],
  ['sorted the slices by value, largest first', [['/spec/encoding/order', { ...measure, sort: 'descending' }]]],
  [
    'stood the series side by side',
    [
      ['/spec/encoding/y', { ...measure, stack: false }, measure],
      ['/spec/encoding/xOffset', category],
    ],
  ],
  ['stacked the series', [['/spec/encoding/y', measure, { ...measure, stack: 'normalize' }]]],
  ['coloured it by region', [['/spec/encoding/color', { ...category, title: 'Region' }]]],
  [
    'put city along the horizontal axis and coloured it by region',
    [
      ['/spec/encoding/x', { field: 'city', type: 'nominal' }, category],
      ['/spec/encoding/color', category, { field: 'city', type: 'nominal' }],
    ],
  ],
  [
    'coloured it by category and put region along the vertical axis',
    [
      ['/spec/encoding/y/title', 'Region', 'Category'],
      ['/spec/encoding/color/field', 'category', 'region_name'],
      ['/spec/encoding/color/title', 'Category', 'Region'],
      ['/spec/encoding/y/field', 'region_name', 'category'],
      ['/spec/encoding/y/sort', null, '-x'],
    ],
  ],
  [
    'coloured it by region',
    [
      ['/query/dimensions', [{ column: 'orders.region' }], []],
      ['/spec/encoding/tooltip', [], null],
      ['/spec/encoding/color', category],
    ],
  ],
  [
    'removed the colours',
    [
      ['/query/dimensions', [], [{ column: 'orders.region' }]],
      ['/spec/encoding/color', null, category],
    ],
  ],
  [
    'asked for the average of sales',
    [
      [
        '/query/measures',
        [{ column: 'orders.sales', aggregate: 'AVERAGE' }],
        [{ column: 'orders.sales', aggregate: 'SUM' }],
      ],
    ],
  ],
  [
    'cut it by quarter',
    [
      [
        '/query/dimensions',
        [{ column: 'orders.order_date', granularity: 'QUARTER' }],
        [{ column: 'orders.order_date', granularity: 'MONTH' }],
      ],
    ],
  ],
  ['made a panel for each region', [['/spec/encoding/facet', category]]],
  [
    'swapped the axes',
    [
      ['/spec/encoding/x', { ...measure, field: 'b' }, measure],
      ['/spec/encoding/y', measure, { ...measure, field: 'b' }],
    ],
  ],
  ['hid the legend', [['/spec/encoding/color', { ...category, legend: null }, { ...category, legend: {} }]]],
  ['moved the legend to the right', [['/spec/encoding/color/legend/orient', 'right']]],
  ['called the legend “Where”', [['/spec/encoding/color/title', 'Where']]],
  ['took away the grid lines of the vertical axis', [['/spec/encoding/y/axis/grid', false]]],
  ['hid the labels of the horizontal axis', [['/spec/encoding/x/axis', { labels: false }, {}]]],
  ['changed the numbers of the vertical axis', [['/spec/encoding/y/axis/format', '$,.0f', null]]],
  ['changed the dates of the horizontal axis', [['/spec/encoding/x/axis/format', null, '%b %Y']]],
  [
    'let the vertical axis end at 5,000',
    [
      ['/spec/encoding/y/scale', { domainMax: 5_000 }, {}],
      ['/spec/mark/clip', true],
    ],
  ],
  ['let the vertical axis begin where the data does', [['/spec/encoding/y/scale/zero', false]]],
  ['made the vertical axis logarithmic', [['/spec/encoding/y/scale/type', 'log']]],
  ['smoothed the line', [['/spec/mark/interpolate', 'monotone']]],
  ['put dots on the line', [['/spec/mark/point', true]]],
  ['wrote the values on the marks', [['/spec/labels', {}]]],
  ['took the values off the marks', [['/spec/labels', null, {}]]],
  ['drew a line at the average', [['/spec/annotations/a', { kind: 'line', axis: 'y', of: 'mean' }]]],
  ['drew a line at 5,000', [['/spec/annotations/a', { kind: 'line', axis: 'y', at: 5_000 }]]],
  ['highlighted West', [['/spec/annotations/a', { kind: 'region', axis: 'x', from: 'West', to: 'West' }]]],
  ['wrote a note: “Sale”', [['/spec/annotations/a', { kind: 'note', x: 'West', text: 'Sale' }]]],
  ['removed a note', [['/spec/annotations/a', null, { kind: 'note', x: 'West', text: 'Sale' }]]],
  ['stacked it to 100%', [['/spec/encoding/y/stack', 'normalize', 'zero']]],
  ['called the vertical axis “Euros”', [['/spec/encoding/y/title', 'Euros']]],
  [
    'turned the bars horizontal',
    [
      ['/spec/encoding/x', measure, category],
      ['/spec/encoding/y', category, measure],
    ],
  ],
  [
    'stood the bars upright and called it “Upright”',
    [
      ['/spec/encoding/x/field', 'region', 'sum_sales'],
      ['/spec/encoding/x/type', 'nominal', 'quantitative'],
      ['/spec/encoding/y/field', 'sum_sales', 'region'],
      ['/spec/encoding/y/type', 'quantitative', 'nominal'],
      ['/title', 'Upright', 'Sales'],
    ],
  ],
  [
    'put city along the horizontal axis',
    [
      ['/spec/encoding/x/field', 'city', 'region'],
      ['/spec/encoding/x/axis/labelAngle', -45],
    ],
  ],
  ['changed the horizontal axis', [['/spec/encoding/x/axis/labelAngle', -45]]],
  ['made it 300 pixels tall', [['/spec/height', 300]]],
  ['let it be as tall as it fits', [['/spec/height', null, 300]]],
  ['changed the look', [['/spec/name', 'x']]],
  [
    'called it “Every quarter”, changed what it is split by, made it bars and more',
    [
      ['/spec/encoding/x/axis', { labelAngle: 0 }],
      ['/title', 'Every quarter', 'Sales'],
      ['/query/dimensions', []],
      ['/spec/mark/type', 'bar', 'line'],
      ['/spec/encoding/tooltip', []],
    ],
  ],
  ['changed nothing', []],
])('an edit that "%s"', (words, sets) => {
  expect(done(...sets)).toBe(words)
})

test('the first version, an undoing and a restoring are told as such', () => {
  const plain = { version: 4, follows: 3, reverts: null, restores: null, mends: null, changes: [] }
  expect(doneInWords({ ...plain, version: 1 })).toBe('made the chart')
  expect(doneInWords({ ...plain, reverts: 3 })).toBe('took back v3')
  expect(doneInWords({ ...plain, restores: 2 })).toBe('brought back v2')
  expect(doneInWords({ ...plain, mends: 3 })).toBe('set back what did not go together in v3')
  expect(doneInWords({ ...plain, version: 1204, follows: 3 })).toBe('and others made 1,201 edits')
})
