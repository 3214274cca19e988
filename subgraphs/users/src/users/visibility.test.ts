import type { Viewer } from '@askchart/service'
import { aViewer } from '@askchart/testing'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Guest, openUsersRoom, type UsersRoom } from '../../test/users-room.js'

const USERS = `query ($people: [_Any!]!) { _entities(representations: $people) { ... on User { id name } } }`
const WORKSPACES = `query ($workspaces: [_Any!]!) {
  _entities(representations: $workspaces) { ... on Workspace { id name viewerRole } }
}`
const WORKSPACE = 'query ($id: ID!) { workspace(id: $id) { id name viewerRole } }'

let room: UsersRoom
let ada: Guest
let bob: Guest
let carol: Guest

beforeAll(async () => {
  room = await openUsersRoom()
  ;[ada, bob, carol] = [await room.guest(), await room.guest(), await room.guest()]
  await room.sql(`insert into users.memberships (workspace_id, user_id, role) values ($1, $2, 'EDITOR')`, [
    ada.workspaceId,
    bob.viewer.id,
  ])
})
afterAll(() => room.stop())

const people = (viewer: Viewer | undefined, ...ids: string[]) =>
  room.ask(USERS, {
    ...(viewer ? { viewer } : {}),
    variables: { people: ids.map((id) => ({ __typename: 'User', id })) },
  })
const workspace = (id: string, viewer?: Viewer) =>
  room.ask(WORKSPACE, { ...(viewer ? { viewer } : {}), variables: { id } })
const bobAmongAdas = (): Viewer => ({
  ...bob.viewer,
  workspaces: [...bob.viewer.workspaces, { id: ada.workspaceId, role: 'EDITOR' }],
})

describe('a person', () => {
  test('is known by name to those who share a workspace, in the order asked', async () => {
    expect(await people(bobAmongAdas(), ada.viewer.id, carol.viewer.id, bob.viewer.id)).toEqual({
      data: {
        _entities: [{ id: ada.viewer.id, name: ada.name }, null, { id: bob.viewer.id, name: bob.name }],
      },
    })
  })

  test('is nobody to a stranger, to an anonymous viewer and to an unknown id', async () => {
    expect(await people(carol.viewer, ada.viewer.id, 'user_unknown')).toEqual({ data: { _entities: [null, null] } })
    expect(await people(undefined, ada.viewer.id)).toEqual({ data: { _entities: [null] } })
  })
})

describe('a workspace', () => {
  test('is there for its members, with their role', async () => {
    expect(await workspace(ada.workspaceId, bobAmongAdas())).toEqual({
      data: { workspace: { id: ada.workspaceId, name: `${ada.name}'s workspace`, viewerRole: 'EDITOR' } },
    })
  })

  test.each([
    ['a stranger', () => aViewer()],
    ['another person', () => carol.viewer],
    ['an anonymous viewer', () => undefined],
  ])('is not there for %s, in the same words as one that does not exist', async (_name, viewer) => {
    const [hidden, missing] = [await workspace(ada.workspaceId, viewer()), await workspace('workspace_none', viewer())]
    expect(hidden).toMatchObject({ data: { workspace: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] })
    expect(hidden.errors?.[0]?.message.replace(ada.workspaceId, 'workspace_none')).toBe(missing.errors?.[0]?.message)
  })

  test('is found as an entity by its members alone', async () => {
    const variables = { workspaces: [{ __typename: 'Workspace', id: ada.workspaceId }] }
    expect(await room.ask(WORKSPACES, { viewer: ada.viewer, variables })).toEqual({
      data: { _entities: [{ id: ada.workspaceId, name: `${ada.name}'s workspace`, viewerRole: 'OWNER' }] },
    })
    expect(await room.ask(WORKSPACES, { viewer: carol.viewer, variables })).toEqual({ data: { _entities: [null] } })
  })
})

describe("a viewer's workspaces", () => {
  const QUERY = `query ($first: Int!, $after: String) {
    viewer { workspaces(first: $first, after: $after) {
      totalCount edges { node { id viewerRole } } pageInfo { hasNextPage hasPreviousPage endCursor }
    } }
  }`

  test('come with the roles of now, though the proof knows none of them', async () => {
    const { data } = await room.ask(QUERY, { viewer: { ...bob.viewer, workspaces: [] }, variables: { first: 100 } })
    expect(data).toMatchObject({
      viewer: {
        workspaces: {
          totalCount: 2,
          edges: [
            { node: { id: ada.workspaceId, viewerRole: 'EDITOR' } },
            { node: { id: bob.workspaceId, viewerRole: 'OWNER' } },
          ],
        },
      },
    })
  })

  test('come page by page', async () => {
    const first = await room.ask(QUERY, { viewer: bob.viewer, variables: { first: 1 } })
    expect(first.data).toMatchObject({
      viewer: { workspaces: { edges: [{ node: { id: ada.workspaceId } }], pageInfo: { hasNextPage: true } } },
    })
    const after = JSON.stringify(first.data).match(/"endCursor":"([^"]+)"/)?.[1]
    const second = await room.ask(QUERY, { viewer: bob.viewer, variables: { first: 1, after } })
    expect(second.data).toMatchObject({
      viewer: {
        workspaces: {
          edges: [{ node: { id: bob.workspaceId } }],
          pageInfo: { hasNextPage: false, hasPreviousPage: true },
        },
      },
    })
  })

  test.each([
    ['first', { first: 101 }],
    ['first', { first: 0 }],
    ['after', { first: 1, after: 'no cursor' }],
  ])('refuse a wrong %s', async (field, variables) => {
    const { errors } = await room.ask(QUERY, { viewer: bob.viewer, variables })
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field })
  })
})
