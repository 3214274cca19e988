import type { GraphCall, GraphClient } from '@askchart/service'
import { z } from 'zod'
import { dataOf } from '../charts/answers.js'

const MEMBERS = `query CommentReaders($id: ID!, $ids: [ID!]) {
  workspace(id: $id) { members(first: 100, ids: $ids) { edges { node { user { id } } } } }
}`
const answer = z.object({
  workspace: z.object({
    members: z.object({
      edges: z.array(z.object({ node: z.object({ user: z.object({ id: z.string() }).nullable() }) })),
    }),
  }),
})

/** Who belongs to a workspace, as users says. */
export class PeopleDataSource {
  constructor(private readonly users: GraphClient) {}

  /** Those of at most 100 people who are members. Throws UnavailableError where users does not answer. */
  async membersAmong(workspaceId: string, ids: readonly string[], call: GraphCall): Promise<ReadonlySet<string>> {
    const response = await this.users.execute({ query: MEMBERS, variables: { id: workspaceId, ids } }, call)
    const { edges } = answer.parse(dataOf(response, 'users')).workspace.members
    return new Set(edges.flatMap(({ node }) => (node.user ? [node.user.id] : [])))
  }
}
