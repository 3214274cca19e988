import { createMemoryPubSub } from './memory-pubsub.js'
import type { PubSub } from './pubsub.js'
import { createRedisPubSub } from './redis-pubsub.js'

export { createMemoryPubSub } from './memory-pubsub.js'
export { LostMessagesError, MAX_QUEUED, type PubSub, type Subscription } from './pubsub.js'
export { createRedisPubSub } from './redis-pubsub.js'

/** Over Redis where there is an address, else within this process. */
export const createPubSub = (redisUrl: string | null, onError?: (error: Error) => void): PubSub =>
  redisUrl === null ? createMemoryPubSub() : createRedisPubSub(redisUrl, onError)
