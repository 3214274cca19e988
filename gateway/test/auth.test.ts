import { createSigner } from '@askchart/service'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { join } from 'node:path'
import { startTestGateway, type TestGateway } from './harness/gateway.js'
import { answerOf, ask } from './harness/requests.js'

const MY_CHART = '{ chart(id: "chart_1") { seenBy } }'

describe('who you are', () => {
  let running: TestGateway
  let now = new Date()
  beforeAll(async () => {
    running = await startTestGateway({ clock: () => now })
  })
  afterAll(() => running.stop())
  const later = (milliseconds: number): void => {
    now = new Date(now.getTime() + milliseconds)
  }
  const authorized = (authorization: string) => ask(running, MY_CHART, { headers: { authorization } })

  test('without a token the viewer is anonymous', async () => {
    expect((await ask(running, MY_CHART)).data).toEqual({ chart: { seenBy: '' } })
  })

  test('with an access token it is that person', async () => {
    const token = await running.accessToken('bob')
    expect((await ask(running, MY_CHART, { token })).data).toEqual({ chart: { seenBy: 'user_bob' } })
  })

  test('cookies mean nothing to GraphQL', async () => {
    const token = await running.accessToken('bob')
    const answer = await ask(running, MY_CHART, { headers: { cookie: `refresh=refresh-1; authorization=${token}` } })
    expect(answer.data).toEqual({ chart: { seenBy: '' } })
  })

  test('a token of another form, key, audience, algorithm or time is refused with 401', async () => {
    const good = await running.accessToken('ada')
    const [head = '', claims = '', signature = ''] = good.split('.')
    const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const stranger = await createSigner('users', join(running.folder, 'stranger.json'))
    const gateways = await createSigner('gateway', join(running.folder, 'gateway.json'))
    const users = await createSigner('users', join(running.folder, 'users.json'))
    const ada = { sub: 'user_ada', sid: 'session_ada', kind: 'guest' }
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
    const bad = [
      'Bearer ',
      'Basic YTpi',
      good,
      `Bearer ${head}.${claims}.${flipped}`,
      `Bearer ${encode({ alg: 'none' })}.${claims}.`,
      `Bearer ${encode({ alg: 'none' })}.${claims}.${signature}`,
      `Bearer ${encode({ alg: 'HS256', typ: 'JWT' })}.${claims}.${signature}`,
      `Bearer ${head}.${encode({ ...ada, exp: 4_000_000_000, iat: 1, aud: 'access', iss: 'users' })}.${signature}`,
      `Bearer ${await stranger.sign(ada, 'access', 600)}`,
      `Bearer ${await gateways.sign(ada, 'access', 600)}`,
      `Bearer ${await users.sign(ada, 'viewer', 600)}`,
      `Bearer ${await users.sign(ada, 'access', -1)}`,
      `Bearer ${await users.sign({ sub: 'user_ada' }, 'access', 600)}`,
    ]
    for (const authorization of bad) {
      const answer = await authorized(authorization)
      expect([authorization, answer.status, answer.codes, answer.data]).toEqual([
        authorization,
        401,
        ['UNAUTHENTICATED'],
        undefined,
      ])
    }
    expect((await authorized(`Bearer ${good}`)).status).toBe(200)
  })

  test('a session that has ended is refused with 401, at once when it ended here', async () => {
    running.world.sessions.add('session_bob')
    const token = await running.accessToken('bob')
    expect((await ask(running, MY_CHART, { token })).status).toBe(200)
    expect((await ask(running, 'mutation { signOut { ok } }', { token })).data).toEqual({ signOut: { ok: true } })
    const answer = await ask(running, MY_CHART, { token })
    expect([answer.status, answer.codes]).toEqual([401, ['UNAUTHENTICATED']])
    running.world.sessions.add('session_bob')
  })

  test('a session that ended elsewhere is refused after two seconds', async () => {
    const token = await running.accessToken('bob')
    later(2_100)
    expect((await ask(running, MY_CHART, { token })).status).toBe(200)
    running.world.sessions.delete('session_bob')
    later(1_900)
    expect((await ask(running, MY_CHART, { token })).status).toBe(200)
    later(200)
    expect((await ask(running, MY_CHART, { token })).status).toBe(401)
    running.world.sessions.add('session_bob')
  })

  test('a session that ended elsewhere is refused though the clock was put back meanwhile', async () => {
    const token = await running.accessToken('bob')
    expect((await ask(running, MY_CHART, { token })).status).toBe(200)
    running.world.sessions.delete('session_bob')
    later(-7_200_000)
    expect((await ask(running, MY_CHART, { token })).status).toBe(401)
    later(7_200_000)
    running.world.sessions.add('session_bob')
  })

  test('roles are asked for once for many requests at the same time', async () => {
    const token = await running.accessToken('ada')
    later(10_000)
    const before = running.world.roleQuestions
    await Promise.all(Array.from({ length: 20 }, () => ask(running, MY_CHART, { token })))
    expect(running.world.roleQuestions - before).toBe(1)
  })
})

