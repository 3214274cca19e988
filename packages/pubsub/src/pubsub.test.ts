import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { hasRedis, testRedis, until } from '@askchart/testing'
import { Redis } from 'ioredis'
import { createMemoryPubSub, createRedisPubSub, MAX_QUEUED, type PubSub, SlowConsumerError } from './index.js'

let redis: Awaited<ReturnType<typeof testRedis>> | null = null

beforeAll(async () => {
  if (hasRedis) redis = await testRedis()
})
afterAll(() => redis?.stop())

const overRedis = (): PubSub => createRedisPubSub(redis?.url ?? '')
const kinds: [string, () => PubSub][] = [
  ['memory', createMemoryPubSub],
  ...(hasRedis ? [['Redis', overRedis] satisfies [string, () => PubSub]] : []),
]

describe.each(kinds)('fan-out over %s', (_name, create) => {
  let pubsub: PubSub
  beforeEach(() => {
    pubsub = create()
  })
  afterEach(() => pubsub.stop())

  test('every subscriber of a topic gets each message in order, and of no other topic', async () => {
    const [one, two] = [pubsub.subscribe('a'), pubsub.subscribe('a')]
    await Promise.all([one.ready, two.ready])
    await pubsub.publish('b', { n: 0 })
    await pubsub.publish('a', { n: 1 })
    await pubsub.publish('a', { n: 2 })
    for (const subscription of [one, two]) {
      expect(await subscription.next()).toEqual({ done: false, value: { n: 1 } })
      expect(await subscription.next()).toEqual({ done: false, value: { n: 2 } })
    }
  })

  test('return ends a subscriber that waits, and leaves no listener', async () => {
    const [leaver, stayer] = [pubsub.subscribe('a'), pubsub.subscribe('a')]
    await Promise.all([leaver.ready, stayer.ready])
    const next = leaver.next()
    await leaver.return?.()
    expect(await next).toEqual({ done: true, value: undefined })
    expect(pubsub.listenerCount('a')).toBe(1)
    await pubsub.publish('a', { n: 1 })
    expect(await stayer.next()).toEqual({ done: false, value: { n: 1 } })
    await stayer.return?.()
    expect(pubsub.listenerCount('a')).toBe(0)
  })

  test('a subscriber too far behind is ended with an error, the others are not', async () => {
    const [slow, quick] = [pubsub.subscribe('a'), pubsub.subscribe('a')]
    await Promise.all([slow.ready, quick.ready])
    for (let n = 0; n <= MAX_QUEUED; n += 1) {
      await pubsub.publish('a', { n })
      expect(await quick.next()).toEqual({ done: false, value: { n } })
    }
    await expect(slow.next()).rejects.toBeInstanceOf(SlowConsumerError)
    expect(await slow.next()).toEqual({ done: true, value: undefined })
    expect(pubsub.listenerCount('a')).toBe(1)
  })

  test('a topic that was left can be subscribed again', async () => {
    const first = pubsub.subscribe('a')
    await first.ready
    await first.return?.()
    const second = pubsub.subscribe('a')
    await second.ready
    await pubsub.publish('a', { n: 1 })
    expect(await second.next()).toEqual({ done: false, value: { n: 1 } })
  })

  test('stopping ends every subscriber', async () => {
    const subscription = pubsub.subscribe('a')
    await subscription.ready
    const next = subscription.next()
    await pubsub.stop()
    expect(await next).toEqual({ done: true, value: undefined })
  })
})

const describeWithRedis = hasRedis ? describe : describe.skip

describeWithRedis('over Redis', () => {
  test('a message published by one process reaches the subscribers of another', async () => {
    const [here, there] = [overRedis(), overRedis()]
    const subscription = there.subscribe('a')
    await subscription.ready
    await here.publish('a', { n: 1 })
    expect(await subscription.next()).toEqual({ done: false, value: { n: 1 } })
    await Promise.all([here.stop(), there.stop()])
  })

  test('a lost connection is made again, with its subscriptions', async () => {
    const pubsub = overRedis()
    const subscription = pubsub.subscribe('a')
    await subscription.ready
    const admin = new Redis(redis?.url ?? '')
    expect(await admin.client('KILL', 'TYPE', 'pubsub')).toBe(1)
    await until('a subscriber', async () => Number((await admin.pubsub('NUMSUB', 'askchart:a'))[1]) === 1)
    await pubsub.publish('a', { n: 1 })
    expect(await subscription.next()).toEqual({ done: false, value: { n: 1 } })
    await pubsub.stop()
    admin.disconnect()
  })
})
