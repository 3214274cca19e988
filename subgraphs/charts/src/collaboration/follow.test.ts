import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createMemoryPubSub, createRedisPubSub, type PubSub } from '@askchart/pubsub'
import type { GraphResponse, Viewer } from '@askchart/service'
import { hasRedis, testRedis, until } from '@askchart/testing'
import { z } from 'zod'
import { type ChartsRoom, openChartsRoom } from '../../test/charts-room.js'
import { chartTopic, MISSED } from './chart-topic.js'

const FOLLOW = `subscription ($id: ID!, $since: Int) { chartEdited(chartId: $id, sinceVersion: $since) {
  version clientId author { id } changes { path value previous } chart { title version dataGrant }
} }`
const EDIT =
  'mutation ($input: EditChartInput!) { editChart(input: $input) { ... on ChartEdited { edit { version } } } }'
const event = z.object({ data: z.object({ chartEdited: z.looseObject({ version: z.number() }) }) })

interface Fanout {
  readonly pubsub: PubSub
  stop(): Promise<void>
}

const fanouts: readonly [string, boolean, () => Promise<Fanout>][] = [
  ['memory', true, () => Promise.resolve({ pubsub: createMemoryPubSub(), stop: () => Promise.resolve() })],
  [
    'Redis',
    hasRedis,
    async () => {
      const redis = await testRedis()
      return { pubsub: createRedisPubSub(redis.url), stop: () => redis.stop() }
    },
  ],
]

