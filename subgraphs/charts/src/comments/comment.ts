import { z } from 'zod'

export interface Comment {
  readonly id: string
  readonly chartId: string
  /** The comment that its thread began with; null where it is that one. */
  readonly threadId: string | null
  readonly authorId: string
  readonly body: string
  readonly anchor: string | null
  /** Ids of people. */
  readonly mentions: readonly string[]
  readonly createdAt: Date
  readonly resolvedAt: Date | null
  readonly resolvedBy: string | null
}

export const MAX_BODY = 4_000
export const MAX_MENTIONS = 20
export const MAX_COMMENTS = 2_000

export const commentTopic = (chartId: string): string => `comments:${chartId}`

/** What is told on that topic: a comment that was added, resolved or reopened, or that the chart is gone. */
export type CommentMessage = { readonly commentId: string } | { readonly deleted: true }

const messageSchema = z.union([z.object({ deleted: z.literal(true) }), z.object({ commentId: z.string() })])
export const parseCommentMessage = (message: unknown): CommentMessage => messageSchema.parse(message)
