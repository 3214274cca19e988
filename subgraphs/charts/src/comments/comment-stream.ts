import type { Subscription } from '@askchart/pubsub'
import { type Comment, parseCommentMessage } from './comment.js'

/**
 * Comments of a chart as they are added, resolved and opened again, each as it is when it is told, until `return()` or
 * the end of the chart.
 */
export class CommentStream implements AsyncIterableIterator<Comment> {
  private turn: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly live: Subscription,
    private readonly byId: (id: string) => Promise<Comment | null>,
  ) {}

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<Comment>> {
    const result = this.turn.then(() => this.take())
    this.turn = result.catch(() => undefined)
    return result
  }

  async return(): Promise<IteratorResult<Comment>> {
    await this.live.return?.()
    return { done: true, value: undefined }
  }

  private async take(): Promise<IteratorResult<Comment>> {
    try {
      for (;;) {
        const heard = await this.live.next()
        if (heard.done === true) break
        const message = parseCommentMessage(heard.value)
        if ('deleted' in message) break
        const comment = await this.byId(message.commentId)
        if (comment) return { done: false, value: comment }
      }
    } catch (error) {
      await this.return()
      throw error
    }
    return this.return()
  }
}
