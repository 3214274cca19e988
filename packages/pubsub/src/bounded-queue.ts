import { MAX_QUEUED, SlowConsumerError, type Subscription } from './pubsub.js'

export interface QueuedSubscription extends Subscription {
  push(message: unknown): void
}

/** A hand-written iterator over pushed messages, so that `return()` reaches it also while it waits for one. */
export function queuedSubscription(topic: string, ready: Promise<void>, onEnd: () => void): QueuedSubscription {
  const queue: unknown[] = []
  const waiting: { resolve: (result: IteratorResult<unknown>) => void; reject: (error: Error) => void }[] = []
  let end: 'open' | 'ended' | SlowConsumerError = 'open'

  function finish(how: 'ended' | SlowConsumerError): void {
    if (end !== 'open') return
    end = how
    queue.length = 0
    onEnd()
    for (const { resolve, reject } of waiting.splice(0)) {
      if (how === 'ended') resolve({ done: true, value: undefined })
      else reject(how)
    }
  }

  return {
    ready,
    [Symbol.asyncIterator]() {
      return this
    },
    push(message) {
      if (end !== 'open') return
      const next = waiting.shift()
      if (next) next.resolve({ done: false, value: message })
      else if (queue.length < MAX_QUEUED) queue.push(message)
      else finish(new SlowConsumerError(topic))
    },
    next() {
      if (queue.length > 0) return Promise.resolve({ done: false, value: queue.shift() })
      if (end === 'ended') return Promise.resolve({ done: true, value: undefined })
      if (end instanceof SlowConsumerError) {
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
