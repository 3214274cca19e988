import { LostMessagesError, MAX_QUEUED, type Subscription } from './pubsub.js'

export interface QueuedSubscription extends Subscription {
  push(message: unknown): void
  /** Messages may have been lost: what waits, and what was lost, gives way to the word that something is missing. */
  lose(): void
}

export interface QueueOptions {
  readonly topic: string
  readonly ready: Promise<void>
  /** Delivered in place of messages that were lost. */
  readonly missed: object | null
  readonly onEnd: () => void
}

/** A hand-written iterator over pushed messages, so that `return()` reaches it also while it waits for one. */
export function queuedSubscription({ topic, ready, missed, onEnd }: QueueOptions): QueuedSubscription {
  const queue: unknown[] = []
  const waiting: { resolve: (result: IteratorResult<unknown>) => void; reject: (error: Error) => void }[] = []
  let end: 'open' | 'ended' | LostMessagesError = 'open'

  function finish(how: 'ended' | LostMessagesError): void {
    if (end !== 'open') return
    end = how
    queue.length = 0
    onEnd()
    for (const { resolve, reject } of waiting.splice(0)) {
      if (how === 'ended') resolve({ done: true, value: undefined })
      else reject(how)
    }
  }

  function push(message: unknown): void {
    if (end !== 'open') return
    const next = waiting.shift()
    if (next) next.resolve({ done: false, value: message })
    else if (queue.length < MAX_QUEUED) queue.push(message)
    else lose()
  }

  function lose(): void {
    if (end !== 'open') return
    queue.length = 0
    if (missed) push(missed)
    else finish(new LostMessagesError(topic))
  }

  return {
    ready,
    [Symbol.asyncIterator]() {
      return this
    },
    push,
    lose,
    next() {
      if (queue.length > 0) return Promise.resolve({ done: false, value: queue.shift() })
      if (end === 'ended') return Promise.resolve({ done: true, value: undefined })
      if (end instanceof LostMessagesError) {
        const error = end
        end = 'ended'
        return Promise.reject(error)
      }
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    },
    return() {
      finish('ended')
      return Promise.resolve({ done: true, value: undefined })
    },
  }
}
