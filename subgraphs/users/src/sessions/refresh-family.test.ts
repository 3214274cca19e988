import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { openUsersRoom, type UsersRoom } from '../../test/users-room.js'

let room: UsersRoom
beforeAll(async () => {
  room = await openUsersRoom()
})
afterAll(() => room.stop())

const actionsOf = async (userId: string): Promise<unknown[]> => {
  const rows = await room.sql('select action from users.audit_log where user_id = $1 order by id', [userId])
  return rows.map((row) => row['action'])
}
const KEY = 'f7c3bb1b-5f0e-4d0c-9c43-1a2b3c4d5e6f'
const successorOf = async (token: string): Promise<string> => z.string().parse(await room.refresh(token))

describe('a family of refresh tokens', () => {
  test('goes from token to token', async () => {
    const { refreshToken, viewer } = await room.guest()
    const second = await successorOf(refreshToken)
    const third = await successorOf(second)
    expect(new Set([refreshToken, second, third]).size).toBe(3)
    expect(await actionsOf(viewer.id)).toEqual(['SIGNED_IN'])
  })

  test('is revoked as a whole, and that is written down, when a token is used twice', async () => {
    const { refreshToken, viewer } = await room.guest()
    const second = await successorOf(refreshToken)
    expect(await room.refresh(refreshToken)).toBeNull()
    expect(await room.refresh(second)).toBeNull()
    expect(await room.ask('{ viewer { user { id } } }', { viewer })).toEqual({ data: { viewer: null } })
    expect(await actionsOf(viewer.id)).toEqual(['SIGNED_IN', 'REFRESH_TOKEN_REUSED'])
  })

  test('goes on where the answer to a try was lost and it is made again with its key', async () => {
    const { refreshToken, viewer } = await room.guest()
    const lost = await room.refresh(refreshToken, KEY)
    const again = await room.refresh(refreshToken, KEY)
    expect(await successorOf(z.string().parse(again))).not.toBe(lost)
    expect(await actionsOf(viewer.id)).toEqual(['SIGNED_IN'])
  })

  test('goes on where a try is made again while the one before it is under way', async () => {
    const { refreshToken, viewer } = await room.guest()
    const answers = await Promise.all(Array.from({ length: 3 }, () => room.refresh(refreshToken, KEY)))
    const good = await room.sql(
      'select count(*)::int as alive from users.refresh_tokens where session_id = $1 and used_at is null',
      [viewer.sessionId],
    )
    expect([answers.filter((answer) => answer !== null).length, good]).toEqual([3, [{ alive: 1 }]])
    expect(await actionsOf(viewer.id)).toEqual(['SIGNED_IN'])
  })

  test.each([
    ['without its key', null],
    ['with another key', 'another-key-of-many-letters'],
  ])('is revoked where a token is used again %s', async (_name, key) => {
    const { refreshToken, viewer } = await room.guest()
    const second = z.string().parse(await room.refresh(refreshToken, KEY))
    expect(await room.refresh(refreshToken, key)).toBeNull()
    expect(await room.refresh(second)).toBeNull()
    expect(await actionsOf(viewer.id)).toEqual(['SIGNED_IN', 'REFRESH_TOKEN_REUSED'])
  })

  test('is revoked where the successor was used, whatever the key', async () => {
    const { refreshToken, viewer } = await room.guest()
    const second = z.string().parse(await room.refresh(refreshToken, KEY))
    const third = await successorOf(second)
    expect(await room.refresh(refreshToken, KEY)).toBeNull()
    expect(await room.refresh(third)).toBeNull()
    expect(await actionsOf(viewer.id)).toEqual(['SIGNED_IN', 'REFRESH_TOKEN_REUSED'])
  })

  test('a successor that another took the place of is worth nothing, and ends nothing', async () => {
    const { refreshToken } = await room.guest()
    const lost = z.string().parse(await room.refresh(refreshToken, KEY))
    const again = z.string().parse(await room.refresh(refreshToken, KEY))
    expect(await room.refresh(lost)).toBeNull()
    expect(await room.refresh(again)).not.toBeNull()
  })

  test.each(['short', 'x'.repeat(101)])('a key of another length is refused: %s', async (key) => {
    const { refreshToken } = await room.guest()
    await expect(room.refresh(refreshToken, key)).rejects.toThrow('16 to 100 characters')
    expect(await room.refresh(refreshToken)).not.toBeNull()
  })

  test('stays one lineage under 20 parallel refreshes', async () => {
    const { refreshToken, viewer } = await room.guest()
    const answers = await Promise.all(Array.from({ length: 20 }, () => room.refresh(refreshToken)))
    const winners = answers.filter((answer) => answer !== null)
    expect(winners).toHaveLength(1)
    expect(
      await room.sql(
        'select count(*)::int as alive from users.refresh_tokens where session_id = $1 and used_at is null',
        [viewer.sessionId],
      ),
    ).toEqual([{ alive: 1 }])
    expect(await room.refresh(winners[0] ?? '')).not.toBeNull()
    expect(await actionsOf(viewer.id)).toEqual(['SIGNED_IN'])
  })

  test.each([
    ['an unknown token', 'A'.repeat(43)],
    ['nothing', ''],
    ['a long text', 'x'.repeat(100_000)],
  ])('does not know %s', async (_name, token) => expect(await room.refresh(token)).toBeNull())
})

describe('the audit log', () => {
  test.each(['update users.audit_log set action = $1', 'delete from users.audit_log where action <> $1'])(
    'refuses %s',
    async (statement) => {
      await room.guest()
      await expect(room.sql(statement, ['FORGED'])).rejects.toThrow('append-only')
    },
  )
  test('refuses to be emptied', async () => {
    await expect(room.sql('truncate users.audit_log')).rejects.toThrow('append-only')
  })
})
