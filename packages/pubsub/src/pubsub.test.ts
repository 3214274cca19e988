import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { bestOfThree, hasRedis, testRedis, timed } from '@askchart/testing'
import { Redis } from 'ioredis'
import { createMemoryPubSub, createRedisPubSub, LostMessagesError, MAX_QUEUED, type PubSub } from './index.js'

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
    await expect(slow.next()).rejects.toBeInstanceOf(LostMessagesError)
    expect(await slow.next()).toEqual({ done: true, value: undefined })
    expect(pubsub.listenerCount('a')).toBe(1)
  })

  test('a subscriber too far behind who asked to be told is told once, and gets what comes after', async () => {
    const slow = pubsub.subscribe('a', { missed: true })
    await slow.ready
    for (let n = 0; n <= MAX_QUEUED + 1; n += 1) await pubsub.publish('a', { n })
    expect(await slow.next()).toEqual({ done: false, value: { missed: true } })
    expect(await slow.next()).toEqual({ done: false, value: { n: MAX_QUEUED + 1 } })
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

/** As long as one may be waited for. */
const PUBLISHING_TAKES_MS = 1_000

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

  const admin = async <Result>(act: (redis: Redis) => Promise<Result>): Promise<Result> => {
    const connection = new Redis(redis?.url ?? '')
    try {
      return await act(connection)
    } finally {
      connection.disconnect()
    }
  }
  const subscribed = (topic: string): Promise<boolean> =>
    admin(async (connection) => Number((await connection.pubsub('NUMSUB', `askchart:${topic}`))[1]) > 0)

  test('a lost connection is made again with its subscriptions, which are told that they may have missed something', async () => {
    const pubsub = overRedis()
    const [told, untold] = [pubsub.subscribe('a', { missed: true }), pubsub.subscribe('b')]
    await Promise.all([told.ready, untold.ready])
    const [next, end] = [told.next(), untold.next()]
    const ended = expect(end).rejects.toBeInstanceOf(LostMessagesError)
    expect(await admin((connection) => connection.client('KILL', 'TYPE', 'pubsub'))).toBe(1)
    expect(await next).toEqual({ done: false, value: { missed: true } })
    await ended
    expect(await subscribed('a')).toBe(true)
    await pubsub.publish('a', { n: 1 })
    expect(await told.next()).toEqual({ done: false, value: { n: 1 } })
    await pubsub.stop()
  })

  test('where one process cannot publish, the subscribers of the others are told once it can again', async () => {
    const [here, there] = [overRedis(), overRedis()]
    const subscription = there.subscribe('a', { missed: true })
    await subscription.ready
    await here.publish('a', { n: 1 })
    expect(await subscription.next()).toEqual({ done: false, value: { n: 1 } })
    const next = subscription.next()
    await admin((connection) => connection.call('ACL', 'SETUSER', 'default', '-publish'))
    await here.publish('a', { n: 2 })
    await admin((connection) => connection.call('ACL', 'SETUSER', 'default', '+publish'))
    expect(await admin((connection) => connection.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes'))).toBeGreaterThan(0)
    expect(await next).toEqual({ done: false, value: { missed: true } })
    await Promise.all([here.stop(), there.stop()])
  })
})

describeWithRedis('while Redis is away', () => {
  test('publishing takes a second at most and fails nobody; subscribers are told when it is back', async () => {
    const own = await testRedis()
    const pubsub = createRedisPubSub(own.url)
    const subscription = pubsub.subscribe('a', { missed: true })
    await subscription.ready
    const next = subscription.next()
    process.kill(own.pid, 'SIGSTOP')
    await pubsub.publish('a', { n: 1 })
    process.kill(own.pid, 'SIGCONT')
    await pubsub.publish('a', { n: 2 })
    expect(await next).toEqual({ done: false, value: { n: 1 } })
    expect(await subscription.next()).toEqual({ done: false, value: { n: 2 } })
    expect(await subscription.next()).toEqual({ done: false, value: { missed: true } })
    await pubsub.stop()
    await own.stop()
  })

  test('only the first that cannot be published is waited for', async () => {
    const own = await testRedis()
    const pubsub = createRedisPubSub(own.url)
    const subscription = pubsub.subscribe('a', { missed: true })
    await subscription.ready
    await pubsub.publish('a', { n: 1 })
    expect(await subscription.next()).toEqual({ done: false, value: { n: 1 } })
    process.kill(own.pid, 'SIGKILL')
    await own.stop()
    await pubsub.publish('a', { n: 2 })
    const waited = await bestOfThree(PUBLISHING_TAKES_MS, () =>
      timed(async () => {
        for (let n = 3; n < 13; n += 1) await pubsub.publish('a', { n })
      }),
    )
    expect(waited).toBeLessThan(PUBLISHING_TAKES_MS)

    const back = await testRedis(own.port)
    expect(await subscription.next()).toEqual({ done: false, value: { missed: true } })
    await pubsub.stop()
    await back.stop()
  })
})
