import { describe, expect, test } from '@jest/globals'
import { createSession, renewalInBrowser } from './session.js'

/** A token that holds for so many seconds, given out by a clock that is not the browser's. */
const jwt = (name: string, seconds: number): string =>
  `${name}.${btoa(JSON.stringify({ sub: 'ada', iat: 1_790_000_000, exp: 1_790_000_000 + seconds }))}.signature`
const nameOf = (token: string): string => token.split('.')[0] ?? ''
const answer = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

function sessionOver(answers: Record<string, readonly (() => Response)[]>, clock = { seconds: 0, set: 0 }) {
  const calls: string[] = []
  const people: string[] = []
  const keys: string[] = []
  let key = 0
  const left = new Map(Object.entries(answers).map(([url, list]) => [url, [...list]]))
  const session = createSession({
    now: () => ({ ticks: clock.seconds * 1000, time: (clock.seconds + clock.set) * 1000 }),
    alone: (work) => work(),
    left: () => {
      calls.push('left')
      return Promise.resolve()
    },
    arrived: (value) => people.push(nameOf(value)),
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
  return {
    /** Tells tokens by their names. */
    session: {
      token: async () => nameOf(await session.token()),
      renew: async (name: string) => nameOf(await session.renew(jwt(name, 600))),
    },
    calls,
    people,
    keys,
    clock,
  }
}

const token =
  (name: string, seconds = 600) =>
  () =>
    answer(200, { accessToken: jwt(name, seconds) })
const guest = (name: string) => () =>
  answer(200, { data: { startGuestSession: { __typename: 'Session', accessToken: jwt(name, 600) } } })
const refused = () => answer(401, {})
const none = () => new Response(null, { status: 204 })

describe('session', () => {
  test('a browser with a cookie goes on with it', async () => {
    const { session, calls } = sessionOver({ '/session/refresh': [token('one')] })
    expect(await session.token()).toBe('one')
    expect(calls).toEqual(['/session/refresh'])
  })

  test.each([
    ['without one', none],
    ['with one that is worth nothing', refused],
  ])('a browser %s becomes a guest, once what is kept of who was here before is gone', async (_name, answered) => {
    const { session, calls } = sessionOver({ '/session/refresh': [answered], '/graphql': [guest('g')] })
    expect(await session.token()).toBe('g')
    expect(calls).toEqual(['/session/refresh', 'left', '/graphql'])
  })

  test('a server that is away ends no session', async () => {
    const { session, calls } = sessionOver({ '/session/refresh': [() => answer(503, {}), token('one')] })
    await expect(session.token()).rejects.toThrow('cannot be reached')
    expect(await session.token()).toBe('one')
    expect(calls).not.toContain('left')
  })

  test('tries of one renewal have one key, whatever became of their answers; the next renewal has another', async () => {
    const broken = () => {
      throw new TypeError('network error')
    }
    const { session, keys } = sessionOver({
      '/session/refresh': [() => answer(503, {}), broken, token('one'), token('two'), refused, token('three')],
      '/graphql': [guest('g')],
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
    const { session, calls } = sessionOver({ '/session/refresh': [token('one')] })
    expect(await Promise.all([session.token(), session.token(), session.token()])).toEqual(['one', 'one', 'one'])
    expect(calls).toHaveLength(1)
  })

  test('a token about to expire is replaced before it is used', async () => {
    const { session, clock } = sessionOver({ '/session/refresh': [token('one'), token('two')] })
    await session.token()
    clock.seconds = 569
    expect(await session.token()).toBe('one')
    clock.seconds = 571
    expect(await session.token()).toBe('two')
  })

  test.each([
    ['2 h behind', -7200],
    ['right', 0],
    ['2 h ahead', 7200],
  ])('a clock that is %s changes nothing of how long a token holds', async (_name, set) => {
    const { session, calls, clock } = sessionOver(
      { '/session/refresh': [token('one'), token('two')] },
      { seconds: 0, set },
    )
    for (clock.seconds of [0, 300, 569]) expect(await session.token()).toBe('one')
    clock.seconds = 571
    expect(await session.token()).toBe('two')
    expect(calls).toHaveLength(2)
  })

  test('a clock that is set back while the page is open leaves a token no life that it does not have', async () => {
    const { session, clock } = sessionOver({ '/session/refresh': [token('one'), token('two')] })
    await session.token()
    clock.set = -7200
    clock.seconds = 569
    expect(await session.token()).toBe('one')
    clock.seconds = 571
    expect(await session.token()).toBe('two')
  })

  test('a clock that is set forward while the page is open, as a sleep looks too, takes one renewal and no more', async () => {
    const { session, calls, clock } = sessionOver({ '/session/refresh': [token('one'), token('two'), token('three')] })
    await session.token()
    clock.set = 7200
    for (clock.seconds of [100, 200, 669]) expect(await session.token()).toBe('two')
    clock.seconds = 671
    expect(await session.token()).toBe('three')
    expect(calls).toHaveLength(3)
  })

  test('a token that does not say how long it holds is used until it is refused', async () => {
    const plain = () => answer(200, { accessToken: 'plain' })
    const { session, clock } = sessionOver({ '/session/refresh': [plain] })
    await session.token()
    clock.seconds = 100_000
    expect(await session.token()).toBe('plain')
  })

  test('a refused token is replaced once, however many requests were refused with it', async () => {
    const { session, calls, people } = sessionOver({ '/session/refresh': [token('one'), token('two')] })
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
      '/session/refresh': [refused, token('later')],
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
