import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { openUsersRoom, SESSION, type UsersRoom } from '../../test/users-room.js'

const VIEWER = '{ viewer { user { id name } } }'
const SIGN_OUT = 'mutation ($everywhere: Boolean) { signOut(everywhere: $everywhere) { ok } }'
const DAY_MS = 86_400_000

let room: UsersRoom
let now: Date
const later = (milliseconds: number): void => {
  now = new Date(now.getTime() + milliseconds)
}

beforeAll(async () => {
  room = await openUsersRoom({ clock: () => now })
})
beforeEach(() => {
  now = new Date()
})
afterAll(() => room.stop())

const auditOf = (userId: string) =>
  room.sql('select action, session_id from users.audit_log where user_id = $1 order by id', [userId])

describe('signing in as a guest', () => {
  test('makes a person with a friendly name and a workspace of their own', async () => {
    const { data } = await room.ask(`mutation { startGuestSession { ${SESSION} } }`)
    expect(data).toMatchObject({
      startGuestSession: {
        refreshToken: expect.stringMatching(/^[\w-]{43}$/),
        expiresAt: new Date(now.getTime() + 600_000).toISOString(),
        viewer: {
          user: { id: expect.stringMatching(/^user_/), name: expect.stringMatching(/^[A-Z][a-z]+ [A-Z][a-z]+$/) },
          workspaces: {
            edges: [{ node: { id: expect.stringMatching(/^workspace_/), viewerRole: 'OWNER' } }],
          },
        },
      },
    })
  })

  test('gives an access token of ten minutes for this person and session', async () => {
    const { accessToken, viewer } = await room.guest()
    const claims = await room.identity.verifier.verify(accessToken, 'access')
    expect(claims).toMatchObject({ sub: viewer.id, sid: viewer.sessionId, kind: 'guest', iss: 'users' })
    expect((claims?.exp ?? 0) - (claims?.iat ?? 0)).toBe(600)
  })

  test('gives a browser its refresh token beside the answer, never within', async () => {
    const { data, extensions } = await room.ask('mutation { startGuestSession { ... on Session { refreshToken } } }', {
      call: { browser: true },
    })
    expect(data).toEqual({ startGuestSession: { refreshToken: null } })
    expect(extensions).toEqual({
      refreshToken: {
        value: expect.stringMatching(/^[\w-]{43}$/),
        expiresAt: new Date(now.getTime() + 90 * DAY_MS).toISOString(),
      },
    })
  })

  test('is refused where the deployment takes no guests', async () => {
    const closed = await openUsersRoom({ guests: 'refuse' })
    const { data } = await closed.ask('mutation { startGuestSession { __typename ... on Problem { message } } }')
    expect(data).toEqual({
      startGuestSession: { __typename: 'GuestsNotAllowed', message: expect.stringContaining('not allowed') },
    })
    expect(await closed.sql('select * from users.people')).toEqual([])
    await closed.stop()
  })

  test('keeps no token in the database, only hashes', async () => {
    const { accessToken, refreshToken } = await room.guest()
    for (const table of ['people', 'sessions', 'refresh_tokens', 'audit_log']) {
      const text = JSON.stringify(await room.sql(`select * from users.${table}`))
      expect(text).not.toContain(refreshToken)
      expect(text).not.toContain(accessToken)
    }
  })
})

describe('a session', () => {
  test('is that of the viewer until it ends', async () => {
    const { viewer, name } = await room.guest()
    expect(await room.ask(VIEWER, { viewer })).toEqual({ data: { viewer: { user: { id: viewer.id, name } } } })
    expect(await room.ask(SIGN_OUT, { viewer })).toEqual({ data: { signOut: { ok: true } } })
    expect(await room.ask(VIEWER, { viewer })).toEqual({ data: { viewer: null } })
  })

  test("is nobody's under another person's id", async () => {
    const [mine, theirs] = [await room.guest(), await room.guest()]
    const forged = { ...mine.viewer, sessionId: theirs.viewer.sessionId ?? '' }
    expect(await room.ask(VIEWER, { viewer: forged })).toEqual({ data: { viewer: null } })
  })

  test('cannot be refreshed once signed out', async () => {
    const { viewer, refreshToken } = await room.guest()
    await room.ask(SIGN_OUT, { viewer })
    expect(await room.refresh(refreshToken)).toBeNull()
    expect(await auditOf(viewer.id)).toEqual([
      { action: 'SIGNED_IN', session_id: viewer.sessionId },
      { action: 'SIGNED_OUT', session_id: viewer.sessionId },
    ])
  })

  test('survives a refresh token that is sent again before its successor can have been seen, not one sent later', async () => {
    const { refreshToken, viewer } = await room.guest()
    const second = await room.refresh(refreshToken)
    later(99)
    expect(await room.refresh(refreshToken)).toBeNull()
    expect(await room.ask(VIEWER, { viewer })).not.toEqual({ data: { viewer: null } })
    later(1)
    expect(await room.refresh(refreshToken)).toBeNull()
    expect(await room.ask(VIEWER, { viewer })).toEqual({ data: { viewer: null } })
    expect(await room.refresh(second ?? '')).toBeNull()
  })

  test('lasts 90 days from its last refresh', async () => {
    const { refreshToken, viewer } = await room.guest()
    later(89 * DAY_MS)
    const second = await room.refresh(refreshToken)
    later(89 * DAY_MS)
    expect(await room.ask(VIEWER, { viewer })).toMatchObject({ data: { viewer: { user: { id: viewer.id } } } })
    later(DAY_MS)
    expect(await room.ask(VIEWER, { viewer })).toEqual({ data: { viewer: null } })
    expect(await room.refresh(second ?? '')).toBeNull()
  })

  test('ends everywhere where everywhere is asked, and nobody else with it', async () => {
    const [mine, other] = [await room.guest(), await room.guest()]
    await room.sql(
      `insert into users.sessions (id, user_id, created_at, expires_at)
       select 'session_on_another_machine', user_id, created_at, expires_at from users.sessions where id = $1`,
      [mine.viewer.sessionId],
    )
    const elsewhere = { ...mine.viewer, sessionId: 'session_on_another_machine' }
    await room.ask(SIGN_OUT, { viewer: mine.viewer, variables: { everywhere: true } })
    expect(await room.ask(VIEWER, { viewer: elsewhere })).toEqual({ data: { viewer: null } })
    expect(await room.ask(VIEWER, { viewer: other.viewer })).not.toEqual({ data: { viewer: null } })
  })

  test("takes a browser's cookie away when it ends", async () => {
    const { viewer } = await room.guest()
    expect(await room.ask(SIGN_OUT, { viewer, call: { browser: true } })).toEqual({
      data: { signOut: { ok: true } },
      extensions: { refreshToken: null },
    })
  })

  test('cannot be ended by nobody', async () => {
    const { errors } = await room.ask(SIGN_OUT)
    expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' })
  })
})
