import { type CombinedError, useQuery } from 'urql'
import { CurrentViewer } from './account.documents.js'

/** Who is signed in, and the workspace that what they make belongs to. */
export interface CurrentPerson {
  readonly id: string
  readonly name: string
  readonly workspace: { readonly id: string; readonly name: string } | null
}

/** The person, null until the answer is there; what went wrong instead, and how to ask again. */
export interface ViewerState {
  readonly viewer: CurrentPerson | null
  readonly error: CombinedError | null
  readonly askAgain: () => void
}

/** Who is signed in, as far as that is known. */
export function useViewer(): ViewerState {
  const [{ data, error, fetching }, refetch] = useQuery({ query: CurrentViewer })
  const found = data?.viewer
  const all = found?.workspaces.edges.map(({ node }) => node) ?? []
  // Somebody may belong to workspaces that are older than their own.
  const workspace = all.find(({ viewerRole }) => viewerRole === 'OWNER') ?? all[0] ?? null
  const viewer = found ? { ...found.user, workspace } : null
  return {
    viewer,
    error: viewer === null && !fetching ? (error ?? null) : null,
    askAgain: () => refetch({ requestPolicy: 'network-only' }),
  }
}
