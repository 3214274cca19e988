import type { CommentPartsFragment } from '../../graphql/generated/graphql.js'
import type { Standing } from './draft.js'

export type ShownComment = CommentPartsFragment

/** A comment that began a thread, and the replies to it, oldest first. */
export interface Thread {
  readonly first: ShownComment
  readonly replies: readonly ShownComment[]
}

/** What was loaded, and what was told since that loading began: newer, whatever comes in last. */
export interface CommentStore {
  readonly loaded: ReadonlyMap<string, ShownComment>
  readonly told: ReadonlyMap<string, ShownComment>
  readonly state: 'loading' | 'ready' | 'failed'
  /** Whether all that was said was known once; since then, what was told and loaded. */
  readonly known: boolean
}

export type CommentNews =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly comments: readonly ShownComment[]; readonly more: boolean }
  | { readonly kind: 'failed' }
  | { readonly kind: 'told'; readonly comment: ShownComment }

export const noComments: CommentStore = { loaded: new Map(), told: new Map(), state: 'loading', known: false }

export function withNews(store: CommentStore, news: CommentNews): CommentStore {
  switch (news.kind) {
    case 'loading':
      return { ...store, loaded: new Map([...store.loaded, ...store.told]), told: new Map(), state: 'loading' }
    case 'loaded': {
      const loaded = new Map([...store.loaded, ...news.comments.map((comment) => [comment.id, comment] as const)])
      return { ...store, loaded, state: news.more ? 'loading' : 'ready', known: store.known || !news.more }
    }
    case 'failed':
      return { ...store, state: 'failed' }
    case 'told':
      return { ...store, told: new Map([...store.told, [news.comment.id, news.comment]]) }
  }
}

/** Ids are in the order of their making. */
const byId = (a: ShownComment, b: ShownComment): number => (a.id < b.id ? -1 : 1)

/** Threads in the order of their beginning; a reply whose thread is not known yet waits for it. */
export function threadsOf({ loaded, told }: CommentStore): readonly Thread[] {
  const all = [...new Map([...loaded, ...told]).values()].sort(byId)
  const replies = new Map<string, ShownComment[]>()
  for (const comment of all) {
    if (comment.replyTo == null) continue
    replies.set(comment.replyTo, [...(replies.get(comment.replyTo) ?? []), comment])
  }
  return all.filter(({ replyTo }) => replyTo == null).map((first) => ({ first, replies: replies.get(first.id) ?? [] }))
}

export const isOpen = ({ first }: Thread): boolean => first.resolvedAt == null

/** What somebody said, of these comments. */
export const standingOf = (comments: readonly ShownComment[], personId: string | null): readonly Standing[] =>
  comments
    .filter(({ author }) => personId !== null && author?.id === personId)
    .map(({ id, body, anchor }) => ({ id, body, anchor: anchor ?? null }))
