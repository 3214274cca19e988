import { until } from '@askchart/testing'
import { expect, test } from '@jest/globals'
import { openUsersRoom } from '../../test/users-room.js'

test('sessions long over are forgotten at the next start, with their tokens; people and live sessions stay', async () => {
  let now = new Date('2026-01-01T00:00:00Z')
  const room = await openUsersRoom({ clock: () => now })
  const [away, out, live] = [await room.guest(), await room.guest(), await room.guest()]
  now = new Date('2026-03-01T00:00:00Z')
  await room.refresh(live.refreshToken)
  await room.ask('mutation { signOut { ok } }', { viewer: out.viewer })
  now = new Date('2026-04-15T00:00:00Z')
  await room.restart()
  await until('the purge', async () => (await room.sql('select id from users.sessions')).length < 3)
  expect(await room.sql('select id from users.sessions order by id')).toEqual(
    [away.viewer.sessionId, live.viewer.sessionId].map((id) => ({ id })),
  )
  expect(await room.sql('select count(*)::int as n from users.refresh_tokens')).toEqual([{ n: 3 }])
  expect(await room.sql('select count(*)::int as n from users.people')).toEqual([{ n: 3 }])
  await room.stop()
})
