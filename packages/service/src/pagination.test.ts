import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from './pagination.js'

const key = z.tuple([z.string(), z.string()])

describe('a cursor', () => {
  test('leads back to its key, whatever script it is in', () => {
    expect(decodeCursor(encodeCursor(['Umsatz 😀', 'chart_1']), key)).toEqual(['Umsatz 😀', 'chart_1'])
  })

  test.each([
    ['nothing', ''],
    ['not base64', '\u0000 %%%'],
    ['not JSON', Buffer.from('hello').toString('base64url')],
    ['another list', encodeCursor(['a'])],
    ['other types', encodeCursor([1, 2])],
    ['a null character, which Postgres would not compare', encodeCursor(['a\u0000', 'chart_1'])],
  ])('of %s is refused', (_what, cursor) => {
    expect(() => decodeCursor(cursor, key)).toThrow('after is not a cursor of this list.')
  })
})
