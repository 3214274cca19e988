import { useQuery } from 'urql'
import { CurrentViewer } from './account.documents.js'

/** Who is signed in, and the workspace that what they make belongs to. */
export interface CurrentPerson {
  readonly id: string
  readonly name: string
  readonly workspace: { readonly id: string; readonly name: string } | null
}

/** Null until the answer is there. */
export function useViewer(): CurrentPerson | null {
  const [{ data }] = useQuery({ query: CurrentViewer })
  const viewer = data?.viewer
  if (!viewer) return null
  const workspace = viewer.workspaces.edges[0]?.node ?? null
  return { id: viewer.user.id, name: viewer.user.name, workspace }
}
