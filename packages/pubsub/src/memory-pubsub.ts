import type { PubSub } from './pubsub.js'
import { Topics } from './topics.js'

/** Fan-out within one process. Messages pass through JSON, so that no subscriber sees what another process could not. */
export function createMemoryPubSub(): PubSub {
  const topics = new Topics(
    () => Promise.resolve(),
    () => undefined,
  )
  return {
    publish(topic, message) {
      if (topics.count(topic) > 0) topics.deliver(topic, JSON.parse(JSON.stringify(message)))
      return Promise.resolve()
    },
    subscribe: (topic, missed) => topics.add(topic, missed ?? null),
    listenerCount: (topic) => topics.count(topic),
    stop: () => topics.endAll(),
  }
}
