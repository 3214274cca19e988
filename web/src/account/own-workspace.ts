import type { Client } from 'urql'
import type { CurrentViewerQuery } from '../graphql/generated/graphql.js'
import { errorMessage } from '../graphql/error-message.js'
import { CurrentViewer } from './account.documents.js'

type Workspaces = NonNullable<CurrentViewerQuery['viewer']>['workspaces']
type Workspace = Workspaces['edges'][number]['node']

/**
 * The workspace that what a person makes belongs to, as a page of those that they belong to tells it: their own, which may
 * come after older ones of others. `next` is where to go on looking, null where the search is over.
 */
export function ownAmong({ edges, pageInfo }: Workspaces): {
  readonly workspace: Workspace | null
  readonly next: string | null
} {
  const own = edges.find(({ node }) => node.viewerRole === 'OWNER')?.node
  const next = !own && pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null
  return { workspace: own ?? edges[0]?.node ?? null, next }
}

/** The id of the workspace that what this person makes belongs to. Throws, in words for them, where it cannot be had. */
export async function ownWorkspaceId(client: Client): Promise<string> {
  let after: string | null = null
  for (;;) {
    const { data, error }: Awaited<ReturnType<typeof ask>> = await ask(client, after)
    if (!data?.viewer) throw new Error(error ? errorMessage(error) : 'It is not known who you are.')
    const { workspace, next } = ownAmong(data.viewer.workspaces)
    if (next === null && workspace) return workspace.id
    if (next === null) throw new Error('There is no workspace to bring files to.')
    after = next
  }
}

const ask = (client: Client, after: string | null) => client.query(CurrentViewer, { after }).toPromise()