for (const [name, here, open] of fanouts.filter(([, there]) => there)) {
  describe(`following a chart over ${name}`, () => {
    let fanout: Fanout
    let room: ChartsRoom
    let id: string
    beforeAll(async () => {
      expect(here).toBe(true)
      fanout = await open()
      room = await openChartsRoom(fanout.pubsub)
    })
    afterAll(async () => {
      await room.stop()
      await fanout.stop()
    })
    beforeEach(async () => {
      id = await room.aChart('Start')
    })

    const follow = async (since: number | null, viewer: Viewer = room.owner) =>
      room.subgraph.client.subscribe(
        { query: FOLLOW, variables: { id, since } },
        await room.identity.callAs(viewer, { requestId: 'follow' }),
      )
    const rename = async (title: string, clientId: string | null = null) => {
      const response = await room.ask(EDIT, {
        input: { chartId: id, clientId, changes: [{ path: '/title', value: title }] },
      })
      expect(response.errors).toBeUndefined()
    }
    const next = async (events: AsyncIterator<GraphResponse>) => {
      const result = await events.next()
      if (result.done) throw new Error('the subscription ended')
      return event.parse(result.value).data.chartEdited
    }
    const take = async (events: AsyncIterator<GraphResponse>, count: number) => {
      const versions: number[] = []
      while (versions.length < count) versions.push((await next(events)).version)
      return versions
    }
    const listeners = () => room.pubsub.listenerCount(chartTopic(id))
    const listening = () => until('a listener', () => listeners() > 0)

    test('tells an edit with its author, its client and the chart as it is', async () => {
      const events = await follow(null)
      const first = next(events)
      await listening()
      await rename('Live', 'window-1')
      expect(await first).toMatchObject({
        version: 2,
        clientId: 'window-1',
        author: { id: room.owner.id },
        changes: [{ path: '/title', value: 'Live', previous: 'Start' }],
        chart: { title: 'Live', version: 2, dataGrant: expect.any(String) },
      })
      const second = next(events)
      await rename('Later')
      expect(await second).toMatchObject({ chart: { title: 'Later', version: 3 } })
      await events.return?.()
    })

    test('replays from a version on, then goes on live, none missed and none twice', async () => {
      for (const title of ['two', 'three', 'four']) await rename(title)
      const events = await follow(1)
      const taken = take(events, 6)
      for (const title of ['five', 'six', 'seven']) await rename(title)
      expect(await taken).toEqual([2, 3, 4, 5, 6, 7])
      await events.return?.()
    })

    test('tells the first version too to who asks from the beginning', async () => {
      const events = await follow(0)
      expect(await take(events, 1)).toEqual([1])
      await events.return?.()
    })

    test.each([-1, 2, 2147483647])('is refused from version %d of a chart at version 1', async (since) => {
      const events = await follow(since)
      expect(await events.next()).toMatchObject({ value: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } })
      expect(listeners()).toBe(0)
    })

    test('replays more than a page, while others go on editing', async () => {
      const edits = 130
      for (let edit = 0; edit < edits; edit += 1) await rename(`Edit ${edit}`)
      const events = await follow(1)
      const taken = take(events, edits + 10)
      await Promise.all(Array.from({ length: 10 }, (_, edit) => rename(`Late ${edit}`)))
      expect(await taken).toEqual(Array.from({ length: edits + 10 }, (_, index) => index + 2))
      await events.return?.()
    }, 60_000)

    test('fills in what was never published, and drops what comes twice or late', async () => {
      const events = await follow(null)
      const taken = take(events, 3)
      await listening()
      await rename('two')
      const told = { chartId: id, authorId: 'user_1', clientId: null, at: new Date(), changes: [] }
      await room.pubsub.publish(chartTopic(id), { edit: { ...told, version: 2 } })
      await room.pubsub.publish(chartTopic(id), { edit: { ...told, version: 1 } })
      await rename('three')
      await rename('four')
      expect(await taken).toEqual([2, 3, 4])
      await events.return?.()
    })

    test('hears live of a version beyond the next, and reads the ones between from the log', async () => {
      const events = await follow(null)
      const taken = take(events, 3)
      await listening()
      const lost = room.pubsub.publish.bind(room.pubsub)
      const silent: PubSub['publish'] = () => Promise.resolve()
      Object.assign(room.pubsub, { publish: silent })
      await rename('two')
      await rename('three')
      Object.assign(room.pubsub, { publish: lost })
      await rename('four')
      expect(await taken).toEqual([2, 3, 4])
      await events.return?.()
    })

    test('reads from the log what was told while nobody could hear it, though nothing is told after', async () => {
      const events = await follow(null)
      const taken = take(events, 2)
      await listening()
      const tell = room.pubsub.publish.bind(room.pubsub)
      const silent: PubSub['publish'] = () => Promise.resolve()
      Object.assign(room.pubsub, { publish: silent })
      await rename('two')
      await rename('three')
      Object.assign(room.pubsub, { publish: tell })
      await room.pubsub.publish(chartTopic(id), MISSED)
      expect(await taken).toEqual([2, 3])
      const waiting = events.next()
      Object.assign(room.pubsub, { publish: silent })
      await room.ask('mutation ($id: ID!) { deleteChart(id: $id) { deleted } }', { id })
      Object.assign(room.pubsub, { publish: tell })
      await room.pubsub.publish(chartTopic(id), MISSED)
      expect(await waiting).toMatchObject({ done: true })
    })

    test('a follower too slow for the live edits gets them from the log, and each once', async () => {
      const events = await follow(null)
      const first = next(events)
      await listening()
      const edits = 300
      for (let edit = 0; edit < edits; edit += 1) await rename(`Edit ${edit}`)
      expect((await first).version).toBe(2)
      expect(await take(events, edits - 1)).toEqual(Array.from({ length: edits - 1 }, (_, index) => index + 3))
      await events.return?.()
    }, 60_000)

    test('ends at once when it is cancelled, also while waiting, and leaves no listener', async () => {
      const events = await follow(null)
      const waiting = events.next()
      await listening()
      await events.return?.()
      expect(await waiting).toMatchObject({ done: true })
      await until('no listener', () => listeners() === 0)
    })

    test('ends with the chart', async () => {
      const events = await follow(null)
      const waiting = events.next()
      await listening()
      await room.ask('mutation ($id: ID!) { deleteChart(id: $id) { deleted } }', { id })
      expect(await waiting).toMatchObject({ done: true })
      await until('no listener', () => listeners() === 0)
    })

    test('is refused to strangers, who leave no listener, and open to those who may look', async () => {
      const refusal = z.object({ value: z.object({ errors: z.array(z.looseObject({ extensions: z.unknown() })) }) })
      const refused = refusal.parse(await (await follow(null, room.stranger)).next())
      expect(refused.value.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
      expect(listeners()).toBe(0)
      const events = await follow(0, room.reader)
      expect(await take(events, 1)).toEqual([1])
      await events.return?.()
    })
  })
}
