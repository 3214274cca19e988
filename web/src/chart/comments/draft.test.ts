import { describe, expect, test } from '@jest/globals'
import { arrived, type Draft, found, mentionedIn, NO_DRAFT, readDraft, sending, unanswered } from './draft.js'

const ada = { id: 'u1', name: 'Ada' }
const written = (text: string, more: Partial<Draft> = {}): Draft => ({ ...NO_DRAFT, text, ...more })

/** Keys in the order in which they are made. */
function aSender(standing: Parameters<typeof sending>[2] = []) {
  let made = 0
  return (draft: Draft, anchor: string | null = null) => sending(draft, anchor, standing, () => `key ${(made += 1)}`)
}

describe('what is sent', () => {
  test('goes under one key as long as it says the same, however often', () => {
    const send = aSender()
    const [draft, first] = send(written('Why? '))
    const [, again] = send({ ...unanswered(draft, first.key), text: ' Why?' })
    expect([first.key, again.key, again.body]).toEqual(['key 1', 'key 1', 'Why?'])
  })

  test.each([
    ['text', { text: 'Why not?' }, null],
    ['people', { text: 'Ask @Ada', mentions: [ada] }, null],
    ['part of the chart', {}, 'axis:x'],
  ])(
    'is another under another key once its %s is another, and the first one again under the first',
    (_, more, about) => {
      const send = aSender()
      const text = 'Ask @Ada'
      const [draft, first] = send(written(text))
      const [changed, second] = send({ ...unanswered(draft, first.key), ...more }, about)
      const [, third] = send({ ...unanswered(changed, second.key), text, mentions: [] })
      expect([first.key, second.key, third.key]).toEqual(['key 1', 'key 2', 'key 1'])
    },
  )
})

describe('what has arrived', () => {
  test('leaves nothing in the box', () => {
    const [draft, { key }] = aSender()(written('Why?\n'))
    expect(arrived(draft, key)).toEqual(NO_DRAFT)
  })

  test('leaves what was written on while it was on its way, under a key of its own', () => {
    const send = aSender()
    const [draft, { key }] = send(written('Why?'))
    const left = arrived({ ...draft, text: 'Why? And since when?' }, key)
    expect(left.text).toBe('And since when?')
    expect(send(left)[1].key).toBe('key 2')
  })

  test('leaves what it was made into, whole', () => {
    const [draft, { key }] = aSender()(written('Why?'))
    expect(arrived({ ...draft, text: 'Who?' }, key).text).toBe('Who?')
    const failed = unanswered(draft, key)
    expect(arrived({ ...failed, text: 'Why? On Mondays only.' }, key).text).toBe('Why? On Mondays only.')
  })

  test('is nothing new the second time', () => {
    const [draft, { key }] = aSender()(written('Why?'))
    const next = { ...arrived(draft, key), text: 'Why?' }
    expect(arrived(next, key)).toBe(next)
  })
})

describe('what stands among the comments of its writer', () => {
  const standing = { id: 'c1', body: 'Why?', anchor: null }

  test('has arrived, whether or not an answer came', () => {
    const [draft, { key }] = aSender()(written('Why?'))
    expect(found(unanswered(draft, key), [standing])).toEqual(NO_DRAFT)
  })

  test.each([
    ['stood there before', aSender([standing])],
    ['may have stood there before', aSender(null)],
  ])('is not what was sent where it %s', (_, send) => {
    const [draft, { key }] = send(written('Why?'))
    const failed = unanswered(draft, key)
    expect(found(failed, [standing])).toBe(failed)
  })

  test('is not what was sent about another part of the chart', () => {
    const [draft] = aSender()(written('Why?'), 'axis:x')
    expect(found(draft, [standing])).toBe(draft)
    expect(found(draft, [{ ...standing, anchor: 'axis:x' }])).toEqual(NO_DRAFT)
  })
})

describe('a draft', () => {
  const draft = written('Ask @Ada', { mentions: [ada] })

  test('is read as it was kept, with what was on its way as something that may have arrived', () => {
    const [tried] = aSender([{ id: 'c1', body: 'Ask @Ada', anchor: 'axis:y' }])(draft, 'axis:y')
    const [only] = tried.tried
    expect(readDraft(JSON.stringify(tried))).toEqual({ ...tried, tried: [{ ...only, before: ['c1'], failed: true }] })
    for (const other of [null, '', '{', '1', '{"text":1}']) expect(readDraft(other)).toBeNull()
    expect(readDraft('{"text":"a","tried":[1,{"key":1}],"mentions":[{}]}')).toEqual(written('a'))
  })

  test('mentions those who are still named in it', () => {
    expect(mentionedIn(draft)).toEqual(['u1'])
    expect(mentionedIn({ ...draft, text: 'Ask Ada' })).toEqual([])
  })
})