describe('the refresh cookie', () => {
  let running: TestGateway
  beforeEach(async () => {
    running = await startTestGateway()
  })
  afterEach(() => running.stop())
  const refresh = (headers: Record<string, string>): Promise<Response> =>
    fetch(`${running.url}/session/refresh`, { method: 'POST', headers })

  test('a browser that starts a session gets the token as a cookie that no script and no other path sees', async () => {
    const query = 'mutation { startGuestSession { ... on Session { accessToken refreshToken } } }'
    const answer = await ask(running, query, { headers: { origin: running.url } })
    expect(answer.data).toMatchObject({ startGuestSession: { refreshToken: null } })
    const cookie = answer.headers.get('set-cookie')
    expect(cookie).toMatch(/^refresh=refresh-2;/)
    for (const part of ['Path=/session', 'HttpOnly', 'SameSite=Strict', 'Expires=Fri, 01 Jan 2100'])
      expect(cookie).toContain(part)
    expect(JSON.stringify(answer)).not.toContain('refresh-2')
  })

  test('a program gets the token in the answer and no cookie', async () => {
    const answer = await ask(running, 'mutation { startGuestSession { ... on Session { refreshToken } } }')
    expect(answer.data).toEqual({ startGuestSession: { refreshToken: 'refresh-2' } })
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  test('renewing trades the cookie for an access token and a new cookie', async () => {
    const response = await refresh({ origin: running.url, cookie: 'refresh=refresh-1' })
    expect(response.status).toBe(200)
    const body: unknown = await response.json()
    expect(body).toEqual({ accessToken: expect.any(String), expiresAt: '2100-01-01T00:00:00.000Z' })
    expect(response.headers.get('set-cookie')).toMatch(/^refresh=refresh-2;.*HttpOnly/)
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test('tabs that renew with the same cookie within seconds share one renewal', async () => {
    const headers = { origin: running.url, cookie: 'refresh=refresh-1' }
    const responses = await Promise.all(Array.from({ length: 20 }, () => refresh(headers)))
    expect(responses.map((response) => response.status)).toEqual(Array.from({ length: 20 }, () => 200))
    expect(new Set(responses.map((response) => response.headers.get('set-cookie'))).size).toBe(1)
  })

  test.each([
    ['a key that may be one', 'f7c3bb1b-5f0e-4d0c-9c43-1a2b3c4d5e6f', 'f7c3bb1b-5f0e-4d0c-9c43-1a2b3c4d5e6f'],
    ['a short one', 'guessed', null],
    ['a long one', 'x'.repeat(101), null],
  ])('the key of a renewal is passed on: %s', async (_name, key, passed) => {
    const headers = { origin: running.url, cookie: 'refresh=refresh-1', 'idempotency-key': key }
    expect((await refresh(headers)).status).toBe(200)
    expect(running.world.renewalKeys).toEqual([passed])
  })

  test('a used, unknown or empty token is 401 and clears the cookie', async () => {
    for (const cookie of ['refresh=unknown', 'refresh=']) {
      const response = await refresh({ origin: running.url, cookie })
      expect([cookie, response.status]).toEqual([cookie, 401])
      expect(response.headers.get('set-cookie')).toMatch(/^refresh=;.*Expires=Thu, 01 Jan 1970/)
    }
  })

  test('where there is no token there is nothing to renew, and that is no error', async () => {
    for (const cookie of ['other=1', '']) {
      const response = await refresh({ origin: running.url, cookie })
      expect([cookie, response.status, await response.text()]).toEqual([cookie, 204, ''])
      expect(response.headers.get('set-cookie')).toMatch(/^refresh=;.*Expires=Thu, 01 Jan 1970/)
    }
  })

  test.each([
    ['a foreign page', { origin: 'https://evil.example' }],
    ['a page without an address', { origin: 'null' }],
    ['no page', {}],
  ])('%s may not renew', async (_name, headers) => {
    const answer = await answerOf(await refresh({ ...headers, cookie: 'refresh=refresh-1' }))
    expect([answer.status, answer.codes, answer.headers.get('set-cookie')]).toEqual([403, ['FORBIDDEN'], null])
    expect(running.world.refreshTokens.has('refresh-1')).toBe(true)
  })

  test('signing out clears the cookie', async () => {
    const answer = await ask(running, 'mutation { signOut { ok } }', {
      token: await running.accessToken('ada'),
      headers: { origin: running.url },
    })
    expect(answer.headers.get('set-cookie')).toMatch(/^refresh=;/)
  })

  test('while users is gone the cookie stays and the answer is 503', async () => {
    await running.kill('users')
    const response = await refresh({ origin: running.url, cookie: 'refresh=refresh-1' })
    expect([response.status, response.headers.get('set-cookie')]).toEqual([503, null])
  })
})

test('while users is gone, people known before go on and others get 503', async () => {
  let now = new Date()
  const running = await startTestGateway({ clock: () => now })
  try {
    const [ada, bob] = [await running.accessToken('ada', 3600), await running.accessToken('bob')]
    await ask(running, MY_CHART, { token: ada })
    await running.kill('users')
    now = new Date(now.getTime() + 60_000)
    expect((await ask(running, MY_CHART, { token: ada })).data).toEqual({ chart: { seenBy: 'user_ada' } })
    const refused = await ask(running, MY_CHART, { token: bob })
    expect([refused.status, refused.codes]).toEqual([503, ['UNAVAILABLE']])
    now = new Date(now.getTime() + 11 * 60_000)
    expect((await ask(running, MY_CHART, { token: ada })).status).toBe(503)
  } finally {
    await running.stop()
  }
})

test('a store of users that cannot be read ends no session: people known before go on and others get 503', async () => {
  let now = new Date()
  const running = await startTestGateway({ clock: () => now })
  try {
    const [ada, bob] = [await running.accessToken('ada'), await running.accessToken('bob')]
    await ask(running, MY_CHART, { token: ada })
    running.world.storeOfUsers = 'away'
    now = new Date(now.getTime() + 60_000)
    expect((await ask(running, MY_CHART, { token: ada })).data).toEqual({ chart: { seenBy: 'user_ada' } })
    const refused = await ask(running, MY_CHART, { token: bob })
    expect([refused.status, refused.codes]).toEqual([503, ['UNAVAILABLE']])
    running.world.storeOfUsers = 'there'
    expect((await ask(running, MY_CHART, { token: bob })).data).toEqual({ chart: { seenBy: 'user_bob' } })
  } finally {
    await running.stop()
  }
})
