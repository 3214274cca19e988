import { expect, test } from '@jest/globals'
import { type CommentNews, isOpen, noComments, type ShownComment, threadsOf, withNews } from './comment-store.js'

const comment = (id: string, more: Partial<ShownComment> = {}): ShownComment => ({
  id,
  body: id,
  anchor: null,
  replyTo: null,
  createdAt: '2026-01-01T00:00:00Z',
  resolvedAt: null,
  author: null,
  resolvedBy: null,
  mentions: [],
  ...more,
})
const after = (...news: readonly CommentNews[]) => news.reduce(withNews, noComments)
const loaded = (...comments: readonly ShownComment[]): CommentNews => ({ kind: 'loaded', comments, more: false })
const told = (one: ShownComment): CommentNews => ({ kind: 'told', comment: one })
const resolvedAt = '2026-01-02T00:00:00Z'

test('replies stand in their thread, in the order of their making, whatever order they came in', () => {
  const store = after(told(comment('c3', { replyTo: 'c1' })), loaded(comment('c2', { replyTo: 'c1' }), comment('c1')))
  expect(threadsOf(store)).toMatchObject([{ first: { id: 'c1' }, replies: [{ id: 'c2' }, { id: 'c3' }] }])
})

test('a reply whose thread is not loaded yet is not shown, and is there with it', () => {
  const early = after(told(comment('c2', { replyTo: 'c1' })))
  expect(threadsOf(early)).toEqual([])
  expect(threadsOf(withNews(early, loaded(comment('c1'))))).toMatchObject([{ replies: [{ id: 'c2' }] }])
})

test('what was told while a page was on its way is newer than the page', () => {
  const store = after({ kind: 'loading' }, told(comment('c1', { resolvedAt })), loaded(comment('c1')))
  expect(threadsOf(store).map(isOpen)).toEqual([false])
})

test('what is loaded after a break is newer than what was told before it', () => {
  const store = after(loaded(comment('c1')), told(comment('c1', { resolvedAt })), { kind: 'loading' })
  expect(threadsOf(store).map(isOpen)).toEqual([false])
  expect(threadsOf(withNews(store, loaded(comment('c1')))).map(isOpen)).toEqual([true])
})

test('it is ready with the last page, and keeps what it has where loading fails', () => {
  const half = after({ kind: 'loaded', comments: [comment('c1')], more: true })
  expect(half.state).toBe('loading')
  expect(withNews(half, loaded(comment('c2'))).state).toBe('ready')
  const failed = withNews(half, { kind: 'failed' })
  expect([failed.state, threadsOf(failed).length]).toEqual(['failed', 1])
})
