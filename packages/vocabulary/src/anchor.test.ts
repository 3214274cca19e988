import { expect, test } from '@jest/globals'
import { parseAnchor, writeAnchor } from './anchor.js'

test.each(['axis:x', 'axis:y', 'mark:{"channel":"Online"}', 'mark:{"a":null,"b":1.5,"c":true,"d":"2025-01-01"}'])(
  '%s is read and written again as it was',
  (text) => {
    const anchor = parseAnchor(text)
    expect(anchor && writeAnchor(anchor)).toBe(text)
  },
)

test('a mark has one text, however it was spelled', () => {
  const anchor = parseAnchor('mark:{ "b" : 2, "a" : "x" }')
  expect(anchor).toEqual({ kind: 'mark', values: { b: 2, a: 'x' } })
  expect(anchor && writeAnchor(anchor)).toBe('mark:{"a":"x","b":2}')
})

test.each([
  '',
  'axis:',
  'axis:z',
  'axis:x ',
  'mark:',
  'mark:{}',
  'mark:[]',
  'mark:null',
  'mark:{"a":{}}',
  'mark:{"a":[1]}',
  'mark:{"":1}',
  'mark:{"a":1e999}',
  'mark:{"a":1',
  'MARK:{"a":1}',
  `mark:${JSON.stringify(Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`c${index}`, 1])))}`,
  `mark:{"a":"${'x'.repeat(1_000)}"}`,
])('%s is no anchor', (text) => expect(parseAnchor(text)).toBeNull())
