import { expect, test } from '@jest/globals'
import { placeOf, refusalInWords } from './issue-words.js'

test.each([
  ['/title', 'Title'],
  ['/query/filter/and/1/compare', 'Filter'],
  ['/query/measures/0', 'What the question measures'],
  ['/spec/mark/color', 'Colour of the marks'],
  ['/spec/layer/1/mark/href', 'Marks'],
  ['/spec/height', 'Height'],
  ['/spec/encoding/x/axis/title', 'Title of the horizontal axis'],
  ['/spec/layer/0/encoding/y/scale/domainMin', 'Beginning and end of the vertical axis'],
  ['/spec/encoding/yOffset', 'Vertical axis'],
  ['/spec/encoding/color/scale/range/0', 'Colours'],
  ['/spec/encoding/color/legend/orient', 'Legend'],
  ['/spec/encoding', 'Columns'],
  ['/spec/data', 'Look'],
  ['', null],
])('%s is called %j', (path, words) => {
  expect(placeOf(path)).toBe(words)
})

test('a refusal says what of the chart it is about, and why', () => {
  const message = 'must be a colour, such as #3b6fd4 or teal.'
  expect(refusalInWords({ message, issues: [{ path: '/spec/mark/color', message }] })).toBe(
    'Colour of the marks: must be a colour, such as #3b6fd4 or teal.',
  )
})

test('of many issues the first are told, and how many more there are', () => {
  const issues = ['/title', '/spec/width', '/spec/height', '/spec/labels', '/spec/mark'].map((path) => ({
    path,
    message: 'must be otherwise.',
  }))
  expect(refusalInWords({ message: '5 parts are wrong. Nothing was changed.', issues })).toBe(
    '5 parts are wrong. Nothing was changed. Title: must be otherwise. Width: must be otherwise. Height: must be otherwise. And 2 more.',
  )
})
