import DataLoader from 'dataloader'
import type { Comment } from './comment.js'
import type { CommentDataSource } from './comment.data-source.js'

export type CommentById = (id: string) => Promise<Comment | null>

/** Batches look-ups of one tick and keeps nothing, as events of one subscription tell comments as they are then. */
export function commentByIdFrom(comments: CommentDataSource): CommentById {
  const loader = new DataLoader((ids: readonly string[]) => comments.byIds(ids), { cache: false, maxBatchSize: 500 })
  return (id) => loader.load(id)
}
