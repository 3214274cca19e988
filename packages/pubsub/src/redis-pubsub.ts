import { Redis } from 'ioredis'
import type { PubSub } from './pubsub.js'
import { Topics } from './topics.js'

const PREFIX = 'askchart:'
/** Heard by every process: somebody could not publish, so messages of any topic may have been lost. */
const LOST = `${PREFIX}*`
const PUBLISHING_TAKES_AT_MOST_MS = 1_000
const ALIVE_EVERY_MS = 5_000
const DEAD_AFTER_MS = 15_000

/**
 * Fan-out between processes over Redis. One connection subscribes for the whole process and another publishes. A lost
 * or half-open connection is noticed and made again; subscribers are told then that something may be missing, also by a
 * process that could not publish.
 */
export function createRedisPubSub(url: string, onError: (error: Error) => void = () => undefined): PubSub {
  const alive = { socketTimeout: DEAD_AFTER_MS }
  const publisher = new Redis(url, {
    ...alive,
    maxRetriesPerRequest: 1,
    commandTimeout: PUBLISHING_TAKES_AT_MOST_MS,
  })
  const subscriber = new Redis(url, { ...alive, maxRetriesPerRequest: null, autoResubscribe: false })
  publisher.on('error', onError)
  subscriber.on('error', onError)
  let connectedBefore = false
  let unpublished = 0
  const topics = new Topics(
    async (topic) => {
      await subscriber.subscribe(PREFIX + topic)
    },
    (topic) => void subscriber.unsubscribe(PREFIX + topic).catch(onError),
  )

  const loseAll = (): void => topics.names().forEach((topic) => topics.lose(topic))
  subscriber.on('message', (channel: string, text: string) => {
    if (channel === LOST) loseAll()
    else topics.deliver(channel.slice(PREFIX.length), JSON.parse(text))
  })
  subscriber.on('ready', () => {
    listen().catch(onError)
  })

  async function listen(): Promise<void> {
    const again = connectedBefore
    connectedBefore = true
    await subscriber.subscribe(LOST, ...topics.names().map((topic) => PREFIX + topic))
    if (again) loseAll()
  }

  /** Says that messages were lost, until it could be said. */
  async function confess(): Promise<void> {
    const lost = unpublished
    if (lost === 0) return
    await publisher.publish(LOST, '')
    unpublished -= lost
  }

  const beat = setInterval(() => {
    publisher.ping().catch(() => undefined)
    subscriber.ping().catch(() => undefined)
    confess().catch(onError)
  }, ALIVE_EVERY_MS).unref()
  publisher.on('ready', () => {
    confess().catch(onError)
  })

  return {
    async publish(topic, message) {
      // Who is told that one message was lost looks for all of them, so that nobody waits for each of them to fail.
      if (unpublished > 0 && publisher.status !== 'ready') {
        unpublished += 1
        return
      }
      // An edit that is stored stays acknowledged when Redis is away: subscribers catch up by version.
      await publisher.publish(PREFIX + topic, JSON.stringify(message)).catch((error: unknown) => {
        unpublished += 1
        onError(error instanceof Error ? error : new Error(String(error)))
      })
    },
    subscribe: (topic, missed) => topics.add(topic, missed ?? null),
    listenerCount: (topic) => topics.count(topic),
    async stop() {
      clearInterval(beat)
      await topics.endAll()
      publisher.disconnect()
      subscriber.disconnect()
    },
  }
}
