import { anonymousViewer, gatewayViewer, type Viewer } from '@askchart/service'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { z } from 'zod'
import { openUsersRoom, type UsersRoom } from '../../test/users-room.js'

let room: UsersRoom
beforeAll(async () => {
  room = await openUsersRoom()
})
afterAll(() => room.stop())

const RIGHTS = `query ($sessionIds: [ID!]!) {
  sessionRights(sessionIds: $sessionIds)
}`
const rights = (viewer: Viewer, ...sessionIds: (string | undefined)[]) =>
  room.ask(RIGHTS, { viewer, variables: { sessionIds } })

const told = z.object({ sessionRights: z.array(z.string().nullable()) })
const answered = async (...sessionIds: (string | undefined)[]): Promise<unknown[]> =>
  told
    .parse((await rights(gatewayViewer, ...sessionIds)).data)
    .sessionRights.map((text) => (text === null ? null : z.unknown().parse(JSON.parse(text))))

test('are those of now, of many sessions at once and in the order asked; null for one that has ended or never was', async () => {
  const [ada, bob, carol] = [await room.guest(), await room.guest(), await room.guest()]
  await room.sql(`insert into users.memberships (workspace_id, user_id, role) values ($1, $2, 'VIEWER')`, [
    ada.workspaceId,
    bob.viewer.id,
  ])
  await room.sql('delete from users.memberships where user_id = $1', [carol.viewer.id])
  const sessionIds = [ada, bob, carol].map(({ viewer }) => viewer.sessionId)
  const all = [
    { userId: ada.viewer.id, rights: [{ workspaceId: ada.workspaceId, role: 'OWNER' }] },
    {
      userId: bob.viewer.id,
      rights: [
        { workspaceId: ada.workspaceId, role: 'VIEWER' },
        { workspaceId: bob.workspaceId, role: 'OWNER' },
      ],
    },
    { userId: carol.viewer.id, rights: [] },
  ]
  expect(await answered(...sessionIds, 'session_none')).toEqual([...all, null])
  await room.ask('mutation { signOut { ok } }', { viewer: ada.viewer })
  expect(await answered(...sessionIds)).toEqual([null, ...all.slice(1)])
})

test('are told to no person, not even their own', async () => {
  const { viewer } = await room.guest()
  for (const asking of [viewer, anonymousViewer, { ...viewer, kind: 'job' as const }]) {
    const { data, errors } = await rights(asking, viewer.sessionId)
    expect([data, errors?.[0]?.extensions?.['code']]).toEqual([null, 'FORBIDDEN'])
  }
})

test('the gateway itself is nobody: it has no person, signs nobody out and gets no ticket', async () => {
  expect(await room.ask('{ viewer { user { id } } }', { viewer: gatewayViewer })).toEqual({ data: { viewer: null } })
  for (const mutation of ['mutation { signOut(everywhere: true) { ok } }', 'mutation { issueJobTicket }'])
    expect((await room.ask(mutation, { viewer: gatewayViewer })).errors?.[0]?.extensions?.['code']).toBe(
      'UNAUTHENTICATED',
    )
})

test.each([0, 501])('%d sessions at once are refused', async (count) => {
  const ids = Array.from({ length: count }, (_, index) => `session_${index}`)
  expect((await rights(gatewayViewer, ...ids)).errors?.[0]?.extensions).toEqual({
    code: 'BAD_USER_INPUT',
    field: 'sessionIds',
  })
})
