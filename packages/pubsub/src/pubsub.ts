/**
 * Live fan-out: may be lost, is never stored. Who must not miss anything catches up by version from its own store, and
 * is told when there is something to catch up on. Messages are JSON.
 */
export interface PubSub {
  /** Resolves when the message is handed over, not when anyone has seen it; never rejects for want of a server. */
  publish(topic: string, message: object): Promise<void>
  /**
   * Messages of a topic from now on: a message published after `subscribe` returned and `ready` resolved is delivered,
   * or told to be missing. Messages go missing where a connection was lost, and where more than 256 wait to be taken:
   * then `missed` is delivered in their place; without it the subscription ends with a LostMessagesError.
   * `return()` ends it at once.
   */
  subscribe(topic: string, missed?: object): Subscription
  /** Subscribers of a topic in this process. */
  listenerCount(topic: string): number
  stop(): Promise<void>
}

export interface Subscription extends AsyncIterableIterator<unknown> {
  /** Resolves once no later message can be missed untold. */
  readonly ready: Promise<void>
}

export const MAX_QUEUED = 256

/** Messages went missing, or were not taken in time; the subscriber should subscribe again and see what it missed. */
export class LostMessagesError extends Error {
  constructor(readonly topic: string) {
    super(`Messages of ${topic} were lost.`)
    this.name = 'LostMessagesError'
  }
}
