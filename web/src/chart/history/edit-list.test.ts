import { describe, expect, test } from '@jest/globals'
import { editInWords, mergeEdits, withEdit } from './edit-list.js'
import type { ShownEdit } from '../types.js'

const edit = (version: number, ...paths: readonly string[]): ShownEdit => ({
  version,
  at: '2026-03-01T00:00:00Z',
  clientId: null,
  reverts: null,
  restores: null,
  mends: null,
  follows: version - 1,
  prompt: null,
  author: { id: 'user_1', name: 'Ada' },
  changes: paths.map((path) => ({ path, value: null, previous: null })),
})

describe('a list of edits', () => {
  test('is newest first and holds each version once', () => {
    const list = [edit(2), edit(1), edit(3), edit(2)].reduce(withEdit, [])
    expect(list.map(({ version }) => version)).toEqual([3, 2, 1])
    expect(withEdit(list, edit(2))).toBe(list)
    expect(mergeEdits([edit(4)], [edit(3), edit(4)]).map(({ version }) => version)).toEqual([4, 3])
  })

  test('an edit is told by what it changed', () => {
    expect(editInWords(edit(1, '/title'))).toBe('the title')
    expect(editInWords(edit(1, '/spec/mark/type', '/spec/encoding/x', '/spec/encoding/y'))).toBe(
      'the mark and the axes',
    )
    expect(editInWords(edit(1, '/spec/mark/color', '/spec/encoding/color/scale', '/title'))).toBe(
      'the colour, the colours and the title',
    )
    expect(editInWords(edit(1))).toBe('nothing')
  })
})
