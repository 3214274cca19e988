import { describe, expect, test } from '@jest/globals'
import { mentionAt, piecesOf, withMention } from './mentions.js'

describe('a name being typed', () => {
  test.each([
    ['@', { start: 0, search: '' }],
    ['Ask @am', { start: 4, search: 'am' }],
    ['(@Amber He', { start: 1, search: 'Amber He' }],
    ['Line\n@a', { start: 5, search: 'a' }],
  ])('%j', (text, found) => expect(mentionAt(text, text.length)).toEqual(found))

  test.each(['', 'no one', 'ada@example.org', '@ ', '@Amber Heron looks', '@a\nb', '@@'])('is not in %j', (text) =>
    expect(mentionAt(text, text.length)).toBeNull(),
  )

  test('is told by the caret, and gives way to the whole name', () => {
    const text = 'Ask @am why'
    const typed = mentionAt(text, 7)
    expect(typed).toEqual({ start: 4, search: 'am' })
    if (!typed) return
    expect(withMention(text, typed, 'Amber Heron')).toEqual({ text: 'Ask @Amber Heron why', caret: 17 })
  })
})

test('a text falls into pieces, longer names first', () => {
  const people = [{ name: 'Ada' }, { name: 'Ada Fox' }]
  expect(piecesOf('@Ada Fox, @Ada: @Bob <b>', people)).toEqual([
    { text: '@Ada Fox', mentioned: true },
    { text: ', ', mentioned: false },
    { text: '@Ada', mentioned: true },
    { text: ': @Bob <b>', mentioned: false },
  ])
  expect(piecesOf('', people)).toEqual([])
})
