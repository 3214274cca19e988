import { type QueuedSubscription, queuedSubscription } from './bounded-queue.js'
import type { Subscription } from './pubsub.js'

/** The subscribers of this process, by topic. `onFirst` and `onLast` tell when a topic begins and ceases to matter. */
export class Topics {
  private readonly subscribers = new Map<string, Set<QueuedSubscription>>()

  constructor(
    private readonly onFirst: (topic: string) => Promise<void>,
    private readonly onLast: (topic: string) => void,
  ) {}

  add(topic: string, missed: object | null): Subscription {
    const known = this.subscribers.get(topic)
    const listeners = known ?? new Set<QueuedSubscription>()
    if (!known) this.subscribers.set(topic, listeners)
    const onEnd = (): void => {
      listeners.delete(subscription)
      if (listeners.size > 0 || this.subscribers.get(topic) !== listeners) return
      this.subscribers.delete(topic)
      this.onLast(topic)
    }
    const subscription: QueuedSubscription = queuedSubscription({ topic, ready: this.onFirst(topic), missed, onEnd })
    subscription.ready.catch(() => undefined)
    listeners.add(subscription)
    return subscription
  }

  deliver(topic: string, message: unknown): void {
    for (const subscription of this.subscribers.get(topic) ?? []) subscription.push(message)
  }

  /** Tells the subscribers of a topic that messages may have been lost. */
  lose(topic: string): void {
    for (const subscription of [...(this.subscribers.get(topic) ?? [])]) subscription.lose()
  }

  names(): string[] {
    return [...this.subscribers.keys()]
  }

  count(topic: string): number {
    return this.subscribers.get(topic)?.size ?? 0
  }

  async endAll(): Promise<void> {
    const all = [...this.subscribers.values()].flatMap((listeners) => [...listeners])
    for (const subscription of all) await subscription.return?.()
  }
}
