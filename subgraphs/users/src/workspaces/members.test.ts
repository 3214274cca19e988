import type { Viewer } from '@askchart/service'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Guest, openUsersRoom, type UsersRoom } from '../../test/users-room.js'

const MEMBERS = `query ($id: ID!, $first: Int!, $after: String, $search: String, $ids: [ID!]) {
  workspace(id: $id) { members(first: $first, after: $after, search: $search, ids: $ids) {
    totalCount edges { cursor node { role user { id name } } } pageInfo { hasNextPage }
  } }
}`

let room: UsersRoom
let ada: Guest
let bob: Guest
let carol: Guest

beforeAll(async () => {
  room = await openUsersRoom()
  ;[ada, bob, carol] = [await room.guest(), await room.guest(), await room.guest()]
  await room.sql(`insert into users.memberships (workspace_id, user_id, role) values ($1, $2, 'VIEWER')`, [
    ada.workspaceId,
    bob.viewer.id,
  ])
  await room.sql(
    `update users.people set name = case id when $1 then 'Ada_Fox' else 'bob Wren' end where id in ($1, $2)`,
    [ada.viewer.id, bob.viewer.id],
  )
})
afterAll(() => room.stop())

const members = (more: Readonly<Record<string, unknown>> = {}, viewer: Viewer = ada.viewer) =>
  room.ask(MEMBERS, { viewer, variables: { id: ada.workspaceId, first: 20, ...more } })
const named = (name: string, role: string) => ({ node: { role, user: { name } } })

describe('the members of a workspace', () => {
  test('are told by name with their roles, page by page', async () => {
    const all = await members()
    expect(all.data).toMatchObject({
      workspace: { members: { totalCount: 2, edges: [named('Ada_Fox', 'OWNER'), named('bob Wren', 'VIEWER')] } },
    })
    const first = await members({ first: 1 })
    expect(first.data).toMatchObject({
      workspace: { members: { edges: [named('Ada_Fox', 'OWNER')], pageInfo: { hasNextPage: true } } },
    })
    const after = /"cursor":"([^"]+)"/.exec(JSON.stringify(first.data))?.[1]
    expect((await members({ first: 1, after })).data).toMatchObject({
      workspace: { members: { edges: [named('bob Wren', 'VIEWER')], pageInfo: { hasNextPage: false } } },
    })
  })

  test('are found by part of a name in any case, with nothing of it taken for a pattern', async () => {
    for (const [search, names] of [
      ['WREN', ['bob Wren']],
      ['a_f', ['Ada_Fox']],
      ['_o', []],
      ['%', []],
    ] as const)
      expect((await members({ search })).data).toMatchObject({
        workspace: {
          members: { totalCount: names.length, edges: names.map((name) => ({ node: { user: { name } } })) },
        },
      })
  })

  test('are found by id, and nobody else is', async () => {
    expect((await members({ ids: [carol.viewer.id, bob.viewer.id] })).data).toMatchObject({
      workspace: { members: { edges: [{ node: { user: { id: bob.viewer.id } } }] } },
    })
    expect((await members({ ids: Array.from({ length: 101 }, String) })).errors?.[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      field: 'ids',
    })
  })

  test('are told to one who may only look, and to strangers the workspace is not there', async () => {
    const workspaces = [{ id: ada.workspaceId, role: 'VIEWER' as const }]
    expect((await members({}, { ...bob.viewer, workspaces })).data).toMatchObject({
      workspace: { members: { totalCount: 2 } },
    })
    const { data, errors } = await members({}, carol.viewer)
    expect(data).toEqual({ workspace: null })
    expect(errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND')
    const variables = { them: [{ __typename: 'Workspace', id: ada.workspaceId }] }
    const entity = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on Workspace { members { totalCount } } } }`
    expect(await room.ask(entity, { viewer: carol.viewer, variables })).toEqual({ data: { _entities: [null] } })
  })
})
