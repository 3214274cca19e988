import { expect, test } from '@jest/globals'
import { ownAmong } from './own-workspace.js'

const page = (roles: readonly ('OWNER' | 'EDITOR' | 'VIEWER')[], endCursor: string | null = null) => ({
  edges: roles.map((viewerRole, index) => ({ node: { id: `w${index}`, name: 'Somewhere', viewerRole } })),
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
})
const chosen = (...[roles, endCursor]: Parameters<typeof page>) => {
  const { workspace, next } = ownAmong(page(roles, endCursor))
  return [workspace?.id ?? null, next]
}

test("one's own workspace is found among older ones of others", () => {
  expect(chosen(['VIEWER', 'OWNER', 'OWNER'], 'more')).toEqual(['w1', null])
})

test('it is looked for on the pages after, and without one the first that there is will do', () => {
  expect(chosen(['VIEWER', 'EDITOR'], 'more')[1]).toBe('more')
  expect(chosen(['VIEWER', 'EDITOR'])).toEqual(['w0', null])
  expect(chosen([])).toEqual([null, null])
})
