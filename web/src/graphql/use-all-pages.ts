import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { useCallback, useEffect, useState } from 'react'
import { type Client, type CombinedError, type RequestPolicy, useClient } from 'urql'

/** A page of a list, as connections tell it. */
interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null }
}

/** All pages of a list, as far as they are there. */
export interface AllPages<P extends Page> {
  readonly pages: readonly P[]
  /** Whether these are all there are. */
  readonly complete: boolean
  /** Why the rest is not there; null while it is on its way. */
  readonly error: CombinedError | null
  readonly askAgain: () => void
}

type Variables = { after: string | null }
type State<P extends Page> = Omit<AllPages<P>, 'askAgain'>

interface Options<Data, P extends Page> {
  readonly query: TypedDocumentNode<Data, Variables>
  /** The page in an answer. Is to be the same function each time. */
  readonly pageOf: (data: Data) => P
  readonly requestPolicy?: RequestPolicy
}

const isLast = (page: Page | undefined): boolean => page !== undefined && !page.pageInfo.hasNextPage

/** What is known already, so that a page that is opened again shows it at once. */
function knownPages<Data, P extends Page>(client: Client, { query, pageOf }: Options<Data, P>): State<P> {
  const pages: P[] = []
  for (let after: string | null = null; ;) {
    const known = client.readQuery(query, { after })?.data
    if (!known) return { pages, complete: false, error: null }
    const page = pageOf(known)
    pages.push(page)
    if (isLast(page)) return { pages, complete: true, error: null }
    after = page.pageInfo.endCursor ?? null
  }
}

/** Follows a list page after page: a page that changes ends those after it only where it goes on elsewhere. */
function followPages<Data, P extends Page>(
  client: Client,
  { query, pageOf, requestPolicy = 'cache-first' }: Options<Data, P>,
  tell: (state: State<P>) => void,
): () => void {
  let ended = false
  let pages: readonly P[] = []
  const ends: (() => void)[] = []
  const drop = (from: number): void => {
    for (const end of ends.splice(from)) end()
    pages = pages.slice(0, from)
  }
  const follow = (index: number, after: string | null): void => {
    const following = client.query(query, { after }, { requestPolicy }).subscribe(({ data, error }) => {
      if (ended) return
      if (!data) {
        if (error) tell({ pages, complete: false, error })
        return
      }
      const page = pageOf(data)
      const { hasNextPage, endCursor = null } = page.pageInfo
      if (!hasNextPage || pages[index]?.pageInfo.endCursor !== endCursor) drop(index + 1)
      pages = [...pages.slice(0, index), page, ...pages.slice(index + 1)]
      tell({ pages, complete: isLast(pages.at(-1)), error: null })
      if (hasNextPage && pages.length === index + 1) follow(index + 1, endCursor)
    })
    ends[index] = () => following.unsubscribe()
  }
  follow(0, null)
  return () => {
    ended = true
    drop(0)
  }
}

/** A whole list, page after page, as it changes. */
export function useAllPages<Data, P extends Page>(options: Options<Data, P>): AllPages<P> {
  const client = useClient()
  const { query, pageOf, requestPolicy } = options
  const [state, setState] = useState<State<P>>(() => knownPages(client, options))
  const [policy, setPolicy] = useState<{ readonly asked: number; readonly policy?: RequestPolicy }>({ asked: 0 })
  useEffect(() => {
    // Until the new list is as long as what is shown, that goes on being shown.
    const tell = (now: State<P>): void =>
      setState((before) => {
        if (now.error) return { ...before, error: now.error }
        return now.complete || now.pages.length >= before.pages.length ? now : before
      })
    return followPages(client, { query, pageOf, requestPolicy: policy.policy ?? requestPolicy ?? 'cache-first' }, tell)
  }, [client, query, pageOf, requestPolicy, policy])
  const askAgain = useCallback(() => {
    setState((before) => ({ ...before, error: null }))
    setPolicy(({ asked }) => ({ asked: asked + 1, policy: 'network-only' }))
  }, [])
  return { ...state, askAgain }
}
