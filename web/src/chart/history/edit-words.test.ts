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
  ['changed the colours', [['/spec/encoding/color/scale', { scheme: 'dark2' }]]],
  ['kept the first 1,000', [['/query/limit', 1_000]]],
  ['showed all again', [['/query/limit', null, 5]]],
  ['filtered it', [['/query/filter', { and: [] }]]],
  ['removed the filter', [['/query/filter', null, { and: [] }]]],
  ['sorted it', [['/spec/encoding/x/sort', '-y']]],
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
    'changed the horizontal axis',
    [
      ['/spec/encoding/x/field', 'city', 'region'],
      ['/spec/encoding/x/axis/labelAngle', -45],
    ],
  ],
  ['changed the look', [['/spec/height', 300]]],
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
