import { useCallback, useEffect, useMemo, useReducer } from 'react'
import { type Client, useClient, useSubscription } from 'urql'
import type { ChartCommentsQuery } from '../../graphql/generated/graphql.js'
import { useReturn } from '../../graphql/connection.js'
import { errorMessage } from '../../graphql/error-message.js'
import { AddComment, ChartComments, CommentAdded, ReopenComment, ResolveComment } from './comments.documents.js'
import { type CommentStore, noComments, type Thread, threadsOf, withNews } from './comment-store.js'

/** A comment as it is written. */
export interface WrittenComment {
  readonly body: string
  readonly anchor: string | null
  readonly replyTo: string | null
  readonly mentions: readonly string[]
  readonly idempotencyKey: string
}

/** What people said about a chart, alive. What is done answers with what went wrong, null where nothing did. */
export interface Comments {
  readonly state: CommentStore['state']
  /** Whether all that was said was known once; what is said from then on is heard. */
  readonly known: boolean
  readonly threads: readonly Thread[]
  readonly add: (comment: WrittenComment) => Promise<string | null>
  readonly resolve: (id: string) => Promise<string | null>
  readonly reopen: (id: string) => Promise<string | null>
  readonly loadAgain: () => void
}

type Page = NonNullable<ChartCommentsQuery['chart']>['comments'] | null

async function pageOf(client: Client, chartId: string, after: string | null): Promise<Page> {
  const answer = await client.query(ChartComments, { chartId, after }, { requestPolicy: 'network-only' })
  return answer.data?.chart?.comments ?? null
}

/** The comments of a chart; null as long as it is not known whether there is one. */
export function useComments(chartId: string | null): Comments {
  const client = useClient()
  const [store, tell] = useReducer(withNews, noComments)

  const load = useCallback(async () => {
    if (chartId === null) return
    tell({ kind: 'loading' })
    let after: string | null = null
    do {
      const page: Page = await pageOf(client, chartId, after)
      if (!page) {
        tell({ kind: 'failed' })
        return
      }
      after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null
      tell({ kind: 'loaded', comments: page.edges.map(({ node }) => node), more: after !== null })
    } while (after !== null)
  }, [client, chartId])

  useEffect(() => {
    void load()
  }, [load])
  useReturn(() => void load())
  useSubscription(
    { query: CommentAdded, variables: { chartId: chartId ?? '' }, pause: chartId === null },
    (_seen: null | undefined, { commentAdded: comment }) => {
      tell({ kind: 'told', comment })
      return null
    },
  )

  return {
    state: store.state,
    known: store.known,
    threads: useMemo(() => threadsOf(store), [store]),
    add: async (comment) => {
      const input = { chartId: chartId ?? '', ...comment, mentions: [...comment.mentions] }
      const { data, error } = await client.mutation(AddComment, { input })
      if (data) tell({ kind: 'told', comment: data.addComment.comment })
      return error ? errorMessage(error) : null
    },
    resolve: async (id) => {
      const { data, error } = await client.mutation(ResolveComment, { id })
      if (data) tell({ kind: 'told', comment: data.resolveComment.comment })
      return error ? errorMessage(error) : null
    },
    reopen: async (id) => {
      const { data, error } = await client.mutation(ReopenComment, { id })
      if (data) tell({ kind: 'told', comment: data.reopenComment.comment })
      return error ? errorMessage(error) : null
    },
    loadAgain: () => void load(),
  }
}
