import { expect, test } from '@jest/globals'
import { isChangedSince } from './changed-since.js'

const query = { v: 1, measures: [{ aggregate: 'COUNT' }], dimensions: [{ column: 't.a' }] } as const

test('a chart has changed once it asks the data something else, however the same is spelled', () => {
  const same = { dimensions: [{ column: 't.a' }], measures: [{ aggregate: 'COUNT' }], v: 1, orderBy: [] } as const
  expect(isChangedSince({ query: same }, { query })).toBe(false)
  expect(isChangedSince({ query: { ...query, limit: 3 } }, { query })).toBe(true)
  expect(isChangedSince({ query: { ...query, dimensions: [] } }, { query })).toBe(true)
  expect(isChangedSince({ query: null }, { query })).toBe(false)
})
