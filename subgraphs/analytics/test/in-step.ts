import type { PubSub, Subscription } from '@askchart/pubsub'
import { until } from '@askchart/testing'

/**
 * A pubsub on which whoever publishes goes on only once the one listener of the topic has taken the message and asks for the
 * next, or has left; the first of a topic waits for that listener. So it sees every state, however busy the machine is.
 */
export function inStep(pubsub: PubSub): PubSub {
  const known = new Set<string>()
  const asking = new Set<string>()
  const hasLeft = (topic: string): boolean => known.has(topic) && pubsub.listenerCount(topic) === 0
  return {
    ...pubsub,
    async publish(topic, message) {
      await until(`somebody to ask for ${topic}`, () => asking.has(topic) || hasLeft(topic), 60_000)
      asking.delete(topic)
      await pubsub.publish(topic, message)
      await until(`somebody to take ${topic}`, () => asking.has(topic) || hasLeft(topic), 60_000)
    },
    subscribe(topic, missed) {
      const inner = pubsub.subscribe(topic, missed)
      known.add(topic)
      const told: Subscription = {
        ready: inner.ready,
        next() {
          asking.add(topic)
          return inner.next()
        },
        return: async () => (await inner.return?.()) ?? { done: true, value: undefined },
        [Symbol.asyncIterator]: () => told,
      }
      return told
    },
  }
}
