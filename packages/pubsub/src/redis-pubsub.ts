import { Redis } from 'ioredis'
import type { PubSub } from './pubsub.js'
import { Topics } from './topics.js'

const PREFIX = 'askchart:'

/**
 * Fan-out between processes over Redis. One connection subscribes for the whole process and subscribes again by itself
 * after a lost connection; what was published meanwhile is lost, as PubSub allows.
 */
export function createRedisPubSub(url: string, onError: (error: Error) => void = () => undefined): PubSub {
  const publisher = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: true })
  const subscriber = new Redis(url, { maxRetriesPerRequest: null })
  publisher.on('error', onError)
  subscriber.on('error', onError)
  const topics = new Topics(
    async (topic) => {
      await subscriber.subscribe(PREFIX + topic)
    },
    (topic) => void subscriber.unsubscribe(PREFIX + topic).catch(onError),
  )
  subscriber.on('message', (channel: string, text: string) =>
    topics.deliver(channel.slice(PREFIX.length), JSON.parse(text)),
  )
  return {
    async publish(topic, message) {
      // An edit that is stored stays acknowledged when Redis is away: subscribers catch up by version.
      await publisher.publish(PREFIX + topic, JSON.stringify(message)).catch(onError)
    },
    subscribe: (topic) => topics.add(topic),
    listenerCount: (topic) => topics.count(topic),
    async stop() {
      await topics.endAll()
      publisher.disconnect()
      subscriber.disconnect()
    },
  }
}
