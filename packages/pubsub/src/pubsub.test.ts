import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createMemoryPubSub, createRedisPubSub, MAX_QUEUED, type PubSub, SlowConsumerError } from './index.js'

const hasRedis = spawnSync('redis-server', ['--version']).status === 0
let folder: string
let redis: ChildProcess | null = null

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redis-'))
  if (!hasRedis) return
  redis = spawn('redis-server', ['--port', '0', '--unixsocket', join(folder, 'socket'), '--save', ''], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await new Promise<void>((resolve, reject) => {
    redis?.stdout?.on('data', (text: Buffer) => {
      if (/ready to accept connections/i.test(text.toString())) resolve()
    })
    redis?.on('exit', () => reject(new Error('redis-server did not start')))
  })
})

afterAll(async () => {
  redis?.removeAllListeners('exit')
  redis?.kill()
  await rm(folder, { recursive: true })
})

const kinds: [string, () => PubSub][] = [
  ['memory', createMemoryPubSub],
  ...(hasRedis ? [['Redis', () => createRedisPubSub(join(folder, 'socket'))] satisfies [string, () => PubSub]] : []),
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
