/**
 * Live fan-out: may be lost, is never stored. Who must not miss anything catches up by version from its own store.
 * Messages are JSON.
 */
export interface PubSub {
  /** Resolves when the message is handed over, not when anyone has seen it. */
  publish(topic: string, message: object): Promise<void>
  /**
   * Messages of a topic from now on: a message published after `subscribe` returned and `ready` resolved is delivered.
   * A subscriber that lags more than 256 messages behind is ended with a SlowConsumerError. `return()` ends it at once.
   */
  subscribe(topic: string): Subscription
  /** Subscribers of a topic in this process. */
  listenerCount(topic: string): number
  stop(): Promise<void>
}

export interface Subscription extends AsyncIterableIterator<unknown> {
  /** Resolves once no later message can be missed. */
  readonly ready: Promise<void>
}

export const MAX_QUEUED = 256

/** The subscriber did not take its messages in time; it should subscribe again and catch up by version. */
export class SlowConsumerError extends Error {
  constructor(readonly topic: string) {
    super(`More than ${MAX_QUEUED} messages of ${topic} were waiting to be taken.`)
    this.name = 'SlowConsumerError'
  }
}
