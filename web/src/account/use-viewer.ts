import { useState } from 'react'
import { type CombinedError, useQuery } from 'urql'
import { CurrentViewer } from './account.documents.js'
import { ownAmong } from './own-workspace.js'

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

/** Who is signed in, as far as that is known: with their own workspace, wherever among those that they belong to it comes. */
export function useViewer(): ViewerState {
  const [after, setAfter] = useState<string | null>(null)
  const [{ data, error, fetching }, refetch] = useQuery({ query: CurrentViewer, variables: { after } })
  const found = data?.viewer
  const { workspace, next } = found ? ownAmong(found.workspaces) : { workspace: null, next: null }
  if (next !== null && next !== after) setAfter(next)
  const viewer = found && next === null ? { ...found.user, workspace } : null
  return {
    viewer,
    error: viewer === null && !fetching ? (error ?? null) : null,
    askAgain: () => refetch({ requestPolicy: 'network-only' }),
  }
}
