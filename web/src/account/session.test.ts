import { describe, expect, test } from '@jest/globals'
import { createSession, renewalInBrowser } from './session.js'

const at = (seconds: number): string => new Date(seconds * 1000).toISOString()
const answer = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

function sessionOver(answers: Record<string, readonly (() => Response)[]>, clock = { seconds: 0 }) {
  const calls: string[] = []
  const people: string[] = []
  const keys: string[] = []
  let key = 0
  const left = new Map(Object.entries(answers).map(([url, list]) => [url, [...list]]))
  const session = createSession({
    now: () => clock.seconds * 1000,
    alone: (work) => work(),
    left: () => {
      calls.push('left')
      return Promise.resolve()
    },
    arrived: (value) => people.push(value),
    renewal: {
      current: () => `renewal ${key}`,
      answered: () => {
        key += 1
      },
    },
    fetch: (url, { headers }) => {
      calls.push(url)
      const sent = new Headers(headers).get('idempotency-key')
      if (sent !== null) keys.push(sent)
      const next = left.get(url)?.shift()
      return next ? Promise.resolve(next()) : Promise.reject(new Error(`unexpected request to ${url}`))
    },
  })
  return { session, calls, people, keys, clock }
}

const token = (value: string, seconds: number) => () => answer(200, { accessToken: value, expiresAt: at(seconds) })
const guest = (value: string, seconds: number) => () =>
  answer(200, { data: { startGuestSession: { __typename: 'Session', accessToken: value, expiresAt: at(seconds) } } })
const refused = () => answer(401, {})
const none = () => new Response(null, { status: 204 })

describe('session', () => {
  test('a browser with a cookie goes on with it', async () => {
    const { session, calls } = sessionOver({ '/session/refresh': [token('one', 600)] })
    expect(await session.token()).toBe('one')
    expect(calls).toEqual(['/session/refresh'])
  })

  test.each([
    ['without one', none],
    ['with one that is worth nothing', refused],
  ])('a browser %s becomes a guest, once what is kept of who was here before is gone', async (_name, answered) => {
    const { session, calls } = sessionOver({ '/session/refresh': [answered], '/graphql': [guest('g', 600)] })
    expect(await session.token()).toBe('g')
    expect(calls).toEqual(['/session/refresh', 'left', '/graphql'])
  })

  test('a server that is away ends no session', async () => {
    const { session, calls } = sessionOver({ '/session/refresh': [() => answer(503, {}), token('one', 600)] })
    await expect(session.token()).rejects.toThrow('cannot be reached')
    expect(await session.token()).toBe('one')
    expect(calls).not.toContain('left')
  })

  test('tries of one renewal have one key, whatever became of their answers; the next renewal has another', async () => {
    const broken = () => {
      throw new TypeError('network error')
    }
    const { session, keys } = sessionOver({
      '/session/refresh': [
        () => answer(503, {}),
        broken,
        token('one', 600),
        token('two', 600),
        refused,
        token('three', 600),
      ],
      '/graphql': [guest('g', 600)],
    })
    await expect(session.token()).rejects.toThrow('cannot be reached')
    await expect(session.token()).rejects.toThrow('network error')
    expect(await session.token()).toBe('one')
    expect(await session.renew('one')).toBe('two')
    expect(await session.renew('two')).toBe('g')
    expect(await session.renew('g')).toBe('three')
    expect(keys).toEqual(['renewal 0', 'renewal 0', 'renewal 0', 'renewal 1', 'renewal 2', 'renewal 3'])
  })

  test('callers at the same time share one refresh', async () => {
    const { session, calls } = sessionOver({ '/session/refresh': [token('one', 600)] })
    expect(await Promise.all([session.token(), session.token(), session.token()])).toEqual(['one', 'one', 'one'])
    expect(calls).toHaveLength(1)
  })

  test('a token about to expire is replaced before it is used', async () => {
    const { session, clock } = sessionOver({ '/session/refresh': [token('one', 600), token('two', 1200)] })
    await session.token()
    clock.seconds = 500
    expect(await session.token()).toBe('one')
    clock.seconds = 571
    expect(await session.token()).toBe('two')
  })

  test('a refused token is replaced once, however many requests were refused with it', async () => {
    const { session, calls, people } = sessionOver({ '/session/refresh': [token('one', 600), token('two', 600)] })
    const first = await session.token()
    expect(await Promise.all([session.renew(first), session.renew(first)])).toEqual(['two', 'two'])
    expect(await session.renew(first)).toBe('two')
    expect(calls).toHaveLength(2)
    expect(people).toEqual(['one', 'two'])
  })

  test('says why where guests are not allowed, and tries again when asked again', async () => {
    const closed = () =>
      answer(200, { data: { startGuestSession: { __typename: 'GuestsNotAllowed', message: 'Ask for an account.' } } })
    const { session } = sessionOver({
      '/session/refresh': [refused, token('later', 600)],
      '/graphql': [closed],
    })
    await expect(session.token()).rejects.toThrow('Ask for an account.')
    expect(await session.token()).toBe('later')
  })
})

test('where storage is refused the key of a renewal is that of the page, until it is answered', () => {
  expect(() => localStorage).toThrow()
  const renewal = renewalInBrowser()
  const first = renewal.current()
  expect(first.length).toBeGreaterThanOrEqual(16)
  expect(renewal.current()).toBe(first)
  renewal.answered()
  expect(renewal.current()).not.toBe(first)
})
